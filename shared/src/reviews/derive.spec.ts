import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MODALITY_BY_ID, MODALITIES } from '../catalogue/catalogue.js';
import { addDays } from '../dates.js';
import { COURSE_STATES, type CourseView } from '../plans/plan.js';
import { plannedCourse } from '../plans/testing.js';
import { RULES } from '../sequencing/data/rule-set.js';
import { reviewsOf, type ReviewsAsked } from './derive.js';
import { REVIEW_MOMENTS, type PlannedReview } from './review.js';
import { momentMeans, momentWords, reviewWords } from './review-words.js';

const DAY = '2027-03-01';
const on = (days: number, from = DAY): string => addDays(from, days);

const asked = (courses: readonly CourseView[], more: Partial<ReviewsAsked> = {}): ReviewsAsked => ({
  courses,
  catalogue: MODALITY_BY_ID,
  activatedOn: DAY,
  today: DAY,
  ...more,
});

/** Days after the first of March on which a moment is due, as earliest – target – latest. */
const days = (courses: readonly CourseView[], moment: string, more: Partial<ReviewsAsked> = {}): readonly (readonly number[])[] => {
  const after = (day: string): number => (Date.parse(day) - Date.parse(DAY)) / 86_400_000;
  return reviewsOf(asked(courses, more))
    .filter((review) => review.moment === moment)
    .map(({ earliest, target, latest }) => [earliest, target, latest].map(after));
};

/** The dose is adequate on day 10. */
const SLOW = [0, 10].map((day) => ({ day, text: '', dailyMg: null, perWeek: null, holdRule: null, adequate: day > 0 }));
const ENDED = { state: 'completed', startedOn: DAY, endedOn: on(60) } as const;
const REHAB = { state: 'active', startedOn: on(5) } as const;

describe('when a plan calls for a review', () => {
  it.each<[string, string, readonly CourseView[], readonly (readonly number[])[]]>([
    [
      'an epidural is judged twice, each within a fortnight',
      'assessment',
      [plannedCourse('a', 'esi', DAY)],
      [
        [14, 14, 28],
        [42, 42, 56],
      ],
    ],
    ['a medicine after its trial', 'assessment', [plannedCourse('a', 'topiramate', DAY)], [[28, 28, 42]]],
    ['counted from the adequate dose', 'assessment', [plannedCourse('a', 'topiramate', DAY, { steps: SLOW })], [[38, 38, 52]]],
    ['and from the day it really started', 'assessment', [plannedCourse('a', 'topiramate', DAY, { state: 'active', startedOn: on(3) })], [[31, 31, 45]]],
    ['not where no trial is stated', 'assessment', [plannedCourse('a', 'baclofen', DAY)], []],
    ['a diagnostic block is no treatment to be judged', 'assessment', [plannedCourse('a', 'mbb', DAY)], []],
    ['rehabilitation starts while the relief is there', 'relief-window', [plannedCourse('a', 'esi', DAY)], [[3, 8, 14]]],
    [
      'a partner that is only planned has not started',
      'relief-window',
      [plannedCourse('a', 'esi', DAY), plannedCourse('b', 'pt_exercise', on(5))],
      [[3, 8, 14]],
    ],
    ['one that has started is enough', 'relief-window', [plannedCourse('a', 'esi', DAY), plannedCourse('b', 'pt_exercise', on(5), REHAB)], []],
    [
      'unless it started after the window',
      'relief-window',
      [plannedCourse('a', 'esi', DAY), plannedCourse('b', 'pt_exercise', DAY, { ...REHAB, startedOn: on(15) })],
      [[3, 8, 14]],
    ],
    [
      'on its last day it is in time',
      'relief-window',
      [plannedCourse('a', 'esi', DAY), plannedCourse('b', 'pt_exercise', DAY, { ...REHAB, startedOn: on(14) })],
      [],
    ],
    ['the effect of an epidural ends within half a year', 'wear-off', [plannedCourse('a', 'esi', DAY)], [[152, 166, 180]]],
    ['what lasts longer is looked at later', 'wear-off', [plannedCourse('a', 'rfa', DAY)], [[337, 351, 365]]],
    ['massage wears off after its last day', 'wear-off', [plannedCourse('a', 'massage', DAY, { endsOn: on(30) })], [[44, 44, 58]]],
    ['not while it goes on', 'wear-off', [plannedCourse('a', 'massage', DAY)], []],
    ['nor where nobody knows how long it lasts', 'wear-off', [plannedCourse('a', 'pt_exercise', DAY, { endsOn: on(30) })], []],
    [
      'boosters after the planned end',
      'booster',
      [plannedCourse('a', 'cbt', DAY, { endsOn: on(60) })],
      [
        [76, 90, 104],
        [136, 150, 164],
        [226, 240, 254],
        [411, 425, 439],
      ],
    ],
    [
      'or the actual one',
      'booster',
      [plannedCourse('a', 'cbt', DAY, { ...ENDED, endsOn: on(99) })],
      [
        [76, 90, 104],
        [136, 150, 164],
        [226, 240, 254],
        [411, 425, 439],
      ],
    ],
    ['none while no end is planned', 'booster', [plannedCourse('a', 'cbt', DAY)], []],
    [
      'a medicine for blood pressure and sodium, within their days',
      'check',
      [plannedCourse('a', 'duloxetine', DAY)],
      [
        [7, 10, 14],
        [14, 21, 28],
      ],
    ],
    [
      'liver values before, and around two days later on',
      'check',
      [plannedCourse('a', 'tizanidine', DAY)],
      [
        [-14, 0, 0],
        [27, 30, 33],
        [87, 90, 93],
      ],
    ],
    [
      'kidney function before, and once more after a year within the horizon',
      'check',
      [plannedCourse('a', 'gabapentin', on(-10))],
      [
        [-24, -10, -10],
        [341, 355, 355],
      ],
    ],
    [
      'nothing after the course has ended',
      'check',
      [plannedCourse('a', 'tizanidine', DAY, { endsOn: on(40) })],
      [
        [-14, 0, 0],
        [27, 30, 33],
      ],
    ],
    [
      'the first days after an infusion to the day',
      'check',
      [plannedCourse('a', 'ketamine_iv', DAY, { endsOn: DAY })],
      [
        [0, 0, 0],
        [1, 1, 1],
      ],
    ],
    ['a test that names no day is not scheduled', 'check', [plannedCourse('a', 'acetaminophen', DAY)], []],
    [
      'the plan every quarter',
      'plan-review',
      [],
      [
        [76, 90, 104],
        [166, 180, 194],
        [256, 270, 284],
      ],
    ],
    ['and at nine to twelve months', 'horizon', [], [[270, 360, 365]]],
  ])('%s', (_, moment, courses, expected) => {
    expect(days(courses, moment)).toEqual(expected);
  });

  it.each([
    ['on the day of the horizon the next quarter comes into sight', 360, [90, 180, 270, 450]],
    ['the day before it does not', 359, [90, 180, 270]],
    ['a plan of two years is looked at still', 720, [90, 180, 270, 450, 540, 630, 720, 810]],
  ])('%s', (_, day, targets) => {
    expect(days([], 'plan-review', { today: on(day) }).map(([, target]) => target)).toEqual(targets);
  });

  it('a plan that is not active counts from its first start; one without courses calls for nothing', () => {
    expect(days([plannedCourse('a', 'cbt', on(9)), plannedCourse('b', 'cbt', on(4))], 'horizon', { activatedOn: null })).toEqual([[274, 364, 369]]);
    expect(reviewsOf(asked([], { activatedOn: null }))).toEqual([]);
  });

  it('what was stopped calls for nothing more, and so does what the catalogue does not know', () => {
    const gone = [plannedCourse('a', 'esi', DAY, { state: 'stopped', startedOn: DAY, endedOn: on(2) }), plannedCourse('b', 'nothing_known', DAY)];
    expect(reviewsOf(asked(gone)).flatMap(({ courseIds }) => courseIds)).toEqual([]);
  });

  it('the clinic may give judgements more or less time', () => {
    const rules = RULES.map((rule) =>
      rule.kind === 'trial' && rule.parameters.graceDays === 14 && rule.ruleId === 'SEQ-06'
        ? { ...rule, parameters: { ...rule.parameters, graceDays: 7 } }
        : rule,
    );
    expect(days([plannedCourse('a', 'topiramate', DAY)], 'assessment', { rules })).toEqual([[28, 28, 35]]);
    expect(days([plannedCourse('a', 'topiramate', DAY)], 'assessment', { rules: RULES })).toEqual([[28, 28, 42]]);
  });
});

const anyCourse = fc
  .record({
    at: fc.integer({ min: -400, max: 400 }),
    late: fc.integer({ min: -10, max: 10 }),
    length: fc.option(fc.integer({ min: 0, max: 200 })),
    state: fc.constantFrom(...COURSE_STATES),
    modality: fc.constantFrom(...MODALITIES),
    stepped: fc.boolean(),
  })
  .map(({ at, late, length, state, modality, stepped }) => (id: string): CourseView => {
    const startedOn = state === 'planned' ? null : on(at + late);
    return plannedCourse(id, modality.id, on(at), {
      steps: stepped ? modality.defaultSteps : [],
      endsOn: length === null ? null : on(at + length),
      state,
      startedOn,
      endedOn: startedOn === null || state === 'active' ? null : addDays(startedOn, length ?? 0),
    });
  });
const anyPlan = fc
  .record({ courses: fc.array(anyCourse, { maxLength: 8 }), activated: fc.option(fc.integer({ min: -800, max: 0 })) })
  .map(({ courses, activated }) =>
    asked(
      courses.map((make, index) => make(`c${index}`)),
      { activatedOn: activated === null ? null : on(activated), rules: RULES },
    ),
  );

const shifted = ({ courses, activatedOn, today, ...rest }: ReviewsAsked, by: number): ReviewsAsked => {
  const later = (day: string | null): string | null => (day === null ? null : addDays(day, by));
  return {
    ...rest,
    today: addDays(today, by),
    activatedOn: later(activatedOn),
    courses: courses.map((one) => ({
      ...one,
      startsOn: addDays(one.startsOn, by),
      endsOn: later(one.endsOn),
      startedOn: later(one.startedOn),
      endedOn: later(one.endedOn),
    })),
  };
};
const moved = (review: PlannedReview, by: number): PlannedReview => ({
  ...review,
  earliest: addDays(review.earliest, by),
  target: addDays(review.target, by),
  latest: addDays(review.latest, by),
});

describe('reviews, whatever the plan', () => {
  it('have keys that the table holds, whatever the treatment', () => {
    const courses = MODALITIES.map(({ id }, at) => plannedCourse(`00000000-0000-4000-8000-${String(at).padStart(12, '0')}`, id, DAY));
    for (const { key } of reviewsOf(asked(courses, { today: on(3000) }))) expect(key.length).toBeLessThanOrEqual(80);
  });

  it('lie in order, with keys of their own, by target day', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const reviews = reviewsOf(plan);
        for (const { earliest, target, latest } of reviews) expect([earliest, target, latest].toSorted()).toEqual([earliest, target, latest]);
        expect(new Set(reviews.map(({ key }) => key)).size).toBe(reviews.length);
        expect(reviews.map(({ target }) => target)).toEqual(reviews.map(({ target }) => target).toSorted());
      }),
    );
  });

  it('move with the calendar, and keep their keys', () => {
    fc.assert(
      fc.property(anyPlan, fc.integer({ min: -500, max: 500 }), (plan, by) => {
        expect(reviewsOf(shifted(plan, by))).toEqual(reviewsOf(plan).map((review) => moved(review, by)));
      }),
    );
  });

  it('do not depend on the order of courses', () => {
    fc.assert(fc.property(anyPlan, (plan) => expect(reviewsOf({ ...plan, courses: plan.courses.toReversed() })).toEqual(reviewsOf(plan))));
  });

  it('do not move because time passes', () => {
    fc.assert(
      fc.property(anyPlan, fc.integer({ min: 1, max: 800 }), (plan, by) => {
        expect(reviewsOf({ ...plan, today: addDays(plan.today, by) })).toEqual(expect.arrayContaining([...reviewsOf(plan)]));
      }),
    );
  });

  it('of a stopped course there are none', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const stopped = new Set(plan.courses.filter(({ state }) => state === 'stopped').map(({ id }) => id));
        expect(reviewsOf(plan).filter(({ courseIds }) => courseIds.some((id) => stopped.has(id)))).toEqual([]);
      }),
    );
  });
});

describe('what a review is called', () => {
  const names = new Map([['a', { en: 'Epidural', es: 'Epidural' }]]);
  const of = (moment: PlannedReview['moment'], courseIds: readonly string[]): PlannedReview => ({
    key: `${moment}:a:2`,
    moment,
    courseIds,
    earliest: DAY,
    target: DAY,
    latest: DAY,
  });

  it.each(REVIEW_MOMENTS)('%s, in both languages', (moment) => {
    const { en, es } = reviewWords(of(moment, moment === 'plan-review' || moment === 'horizon' ? [] : ['a']), names);
    expect(en).not.toBe(es);
    expect(en.includes('Epidural')).toBe(es.includes('Epidural'));
    expect(momentWords(moment).en).not.toBe('');
    expect(momentMeans(moment).en).toMatch(/^[a-z].*[^.]$/);
  });

  it.each([
    [
      'sodium?2',
      'Sodium, because of Epidural, where it applies (the catalogue says to whom)',
      'Sodio, por Epidural, si corresponde (el catálogo dice a quién)',
    ],
    ['call.1', 'Call the day after, because of Epidural', 'Llamada al día siguiente, por Epidural'],
  ])('a check says what is looked at: %s', (nth, en, es) => {
    expect(reviewWords({ ...of('check', ['a']), key: `check:a:0:${nth}` }, names)).toEqual({ en, es });
  });

  it('a course nobody can name is a treatment', () => {
    expect(reviewWords(of('booster', ['b']), names)).toEqual({ en: 'Booster session 2: a treatment', es: 'Sesión de refuerzo 2: un tratamiento' });
  });
});
