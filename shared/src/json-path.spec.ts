import { describe, expect, it } from '@jest/globals';
import { objectsAt, partsAt, pathText, textsAt } from './json-path.js';

const ROOT = { a: [{ b: 'x', c: ['y', 3] }, { b: 4 }, null, 'z'], d: { 'odd name': 1 } };

describe('the parts of a value of any shape', () => {
  it.each<readonly [string, readonly string[]]>([
    ['a[].b', ['$.a[0].b', '$.a[1].b']],
    ['a[].c[]', ['$.a[0].c[0]', '$.a[0].c[1]']],
    ['d.odd name', ['$.d["odd name"]']],
    ['d[].b', []],
    ['a.b', []],
    ['toString', []],
  ])('%s', (pattern, paths) => {
    expect(partsAt(ROOT, pattern).map(({ path }) => pathText(path))).toEqual(paths);
  });

  it('only texts, or only objects', () => {
    expect(textsAt(ROOT, 'a[].b', 'a[].c[]').map(({ value }) => value)).toEqual(['x', 'y']);
    expect(objectsAt(ROOT, 'a[]').map(({ path }) => pathText(path))).toEqual(['$.a[0]', '$.a[1]']);
  });

  it('nothing at all is no error', () => {
    expect([undefined, null, 3, 'x', []].flatMap((root) => partsAt(root, 'a[].b'))).toEqual([]);
  });
});
