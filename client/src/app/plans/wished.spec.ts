import { describe, expect, it } from '@jest/globals';
import type { BoundKind } from '@stagewell/shared/sequencing/stager/request';
import { relaxed, type Wished } from './wished';

const WISHED: Wished = { aim: 'soonest-relief', horizon: '2027-03-01', kept: new Set(['a', 'b']) };
const LATEST = '2028-11-23';
const move = (courseId: string, bound: BoundKind, to: string) => ({ courseId, bound, to });

describe('the smallest relaxation, granted', () => {
  it.each([
    ['a later last day', [move('c', 'horizon', '2027-03-11')], { horizon: '2027-03-11', kept: ['a', 'b'] }],
    ['the latest of several', [move('c', 'horizon', '2027-03-11'), move('d', 'horizon', '2027-03-05')], { horizon: '2027-03-11', kept: ['a', 'b'] }],
    ['a course that is no longer kept', [move('a', 'fixed', '2027-01-05')], { horizon: '2027-03-01', kept: ['b'] }],
    ['both', [move('a', 'fixed', '2027-01-05'), move('c', 'horizon', LATEST)], { horizon: LATEST, kept: ['b'] }],
  ])('%s', (_what, moves, expected) => {
    const granted = relaxed(WISHED, { days: 1, moves }, LATEST);
    expect({ horizon: granted?.horizon, kept: [...(granted?.kept ?? [])] }).toEqual(expected);
  });

  it.each([
    ['the payer has to be faster', [move('a', 'payer-lead', '2027-01-05')]],
    ['the clinic is closed', [move('a', 'fixed', '2027-01-05'), move('c', 'closure', '2027-01-05')]],
    ['the last day would lie too far', [move('c', 'horizon', '2028-11-24')]],
    ['nothing is named', []],
  ])('no wish can grant it when %s', (_what, moves) => expect(relaxed(WISHED, { days: 1, moves }, LATEST)).toBeNull());
});
