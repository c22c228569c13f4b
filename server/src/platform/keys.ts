import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * Secrets of the installation; they live in a file outside the database and outside its folder. Kept as key objects: they never print,
 * and Node takes them in 3 µs where the bytes took 12.
 */
export interface Keys {
  readonly keyId: string;
  readonly audit: KeyObject;
  readonly seal: KeyObject;
  readonly csrf: KeyObject;
  /** Secrets that go out in messages and must come out the same at a second attempt. */
  readonly link: KeyObject;
}

/** Reads the key file `{ keyId, master }` (master: 32 bytes, base64). Throws when it is short or missing. */
export const readKeys = (file: string): Keys => {
  const { keyId, master } = JSON.parse(readFileSync(file, 'utf8')) as { keyId?: string; master?: string };
  return keysOf(keyId ?? '', Buffer.from(master ?? '', 'base64'));
};

const keyFrom = (bytes: ArrayBuffer): KeyObject => createSecretKey(Buffer.from(bytes));

/** One master, four keys that cannot be turned into each other (HKDF-SHA256). */
export const keysOf = (keyId: string, master: Buffer): Keys => {
  if (!/^[a-z0-9-]{1,20}$/.test(keyId) || master.length < 32) throw new Error('The key file needs a keyId and a master key of 32 bytes; see README.');
  const derive = (use: string): KeyObject => keyFrom(hkdfSync('sha256', master, keyId, use, 32));
  return { keyId, audit: derive('audit'), seal: derive('seal'), csrf: derive('csrf'), link: derive('link') };
};

/** The token a page must send back with every change; it is bound to the session. */
export const csrfToken = (keys: Keys, sessionHash: Buffer): string => createHmac('sha256', keys.csrf).update(sessionHash).digest('base64url');

/** Seals and opens the columns of one clinic (AES-256-GCM). Forgetting the clinic's salt makes them unreadable for good. */
export class Seal {
  private derived: KeyObject | null = null;

  constructor(
    private readonly keys: Keys,
    private readonly clinicId: string,
    private readonly salt: Buffer,
  ) {}

  /** Derived when first needed: most reads open nothing. */
  private get key(): KeyObject {
    return (this.derived ??= keyFrom(hkdfSync('sha256', this.keys.seal, this.salt, this.clinicId, 32)));
  }

  /** `place` = table, column and row id: a sealed value moved elsewhere does not open. Empty text is stored as `null`. */
  seal(text: string, place: string): Buffer | null {
    if (text === '') return null;
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, iv).setAAD(Buffer.from(`${place}|${this.keys.keyId}`));
    return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }

  /** Throws when the value was changed, moved, or sealed with another key. */
  open(sealed: Buffer | null, place: string): string {
    if (sealed === null) return '';
    const decipher = createDecipheriv('aes-256-gcm', this.key, sealed.subarray(0, 12)).setAAD(Buffer.from(`${place}|${this.keys.keyId}`));
    decipher.setAuthTag(sealed.subarray(-16));
    return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8');
  }
}
