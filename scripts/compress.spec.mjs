import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { compressFolder } from './compress.mjs';

const LONG = 'const pain = checkIn.painNow ?? null;\n'.repeat(100);
let folder;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stagewell-compress-'));
  mkdirSync(join(folder, 'media'));
  for (const name of ['main.js', 'styles.css', 'media/engine.wasm', 'media/font.woff2', 'index.html']) writeFileSync(join(folder, name), LONG);
  writeFileSync(join(folder, 'tiny.js'), 'export {};');
  await compressFolder(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

const at = (name) => join(folder, name);

describe('what is sent packed', () => {
  it.each(['main.js', 'styles.css', 'media/engine.wasm'])('%s has a smaller twin of each kind that unpacks to it', (name) => {
    expect(brotliDecompressSync(readFileSync(at(`${name}.br`))).toString()).toBe(LONG);
    expect(gunzipSync(readFileSync(at(`${name}.gz`))).toString()).toBe(LONG);
    expect(statSync(at(`${name}.br`)).size).toBeLessThan(LONG.length / 2);
  });

  it.each(['tiny.js', 'media/font.woff2', 'index.html'])('%s has none', (name) => {
    expect(existsSync(at(`${name}.br`)) || existsSync(at(`${name}.gz`))).toBe(false);
  });

  it('is packed again when its source is newer, and only then', async () => {
    expect(await compressFolder(folder)).toBe(0);
    writeFileSync(at('main.js'), `${LONG}// changed`);
    utimesSync(at('main.js'), new Date(), new Date(Date.now() + 5000));
    expect(await compressFolder(folder)).toBe(2);
    expect(brotliDecompressSync(readFileSync(at('main.js.br'))).toString()).toMatch(/changed$/);
  });
});
