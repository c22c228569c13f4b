import { describe, expect, it } from '@jest/globals';
import { hereText, leftOutText, leftText, paceText, sizeText } from './bulk-words';

const COUNTS = { new: 0, changed: 0, unchanged: 0, refused: 0 };

describe('words', () => {
  it.each([
    [{ done: 3, counts: COUNTS }, 0, 'Every chart is here.'],
    [{ done: 3, counts: COUNTS }, 2, '2 lines or files were left out; the reasons stand below.'],
    [{ done: 2, counts: COUNTS }, 0, '1 chart is not imported; choose the same files again to import the rest.'],
  ])('of what is here: %j, %s left out', (run, leftOut, words) => expect(hereText({ items: 3, ...run }, leftOut)).toBe(words));
  it.each([
    [0, 'less than a minute left'],
    [59, 'less than a minute left'],
    [60, 'about 1 minute left'],
    [600, 'about 10 minutes left'],
    [5_400, 'about 2 hours left'],
  ])('%s seconds', (seconds, words) => expect(leftText(seconds)).toBe(words));
  it.each([
    [2, '2.0 a second'],
    [0.5, '30 a minute'],
    [0.001, '1 a minute'],
  ])('%s a second', (pace, words) => expect(paceText(pace)).toBe(words));
  it.each([
    [0, '1 KB'],
    [2_048, '2 KB'],
    [3 * 1024 * 1024, '3.0 MB'],
  ])('%s bytes', (bytes, words) => expect(sizeText(bytes)).toBe(words));
  it.each([
    [{ line: null, lines: 1 }, 'a.json'],
    [{ line: 4, lines: 1 }, 'a.json, line 4'],
    [{ line: 4, lines: 3 }, 'a.json, lines 4 to 6'],
  ])('%s', (place, words) => expect(leftOutText({ file: 0, reason: '', ...place }, 'a.json')).toBe(words));
});
