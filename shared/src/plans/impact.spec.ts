import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../dates.js';
import { REVIEW_STATES, type PlannedReview, type ReviewView } from '../reviews/review.js';
import type { Evaluation, Finding } from '../sequencing/finding.js';
import { dueOf, impactFingerprint, impactOf, reviewsAfter, stillDue, surprisesNobody, type PlanMoment } from './impact.js';
import type { CourseView } from './plan.js';
import { plannedCourse } from './testing.js';

const DAY = '2027-03-01';
const on = (days: number): string => addDays(DAY, days);

const course = (id: string, day: number, more: Partial<CourseView> = {}): CourseView => plannedCourse(id, 'cbt', on(day), more);
const review = (key: string, day: number): PlannedReview => ({
  key,
  moment: 'assessment',
  courseIds: ['a'],
  earliest: on(day),
  target: on(day),
  latest: on(day + 14),
});
const said = { en: 'Too soon', es: 'Demasiado pronto' };
const finding = (severity: Finding['severity']): Finding => ({
  ruleId: 'SEQ-03',
  severity,
  fingerprint: 'f',
  courseIds: ['a'],
  days: [],
  text: said,
  rationale: said,
  source: { citation: '', verification: 'guide' },
  fixes: [],
  inherited: false,
  covers: [],
  unknowns: [],
});
const judged = (...findings: Finding[]): Evaluation => ({ findings, notEvaluable: [], passed: [] });
const moment = (more: Partial<PlanMoment> = {}): PlanMoment => ({ courses: [], evaluation: judged(), reviews: [], checkIns: [], ...more });
const row = (key: string, day: number, more: Partial<ReviewView> = {}): ReviewView => ({
  ...review(key, day),
  id: `row ${key}`,
  state: 'due',
  createdVersion: 2,
  movedVersion: null,
  cancelledVersion: null,
  ...more,
});

describe('the impact of a change', () => {
  it('names what comes, what goes and what moves, of reviews, findings and courses', () => {
    const before = moment({
      courses: [course('a', 0), course('b', 10), course('c', 20), course('d', 30)],
      evaluation: judged(finding('inform')),
      reviews: [review('x', 28), review('y', 40), review('z', 50)],
    });
    const after = moment({
      courses: [course('a', 7), course('b', 10, { note: 'Slower' }), course('d', 30), course('e', 40)],
      evaluation: judged(finding('warn')),
      reviews: [review('x', 35), review('y', 40), review('w', 60)],
    });
    const impact = impactOf(before, after);
    expect(impact.reviews).toEqual({
      created: [review('w', 60)],
      moved: [
        {
          key: 'x',
          moment: 'assessment',
          courseIds: ['a'],
          from: { earliest: on(28), target: on(28), latest: on(42) },
          to: { earliest: on(35), target: on(35), latest: on(49) },
        },
      ],
      cancelled: [review('z', 50)],
    });
    expect(impact.findings.changed).toMatchObject([{ ruleId: 'SEQ-03', was: 'inform', severity: 'warn' }]);
    expect(impact.courses).toEqual({
      added: [{ courseId: 'e', modalityId: 'cbt', startsOn: on(40), endsOn: null }],
      removed: [{ courseId: 'c', modalityId: 'cbt', startsOn: on(20), endsOn: null }],
      moved: [{ courseId: 'a', from: { startsOn: on(0), endsOn: null }, to: { startsOn: on(7), endsOn: null } }],
      changed: ['b'],
    });
    expect(surprisesNobody(impact)).toBe(false);
  });

  it('a course that becomes another treatment goes and comes, on the same days', () => {
    const [before, after] = [moment({ courses: [course('a', 0)] }), moment({ courses: [course('a', 0, { modalityId: 'act' })] })];
    const impact = impactOf(before, after);
    const days = { courseId: 'a', startsOn: on(0), endsOn: null };
    expect(impact.courses).toEqual({ added: [{ ...days, modalityId: 'act' }], removed: [{ ...days, modalityId: 'cbt' }], moved: [], changed: [] });
    expect(surprisesNobody(impact)).toBe(false);
  });

  it.each<[severity: Finding['severity'], again: boolean]>([
    ['block', true],
    ['warn', true],
    ['inform', false],
  ])('a finding to %s that has another fingerprint has to be signed again: %s', (severity, again) => {
    const [was, is] = [finding(severity), { ...finding(severity), fingerprint: 'g', text: { en: 'Another drug', es: 'Otro' } }];
    const { findings } = impactOf(moment({ evaluation: judged(was) }), moment({ evaluation: judged(is) }));
    expect([findings.lost, findings.gained].map((said) => said.map(({ text }) => text.en))).toEqual(again ? [['Too soon'], ['Another drug']] : [[], []]);
    expect(findings.changed).toEqual([]);
  });

  it.each<[string, Partial<CourseView>, boolean]>([
    ['a note surprises nobody', { note: 'Slower' }, true],
    ['a start on the planned day neither', { state: 'active', startedOn: on(0) }, true],
    ['a start a day late does', { state: 'active', startedOn: on(1) }, false],
    ['a day earlier at the end does', { endsOn: on(5) }, false],
  ])('%s', (_, more, quiet) => {
    expect(surprisesNobody(impactOf(moment({ courses: [course('a', 0)] }), moment({ courses: [course('a', 0, more)] })))).toBe(quiet);
  });

  it.each<[string, Partial<ReviewView>]>([
    ['its target', { target: on(29) }],
    ['its last day', { latest: on(43) }],
    ['its first day', { earliest: on(27) }],
  ])('a review has moved when only %s has, and is told apart from not moving', (_, change) => {
    const [was, is] = [review('x', 28), { ...review('x', 28), ...change }];
    const impact = impactOf(moment({ reviews: [was] }), moment({ reviews: [is] }));
    expect(impact.reviews.moved).toHaveLength(1);
    expect(surprisesNobody(impact)).toBe(false);
    expect(impactFingerprint(impact)).not.toBe(impactFingerprint(impactOf(moment({ reviews: [was] }), moment({ reviews: [was] }))));
  });

  it('what was done or waived is not called for again; what was cancelled may be', () => {
    const kept = [row('x', 1, { state: 'done' }), row('y', 1, { state: 'waived' }), row('z', 1, { state: 'cancelled', cancelledVersion: 3 })];
    expect(stillDue([review('x', 9), review('y', 9), review('z', 9)], kept)).toEqual([review('z', 9)]);
  });
});

const keys = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const planned = fc.uniqueArray(
  fc.record({ key: keys, day: fc.integer({ min: 0, max: 9 }) }).map(({ key, day }) => review(key, day)),
  { selector: ({ key }) => key },
);
/** Rows as they may be: of one key at most one is not cancelled. */
const kept = fc
  .array(fc.record({ key: keys, day: fc.integer({ min: 0, max: 9 }), state: fc.constantFrom(...REVIEW_STATES) }))
  .map((rows) =>
    rows
      .filter(({ key, state }, at) => state === 'cancelled' || rows.findIndex((one) => one.key === key && one.state !== 'cancelled') === at)
      .map(({ key, day, state }, at) => row(key, day, { id: `row ${at}`, state, cancelledVersion: state === 'cancelled' ? 3 : null })),
  );

describe('nothing is re-anchored silently', () => {
  const given = {
    version: 7,
    newId: (() => {
      let n = 0;
      return () => `new ${(n += 1)}`;
    })(),
  };
  const bare = ({ key, moment: what, courseIds, earliest, target, latest }: PlannedReview): PlannedReview => ({
    key,
    moment: what,
    courseIds,
    earliest,
    target,
    latest,
  });
  const byKey = (a: PlannedReview, b: PlannedReview): number => (a.key < b.key ? -1 : 1);

  it('what is kept afterwards is what was kept before and the accepted impact, and nothing else', () => {
    fc.assert(
      fc.property(kept, planned, (rows, called) => {
        const impact = impactOf(moment({ reviews: dueOf(rows) }), moment({ reviews: stillDue(called, rows) }));
        const after = reviewsAfter(rows, impact, given);
        const { created, moved, cancelled } = impact.reviews;
        const named = new Set([...moved, ...cancelled].map(({ key }) => key));
        // Row by row: the very same, or as the impact says.
        for (const [at, was] of rows.entries()) {
          const is = after[at];
          if (was.state !== 'due' || !named.has(was.key)) expect(is).toBe(was);
          else if (cancelled.some(({ key }) => key === was.key)) expect(is).toEqual({ ...was, state: 'cancelled', cancelledVersion: 7 });
          else expect(is).toEqual({ ...was, ...moved.find(({ key }) => key === was.key)?.to, movedVersion: 7 });
        }
        expect(after.slice(rows.length).map(bare)).toEqual(created);
        // And that is what the plan calls for.
        expect(dueOf(after).map(bare).toSorted(byKey)).toEqual([...stillDue(called, rows)].toSorted(byKey));
      }),
    );
  });

  it('a second time there is nothing left to do', () => {
    fc.assert(
      fc.property(kept, planned, (rows, called) => {
        const after = reviewsAfter(rows, impactOf(moment({ reviews: dueOf(rows) }), moment({ reviews: stillDue(called, rows) })), given);
        expect(surprisesNobody(impactOf(moment({ reviews: dueOf(after) }), moment({ reviews: stillDue(called, after) })))).toBe(true);
      }),
    );
  });
});
