import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MODALITIES, MODALITY_BY_ID } from '../catalogue/catalogue.js';
import { isClinicCheck } from '../catalogue/checks.js';
import { addDays, daysBetween } from '../dates.js';
import { COURSE_STATES, type CourseView } from '../plans/plan.js';
import { plannedCourse } from '../plans/testing.js';
import { PHASE_CADENCE, PHASES, type Phase } from './cadence.data.js';
import { checkInsOf, type CheckInsAsked, type PlannedCheckIn } from './cadence.js';

const DAY = '2027-03-01';
const on = (days: number, from = DAY): string => addDays(from, days);

const asked = (courses: readonly CourseView[], more: Partial<CheckInsAsked> = {}): CheckInsAsked => ({
  courses,
  catalogue: MODALITY_BY_ID,
  activatedOn: DAY,
  today: DAY,
  backPain: false,
  ...more,
});
/** Days of the plan on which something is asked that `want` looks for. */
const days = (courses: readonly CourseView[], want: (one: PlannedCheckIn) => boolean, more: Partial<CheckInsAsked> = {}): readonly number[] =>
  checkInsOf(asked(courses, more))
    .filter(want)
    .map(({ dueOn }) => daysBetween(DAY, dueOn));
const phase =
  (name: Phase) =>
  (one: PlannedCheckIn): boolean =>
    one.phase === name;
const asks =
  (...instruments: readonly PlannedCheckIn['instruments'][number][]) =>
  (one: PlannedCheckIn): boolean =>
    instruments.every((id) => one.instruments.includes(id));
const upTo =
  (day: number, want: (one: PlannedCheckIn) => boolean) =>
  (one: PlannedCheckIn): boolean =>
    one.dueOn <= on(day) && want(one);

const TOPIRAMATE = plannedCourse('a', 'topiramate', DAY);

describe('what a plan asks a patient, and when', () => {
  it.each<[string, readonly CourseView[], (one: PlannedCheckIn) => boolean, readonly number[], Partial<CheckInsAsked>?]>([
    ['a baseline each week before the first start', [plannedCourse('a', 'cbt', on(14))], phase('baseline'), [0, 7]],
    ['none where something starts at once', [TOPIRAMATE], phase('baseline'), []],
    ['four weeks of it, when the start is far', [plannedCourse('a', 'cbt', on(56))], phase('baseline'), [0, 28, 35, 42, 49]],
    ['the first weeks of a course', [plannedCourse('a', 'cbt', DAY)], phase('initiation'), [0, 7, 14, 21]],
    ['then weekly to its judgement', [plannedCourse('a', 'cbt', DAY)], upTo(56, phase('titration')), [28, 35, 42, 49]],
    ['every four weeks after it', [TOPIRAMATE], phase('maintenance'), [56, 84, 112, 140, 168, 196, 224, 252, 280, 308, 336]],
    ['mood every four weeks at first, every twelve later', [TOPIRAMATE], asks('phq4'), [0, 28, 84, 168, 252, 336]],
    ['back pain asks for its own questionnaire each quarter', [TOPIRAMATE], asks('rmdq'), [0, 84, 168, 252, 336], { backPain: true }],
    ['and nobody else', [TOPIRAMATE], asks('rmdq'), []],
    ['pain twice a week after a procedure', [plannedCourse('a', 'esi', DAY)], upTo(16, asks('pain_now')), [0, 3, 7, 10, 14]],
    ['warning signs in the first days after it', [plannedCourse('a', 'esi', on(5))], upTo(9, asks('red_flags', 'pain_now')), [0, 7]],
    ['to the day where the rhythm leaves them out', [plannedCourse('a', 'esi', on(3))], (one) => one.key === 'day:5', [5]],
    [
      'a flare is asked about in the weekly check-in where its days hold one',
      [plannedCourse('a', 'pt_exercise', on(3))],
      upTo(27, (one) => one.key === 'day:10' || one.key === 'day:17' || one.key === 'day:24'),
      [10],
    ],
    ['the day after an infusion is its own day', [plannedCourse('a', 'lidocaine_iv', DAY)], upTo(6, asks('pain_now')), [0, 1, 3]],
    ['every week for four weeks to whoever gets worse', [], phase('deterioration'), [105, 112, 119, 126], { worseOn: [on(100)], today: on(101) }],
    ['nothing of a course that was stopped', [plannedCourse('a', 'esi', DAY, { state: 'stopped', startedOn: DAY, endedOn: on(1) })], upTo(27, () => true), [0]],
    ['nothing of one the catalogue does not know', [plannedCourse('a', 'nothing_known', DAY)], upTo(27, () => true), [0]],
    ['a test that answers a question is not tried', [plannedCourse('a', 'mbb', DAY)], upTo(27, asks('peg')), [0]],
  ])('%s', (_, courses, want, expected, more = {}) => {
    expect(days(courses, want, more)).toEqual(expected);
  });

  it('the judgement has the patient’s own word on the change', () => {
    const [last] = checkInsOf(asked([TOPIRAMATE])).filter(phase('assessment'));
    expect(last).toMatchObject({ key: 'day:28', instruments: expect.arrayContaining(['pgic', 'peg', 'phq4']), courseIds: ['a'] });
  });

  it('a plan that outlives its horizon is asked on', () => {
    expect(days([], (one) => one.dueOn > on(360), { today: on(400) })).toEqual([364, 392, 420, 448, 476]);
  });

  it.each(PHASES)('%s says in both languages what it is, and where its weeks come from', (name) => {
    const { name: words, source } = PHASE_CADENCE[name];
    expect([words.en, words.es, source.citation].every((text) => text.trim() !== '')).toBe(true);
  });

  it('every check of the catalogue runs forward; those that name no day are never scheduled', () => {
    const checks = MODALITIES.flatMap((one) => one.checks?.value ?? []);
    expect(checks.length).toBeGreaterThan(40);
    for (const { on: when } of checks) if (when !== null) expect(when.from <= when.target && when.target <= when.to).toBe(true);
    expect(checks.some(({ on: when }) => when === null)).toBe(true);
    expect(checks.some(({ what }) => isClinicCheck(what))).toBe(true);
  });
});

const anyCourse = fc
  .record({
    at: fc.integer({ min: -60, max: 300 }),
    length: fc.option(fc.integer({ min: 0, max: 200 })),
    state: fc.constantFrom(...COURSE_STATES),
    modality: fc.constantFrom(...MODALITIES),
  })
  .map(({ at, length, state, modality }) => (id: string): CourseView => {
    const startedOn = state === 'planned' ? null : on(at);
    const endedOn = state === 'completed' || state === 'stopped' ? on(at + (length ?? 0)) : null;
    return plannedCourse(id, modality.id, on(at), {
      steps: modality.defaultSteps,
      endsOn: length === null ? null : on(at + length),
      state,
      startedOn,
      endedOn,
    });
  });
const anyPlan = fc
  .record({ courses: fc.array(anyCourse, { maxLength: 8 }), backPain: fc.boolean(), since: fc.integer({ min: 0, max: 700 }) })
  .map(({ courses, backPain, since }) =>
    asked(
      courses.map((make, index) => make(`c${index}`)),
      { backPain, today: on(since) },
    ),
  );
const bare = ({ key, dueOn, latestOn }: PlannedCheckIn): object => ({ key, dueOn, latestOn });

describe('check-ins, whatever the plan', () => {
  it('are one a day at most, never before the plan began, each with a key of its own that says its day', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const all = checkInsOf(plan);
        expect(new Set(all.map(({ dueOn }) => dueOn)).size).toBe(all.length);
        for (const { key, dueOn, latestOn, instruments } of all) {
          expect(key).toBe(`day:${daysBetween(DAY, dueOn)}`);
          expect(dueOn >= DAY && latestOn >= dueOn && instruments.length > 0).toBe(true);
          expect(new Set(instruments).size).toBe(instruments.length);
        }
      }),
    );
  });

  it('are at most two a week, but for the first days after a procedure', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const all = checkInsOf(plan).map(({ dueOn }) => daysBetween(DAY, dueOn));
        const usual = all.filter((day) => day % 7 === 0 || day % 7 === 3);
        for (const day of usual) expect(usual.filter((other) => other >= day && other < day + 7).length).toBeLessThanOrEqual(2);
        const starts = plan.courses.map((course) => daysBetween(DAY, course.startedOn ?? course.startsOn));
        for (const day of all.filter((one) => !usual.includes(one))) expect(starts.some((start) => day >= start && day - start <= 3)).toBe(true);
      }),
    );
  });

  it('come out the same in whatever order the courses come', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        expect(checkInsOf({ ...plan, courses: plan.courses.toReversed() })).toEqual(checkInsOf(plan));
      }),
    );
  });

  it('those that one course asks for stay when another one moves, goes or comes', () => {
    fc.assert(
      fc.property(anyPlan, fc.integer({ min: -30, max: 90 }), (plan, by) => {
        const [moving, ...others] = plan.courses;
        fc.pre(moving !== undefined && others.length > 0);
        const of = (courses: readonly CourseView[], id: string): readonly object[] =>
          checkInsOf({ ...plan, courses })
            .filter(({ courseIds }) => courseIds.includes(id))
            .map(bare);
        const later = moving && {
          ...moving,
          startsOn: addDays(moving.startsOn, by),
          endsOn: moving.endsOn && addDays(moving.endsOn, by),
          startedOn: moving.startedOn && addDays(moving.startedOn, by),
          endedOn: moving.endedOn && addDays(moving.endedOn, by),
        };
        for (const { id } of others) {
          expect(of(later ? [later, ...others] : others, id)).toEqual(of(plan.courses, id));
          expect(of(others, id)).toEqual(of(plan.courses, id));
        }
      }),
    );
  });

  it('keep their days as time passes: only a plan beyond its horizon gets more of them', () => {
    fc.assert(
      fc.property(anyPlan, fc.integer({ min: 0, max: 200 }), (plan, passed) => {
        const [now, later] = [checkInsOf(plan), checkInsOf({ ...plan, today: addDays(plan.today, passed) })];
        const last = now.at(-1)?.dueOn ?? DAY;
        expect(later.filter(({ dueOn }) => dueOn <= last)).toEqual(now);
      }),
    );
  });
});
