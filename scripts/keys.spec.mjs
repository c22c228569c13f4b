import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ensureKeys } from './keys.mjs';

let folder;

beforeEach(() => {
  folder = mkdtempSync('/tmp/stagewell-keys-');
});

afterEach(() => rmSync(folder, { recursive: true }));

const ensure = (hasData) => ensureKeys({ file: join(folder, 'deep', 'keys.json'), dataDir: '/data', hasData });
const written = () => readFileSync(join(folder, 'deep', 'keys.json'), 'utf8');

describe('the key file', () => {
  it('is made once, with 32 random bytes that only its owner can read', () => {
    ensure(false);
    const { keyId, master } = JSON.parse(written());
    expect(keyId).toMatch(/^[a-z0-9-]{1,20}$/);
    expect(Buffer.from(master, 'base64')).toHaveLength(32);
    expect(statSync(join(folder, 'deep', 'keys.json')).mode & 0o777).toBe(0o600);
  });

  it('is never made anew when it is there', () => {
    ensure(false);
    const before = written();
    ensure(true);
    ensure(false);
    expect(written()).toBe(before);
  });

  it('is never replaced by another when data was sealed with the lost one', () => {
    expect(() => ensure(true)).toThrow('is missing, and the data in /data was sealed with it');
  });
});
