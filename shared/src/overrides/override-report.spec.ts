import { expect, it } from '@jest/globals';
import { isWorthALook, signedShare } from './override-report.js';

it.each([
  ['too few plans to tell', 4, 4, null, false],
  ['nothing signed is a share of zero', 5, 0, 0, false],
  ['half is not most', 10, 5, 0.5, false],
  ['more than half is', 10, 6, 0.6, true],
  ['all of the fewest plans', 5, 5, 1, true],
])('%s', (_, found, signed, share, look) => {
  expect(signedShare({ found, signed })).toBe(share);
  expect(isWorthALook({ found, signed })).toBe(look);
});
