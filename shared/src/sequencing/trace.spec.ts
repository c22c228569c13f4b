import { describe, expect, it } from '@jest/globals';
import { addDays } from '../dates.js';
import { apart, course as courseWith, OURS, rule, text } from './data/row.js';
import type { CourseInput } from './document.js';
import { evaluate } from './evaluate.js';
import type { Rule, RuleParameters } from './rules.js';
import { courseOf, documentFor, TODAY, traitsFor } from './testing.js';

const about = { severity: 'warn', rationale: text('why', 'por qué'), source: OURS } as const;
const starting = (id: string, day: number, tags: readonly string[] = ['drug']): CourseInput => courseOf(id, traitsFor(id, { tags }), addDays(TODAY, day));
const spaced = (max: number, days: number): Rule =>
  rule('S', { ...about, kind: 'spacing', parameters: { subject: { any: [] }, windows: [{ max, days }], bundle: false } });
const together = (courses: readonly CourseInput[], one: Rule): readonly (readonly string[])[] =>
  evaluate(documentFor(courses), [one]).findings.map(({ courseIds }) => courseIds);

describe('starts that crowd each other', () => {
  it.each<readonly [string, max: number, days: number, starts: readonly number[], runs: readonly (readonly string[])[]]>([
    ['windows that share a start are one run', 1, 14, [0, 10, 20], [['c0', 'c1', 'c2']]],
    [
      'windows that share none are two',
      1,
      14,
      [0, 10, 30, 40],
      [
        ['c0', 'c1'],
        ['c2', 'c3'],
      ],
    ],
    ['two in a window may be', 2, 14, [0, 5, 20], []],
    ['a third may not, and a fourth joins it', 2, 14, [0, 5, 10, 15, 60], [['c0', 'c1', 'c2', 'c3']]],
    ['on the last day of the window they are apart', 1, 14, [0, 14], []],
    ['none may be', 0, 14, [0, 10], [['c0'], ['c1']]],
  ])('%s', (_, max, days, starts, runs) => {
    const courses = starts.map((day, at) => starting(`c${at}`, day));
    expect(together(courses, spaced(max, days))).toEqual(runs);
  });
});

describe('what is not known', () => {
  const when: RuleParameters['exclusion']['when'] = { fact: 'egfr', op: '<', value: 30 };
  const renal = rule('R', { ...about, kind: 'exclusion', parameters: apart([courseWith('drug')], { when }) });

  it('stands once, with every course that waits for it, by start', () => {
    const courses = [starting('late', 9), starting('soon', 2), starting('next', 2), starting('other', 0, [])];
    expect(evaluate(documentFor(courses), [renal]).notEvaluable).toMatchObject([{ datum: 'fact:egfr', courseIds: ['next', 'soon', 'late'] }]);
  });
});

describe('what must come before', () => {
  const need = {
    what: text('a drug', 'un fármaco'),
    of: { any: ['drug'] },
    count: 1,
    lagDays: 0,
    orBenefit: false,
    apartDays: 0,
    reliefPercent: null,
    sameRegion: false,
  };
  const first = rule('N', { ...about, kind: 'requires', parameters: { subject: { any: ['drug'] }, needs: [need], unlessHistory: null } });

  it('a course is not what it needs itself', () => {
    expect(together([starting('only', 0)], first)).toEqual([['only']]);
    expect(together([starting('only', 0), starting('second', 5)], first)).toEqual([['only']]);
  });
});
