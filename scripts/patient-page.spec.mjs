import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { CLIENT_DIR } from './paths.mjs';

/** What a phone loads for a check-in, bytes. The rest of 60 kB is for the questions, which come with the sheet: all there are take 3.4 kB. */
const MOST = 60_000 - 4_000;
const FOLDER = join(CLIENT_DIR, 'answer');
const files = readdirSync(FOLDER).filter((name) => /\.(?:js|css|html)$/.test(name));
const read = (name) => readFileSync(join(FOLDER, name));

describe('the page that a patient opens by a link', () => {
  it('is small, with everything that it may load later', () => {
    const sizes = files.map((name) => brotliCompressSync(read(name)).length);
    expect(files.filter((name) => name.endsWith('.js')).length).toBeGreaterThan(0);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST);
  });

  it('carries no questions: they come with the request', () => {
    const scripts = files.filter((name) => name.endsWith('.js')).map((name) => read(name).toString());
    expect(scripts.some((script) => script.includes('Numbness between the legs'))).toBe(true);
    for (const words of ['Trouble relaxing', 'Roland-Morris', 'interfered with your enjoyment', 'Pfizer']) {
      expect(scripts.filter((script) => script.includes(words))).toEqual([]);
    }
  });
});
