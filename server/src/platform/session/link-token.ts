import { createHash, randomBytes } from 'node:crypto';

/** `v1.<clinic>.<what it opens>.<32 random bytes>`: the clinic is known before anything is looked up, the secret is not guessable. */
const TOKEN = /^v1\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[\w-]{43}$/;

/** Of the text, not of the bytes it stands for: two texts can stand for the same bytes, and only one of them is the link. */
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The path of a link, with the token where no server, log or referrer sees it, and the hash to keep. `secret`: 32 bytes that nobody can guess. */
export const makeToken = (
  page: '/answer' | '/my-plan',
  clinicId: string,
  requestId: string,
  secret: Buffer = randomBytes(32),
): { readonly path: string; readonly hash: Buffer } => {
  const token = `v1.${clinicId}.${requestId}.${secret.toString('base64url')}`;
  return { path: `${page}#${token}`, hash: hashOf(token) };
};

/** What a token says it is for, unproven until its hash is found; `null` = not a token. */
export const readToken = (token: string): { readonly clinicId: string; readonly requestId: string; readonly hash: Buffer } | null => {
  const [, clinicId, requestId] = TOKEN.exec(token) ?? [];
  return clinicId === undefined || requestId === undefined ? null : { clinicId, requestId, hash: hashOf(token) };
};
