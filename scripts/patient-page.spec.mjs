import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { CLIENT_DIR } from './paths.mjs';

/** What a phone loads for a check-in or for the plan, bytes. The rest of 60 kB is for the questions, which come with the sheet: all there are take 3.4 kB. */
const MOST = 60_000 - 3_400;
const FOLDER = join(CLIENT_DIR, 'answer');
const files = readdirSync(FOLDER).filter((name) => /\.(?:js|css|html)$/.test(name));
const read = (name) => readFileSync(join(FOLDER, name));

describe('the page that a patient opens by a link', () => {
  const scripts = new Map(files.filter((name) => name.endsWith('.js')).map((name) => [name, read(name).toString()]));
  /** A script with those that it cannot run without. */
  const withImports = (name, seen = new Set()) => {
    seen.add(name);
    for (const [, next] of scripts.get(name).matchAll(/from"\.\/([^"]+)"/g)) if (!seen.has(next)) withImports(next, seen);
    return seen;
  };

  it('is small, whichever page it is, with everything that it may load later', () => {
    const [main] = [...scripts.keys()].filter((name) => name.startsWith('main'));
    const pages = [...scripts.get(main).matchAll(/import\(`\.\/([^`]+)`\)|import\("\.\/([^"]+)"\)/g)].map(([, a, b]) => a ?? b);
    expect(pages).toHaveLength(2);
    const rest = files.filter((name) => !name.endsWith('.js'));
    for (const page of pages) {
      const sizes = [...withImports(page), ...rest].map((name) => brotliCompressSync(read(name)).length);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST);
    }
    // Nothing else is there to be loaded.
    expect(new Set([main, ...pages.flatMap((page) => [...withImports(page)])])).toEqual(new Set(scripts.keys()));
  });

  it('carries no questions: they come with the request', () => {
    const all = [...scripts.values()];
    expect(all.some((script) => script.includes('Numbness between the legs'))).toBe(true);
    for (const words of ['Trouble relaxing', 'Roland-Morris', 'interfered with your enjoyment', 'Pfizer']) {
      expect(all.filter((script) => script.includes(words))).toEqual([]);
    }
  });
});
