import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure, say } from './say.mjs';

/**
 * Makes the key file of the embedded database once: `{ keyId, master }`, 32 random bytes, readable by its owner only.
 * A missing file beside existing data is a loss to be told, never a reason to make another key.
 * @param {{ file: string, dataDir: string, hasData: boolean }} where
 */
export const ensureKeys = ({ file, dataDir, hasData }) => {
  if (existsSync(file)) return;
  if (hasData) {
    throw new Failure(
      `The key file ${file} is missing, and the data in ${dataDir} was sealed with it.\n` +
        'Put the file back from your backup, or begin again with an empty demo clinic: npm run demo:reset',
    );
  }
  mkdirSync(dirname(file), { recursive: true });
  const keys = { keyId: `local-${randomBytes(4).toString('hex')}`, master: randomBytes(32).toString('base64') };
  // "wx": of two first starts, one writes and the other reads what it wrote.
  writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  say(`  Made the key file ${file}; keep a copy apart from the data`);
};
