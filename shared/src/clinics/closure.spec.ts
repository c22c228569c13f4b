import { describe, expect, it } from '@jest/globals';
import { CLOSURE, closureOn, closureProblems, closuresFor } from './closure.js';

const NEW_YEAR = { siteId: null, firstOn: '2026-12-31', lastOn: '2027-01-01' };
const PAINTED = { siteId: 's1', firstOn: '2027-01-01', lastOn: '2027-01-05' };
const MOVED = { siteId: 's2', firstOn: '2027-02-01', lastOn: '2027-02-01' };
const ALL = [NEW_YEAR, PAINTED, MOVED];

describe('a closure', () => {
  it.each([
    ['one day', '2027-01-01', '2027-01-01', []],
    ['a year of 366 days', '2028-01-01', '2028-12-31', []],
    ['a day more', '2028-01-01', '2029-01-01', [{ path: 'lastOn', message: `At most ${CLOSURE.days.max} days` }]],
    ['backwards', '2027-01-02', '2027-01-01', [{ path: 'lastOn', message: 'The last day lies before the first' }]],
  ])('%s', (_what, firstOn, lastOn, problems) => expect(closureProblems({ firstOn, lastOn })).toEqual(problems));

  it.each([
    ['of a patient of one site: its own and those of all', 's1', [NEW_YEAR, PAINTED]],
    ['of a patient of another', 's3', [NEW_YEAR]],
    ['of a patient whose site nobody has asked: any', null, ALL],
  ])('%s', (_what, siteId, met) => expect(closuresFor(ALL, siteId)).toEqual(met));

  it.each([
    ['2026-12-30', null],
    ['2026-12-31', NEW_YEAR],
    ['2027-01-01', NEW_YEAR],
    ['2027-01-05', PAINTED],
    ['2027-01-06', null],
  ])('%s is closed by the first that holds it', (day, closure) => expect(closureOn(ALL, day)).toBe(closure));
});
