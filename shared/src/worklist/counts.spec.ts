import { expect, it } from '@jest/globals';
import { COUNTED_TO, countWords } from './counts.js';

it.each([
  [0, '0'],
  [COUNTED_TO, '500'],
  [COUNTED_TO + 1, '500+'],
  [3 * COUNTED_TO, '500+'],
])('%s is said as %s', (count, words) => expect(countWords(count)).toBe(words));
