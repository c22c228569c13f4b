import { expect, it } from '@jest/globals';
import { whyNotBorn } from './birth-date.js';

const TODAY = '2027-03-01';

it.each<[what: string, day: string | null, isRefused: boolean]>([
  ['a day that is not known', null, false],
  ['long ago', '1901-01-01', false],
  ['today', TODAY, false],
  ['tomorrow', '2027-03-02', true],
  ['a year that was mistyped', '2971-03-09', true],
])('born on %s', (_, day, isRefused) => {
  expect(whyNotBorn(day, TODAY) !== null).toBe(isRefused);
});
