import { expect, it } from '@jest/globals';
import type { Impact } from '@stagewell/shared/plans/impact';
import { impactWords } from './impact-words';

it('a course that becomes another treatment goes under its old name and comes under its new one', () => {
  const days = { startsOn: '2027-03-01', endsOn: null };
  const due = { moment: 'assessment', courseIds: ['a'], earliest: '2027-03-29', target: '2027-03-29', latest: '2027-04-12' } as const;
  const impact: Impact = {
    reviews: { created: [{ key: 'assessment:a:2:1', ...due }], moved: [], cancelled: [{ key: 'assessment:a:1:1', ...due }] },
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
