import { addDays } from '@stagewell/shared/dates';
import { checkInLines } from './impact-check-ins';
import { expect, it } from '@jest/globals';
import type { Impact } from '@stagewell/shared/plans/impact';
import { impactWords } from './impact-words';

it('a course that becomes another treatment goes under its old name and comes under its new one', () => {
  const days = { startsOn: '2027-03-01', endsOn: null };
  const due = { moment: 'assessment', courseIds: ['a'], earliest: '2027-03-29', target: '2027-03-29', latest: '2027-04-12' } as const;
  const impact: Impact = {
    reviews: { created: [{ key: 'assessment:a:2:1', ...due }], moved: [], cancelled: [{ key: 'assessment:a:1:1', ...due }] },
    checkIns: { created: [], changed: [], cancelled: [] },
    findings: { gained: [], lost: [], changed: [] },
    courses: {
      added: [{ courseId: 'a', modalityId: 'naproxen', ...days }],
      removed: [{ courseId: 'a', modalityId: 'ibuprofen', ...days }],
      moved: [],
      changed: [],
    },
  };
  const named = (en: string) => new Map([['a', { en, es: en }]]);
  const { courses, reviews } = impactWords(impact, { was: named('Ibuprofen'), is: named('Naproxen') });
  expect(courses).toEqual([expect.stringContaining('Naproxen is added'), expect.stringContaining('Ibuprofen is removed')]);
  expect(reviews.map(({ lines }) => lines[0]?.text)).toEqual([expect.stringContaining('Naproxen'), expect.stringContaining('Ibuprofen')]);
});

it('a year of check-ins is a few lines: one for each phase and kind of change', () => {
  const day = (at: number, phase: 'initiation' | 'maintenance') => ({
    key: `day:${at}`,
    phase,
    dueOn: addDays('2027-03-01', at),
    latestOn: addDays('2027-03-04', at),
    instruments: ['peg'] as const,
  });
  const asks = { latestOn: '2027-03-11', instruments: ['peg'] as const };
  expect(
    checkInLines({
      created: [day(0, 'initiation'), day(7, 'initiation'), day(84, 'maintenance')],
      changed: [{ key: 'day:7', dueOn: '2027-03-08', from: asks, to: asks }],
      cancelled: [day(28, 'maintenance'), day(56, 'maintenance')],
    }),
  ).toEqual([
    'Initiation: 2 new check-ins, Mar 1, 2027 to Mar 8, 2027',
    'Maintenance: 1 new check-in, May 24, 2027',
    'Maintenance: 2 check-ins are no longer asked for, Mar 29, 2027 to Apr 26, 2027',
    '1 check-in asks other questions, Mar 8, 2027',
  ]);
});
