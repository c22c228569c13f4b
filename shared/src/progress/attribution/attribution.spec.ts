import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../dates.js';
import { attributionOf, type Attribution, type CourseAttribution } from './attribution.js';
import { randomFrom } from './calibration/random.js';
import type { OutcomeScale } from './outcome-scale.js';
import type { AttributedCourse, AttributionQuestion } from './question.js';

const START = '2026-03-02';
const day = (days: number): string => addDays(START, days);
const PEG: OutcomeScale = { label: 'PEG', min: 0, max: 10, higherIsWorse: true, mcid: 1, readingSd: 0.7 };
const SNRI = { lag: 3, onset: 10, plateau: null, offset: 14 };

const course = (id: string, startsOn: number, change: Partial<AttributedCourse> = {}): AttributedCourse => ({
  id,
  name: id,
  startedOn: day(startsOn),
  endedOn: null,
  sessions: [],
  kernel: SNRI,
  prior: { mean: -0.9, sd: 1.2 },
  flare: null,
  adherence: [{ from: day(startsOn), percent: 100 }],
  fadedFrom: null,
  ...change,
});
/** Weekly readings around a level that is a function of the day, with a little noise from a seed. */
const weekly = (level: (day: number) => number, from = -42, to = 112, noise = 0.35): AttributionQuestion['readings'] => {
  const random = randomFrom(7);
  const count = Math.floor((to - from) / 7) + 1;
  return Array.from({ length: count }, (_, week) => ({ on: day(from + week * 7), value: level(from + week * 7) + random.normal(0, noise) }));
};
const ask = (change: Partial<AttributionQuestion>): AttributionQuestion => ({
  scale: PEG,
  readings: weekly(() => 7),
  courses: [course('duloxetine', 0)],
  events: [],
  enrolledHighOn: null,
  priors: 'catalogue',
  ...change,
});
const fallsBy =
  (points: number, from = 0) =>
  (on: number) =>
    on <= from ? 7 : 7 - points;
const first = ({ courses: [one] }: Attribution): CourseAttribution => {
  if (one === undefined) throw new Error('expected a course');
  return one;
};

describe('what is said of a course', () => {
  it.each<[string, Partial<AttributionQuestion>, CourseAttribution['verdict'], RegExp]>([
    [
      'pain fell by three points after its start',
      { readings: weekly(fallsBy(3)) },
      'likely-helping',
      /^Likely helping\. Change in PEG coincident with starting duloxetine/,
    ],
    ['nothing changed', {}, 'unlikely-to-help', /^Unlikely to help by what matters/],
    ['pain rose by three points', { readings: weekly(fallsBy(-3)), priors: 'skeptical' }, 'likely-worsening', /^Likely worsening/],
    ['it fell by one point: it may matter or not', { readings: weekly(fallsBy(1.2)) }, 'uncertain', /^Uncertain/],
    ['it fell before the start, and stayed', { readings: weekly(fallsBy(3, -21)) }, 'uncertain', /^Uncertain/],
    ['nothing was asked before', { readings: weekly(fallsBy(3), 7) }, 'cannot-tell', /No reading up to its start/],
    ['one reading before', { readings: weekly(fallsBy(3), 0) }, 'cannot-tell', /Only one reading up to its start/],
    ['nothing was asked since', { readings: weekly(() => 7, -42, 0) }, 'cannot-tell', /No reading while it acted/],
    ['nothing was asked at all', { readings: [] }, 'cannot-tell', /No reading up to its start.*No reading while it acted/],
    ['it began last week', { readings: weekly(fallsBy(3), -42, 10) }, 'cannot-tell', /Only one reading while it acted/],
    [
      'it was not taken',
      { readings: weekly(fallsBy(3)), courses: [course('duloxetine', 0, { adherence: [{ from: day(0), percent: 0 }] })] },
      'cannot-tell',
      /No reading while it acted/,
    ],
    [
      'two started on one day',
      { readings: weekly(fallsBy(3)), courses: [course('duloxetine', 0), course('gabapentin', 0)] },
      'cannot-tell',
      /cannot be told apart from that of gabapentin/,
    ],
    [
      'two started eight weeks apart',
      { readings: weekly(fallsBy(3)), courses: [course('duloxetine', 0), course('gabapentin', 56)] },
      'likely-helping',
      /Likely helping/,
    ],
    [
      'a death in the family raised pain, which then went back',
      { readings: weekly((on) => (on >= -21 && on <= 0 ? 9 : 7)), events: [{ id: 'e', label: 'bereavement', from: day(-21), to: day(0) }] },
      'unlikely-to-help',
      /Unlikely/,
    ],
    [
      'the catalogue knows nothing of it',
      { readings: weekly(fallsBy(4)), courses: [course('baclofen', 0, { kernel: null, prior: null })] },
      'likely-helping',
      /does not say how fast baclofen acts.*does not say what to expect/,
    ],
    [
      'how it was taken is not known',
      { readings: weekly(fallsBy(4)), courses: [course('duloxetine', 0, { adherence: [] })] },
      'likely-helping',
      /was not recorded; as planned was assumed/,
    ],
  ])('%s', (_case, change, verdict, sentence) => {
    const found = first(attributionOf(ask(change)));
    expect(found.sentence).toMatch(sentence);
    expect(found.verdict).toBe(verdict);
    expect(found.effect.interval.low).toBeLessThan(found.effect.points);
    expect(found.effect.interval.high).toBeGreaterThan(found.effect.points);
  });

  it('what cannot be told apart is judged together', () => {
    const { courses, groups } = attributionOf(
      ask({ readings: weekly(fallsBy(3)), courses: [course('duloxetine', 0), course('gabapentin', 0), course('tens', 84)] }),
    );
    expect(groups.map(({ courseIds, verdict }) => [courseIds, verdict])).toEqual([[['duloxetine', 'gabapentin'], 'likely-helping']]);
    expect(courses.map(({ notApartFrom }) => notApartFrom.map(({ courseId }) => courseId))).toEqual([['gabapentin'], ['duloxetine'], []]);
    expect(groups[0]?.sentence).toContain('starting duloxetine and gabapentin');
  });

  it('a time without it tells more', () => {
    const onOff = (on: number): number => (on > 0 && on <= 84 ? 5 : 7);
    const settled = (endedOn: string | null, level: (on: number) => number): number =>
      first(attributionOf(ask({ readings: weekly(level, -42, 168), courses: [course('duloxetine', 0, { endedOn })] }))).fromReadings;
    expect(settled(day(84), onOff)).toBeGreaterThan(settled(null, fallsBy(2)));
  });

  it('a benefit that fades is told when it is asked for', () => {
    const fades = (on: number): number => (on <= 0 || on > 98 ? 7 : 4);
    const faded = (level: (on: number) => number): number | null =>
      first(attributionOf(ask({ readings: weekly(level, -42, 196), courses: [course('duloxetine', 0, { fadedFrom: day(98) })] }))).faded;
    expect(faded(fades)).toBeGreaterThan(0.6);
    expect(faded(fallsBy(3))).toBeLessThan(0.2);
    expect(faded(() => 7)).toBeNull();
    expect(first(attributionOf(ask({}))).faded).toBeNull();
  });

  it('is called fading, not helping, once half of it has more likely gone than not', () => {
    const fades = (on: number): number => (on <= 0 || on > 98 ? 7 : 4);
    const told = (level: (on: number) => number) =>
      first(attributionOf(ask({ readings: weekly(level, -42, 196), courses: [course('duloxetine', 0, { fadedFrom: day(98) })] })));
    expect(told(fades)).toMatchObject({
      verdict: 'fading',
      sentence: expect.stringMatching(/^It likely helped; the effect is probably fading\..*at least half/),
    });
    expect(told(fallsBy(3)).verdict).toBe('likely-helping');
  });

  it('speaks of what is over in the past', () => {
    const over = attributionOf(ask({ readings: weekly(fallsBy(3.5), -42, 112, 0), courses: [course('duloxetine', 0, { endedOn: day(110) })] }));
    expect(first(over).sentence).toMatch(/^Likely helped while it went on\./);
  });

  it('says the percent of the level before, what it gives now, and what was assumed', () => {
    const found = first(attributionOf(ask({ readings: weekly(fallsBy(3.5), -42, 112, 0) })));
    expect(found.percentOfBefore).toBeCloseTo((found.effect.points / 7) * 100, 9);
    expect(found.now?.points).toBeCloseTo(found.effect.points, 2);
    expect(found.n).toEqual({ before: 7, since: 16 });
    expect(found.sentence).toContain('7 readings before and 16 since; it includes placebo and context.');
    expect(found.sentence).toContain(`${Math.round((1 - found.fromReadings) * 100)} % of this is what was assumed beforehand.`);
  });

  it('an improvement after a bad day is in part the usual course of things', () => {
    const found = (enrolledHighOn: string | null) => first(attributionOf(ask({ readings: weekly(fallsBy(2)), enrolledHighOn }))).effect.points;
    expect(found(day(0))).toBeGreaterThan(found(null));
    expect(
      attributionOf(ask({ enrolledHighOn: day(0), events: [{ id: 'move', label: 'moved house', from: day(20), to: day(30) }] })).others.map(({ kind, of }) => [
        kind,
        of,
      ]),
    ).toEqual([
      ['event', 'move'],
      ['regression', ''],
    ]);
  });
});

describe('what the readings say of the model itself', () => {
  const probable = (readings: AttributionQuestion['readings'], of: (setting: Attribution['settings'][number]) => boolean): number =>
    attributionOf(ask({ readings, priors: 'skeptical' }))
      .settings.filter(of)
      .reduce((sum, { probability }) => sum + probability, 0);
  const walk = (() => {
    const random = randomFrom(4);
    const steps = Array.from({ length: 40 }, () => random.normal(0, 1));
    return weekly((on) => 5 + steps.slice(0, (on + 42) / 7).reduce((sum, step) => sum + step, 0), -42, 210, 0.3);
  })();
  it('a calm series makes little drift and exact readings likely, a restless one much drift', () => {
    expect(
      probable(
        weekly(() => 7, -42, 210, 0.1),
        ({ drift, reading }) => drift === 0.1 && reading < 0.7,
      ),
    ).toBeGreaterThan(0.6);
    expect(probable(walk, ({ drift }) => drift === 0.6)).toBeGreaterThan(0.7);
    expect(probable(walk, () => true)).toBeCloseTo(1, 12);
  });
});

describe('the same question asked otherwise', () => {
  const values = fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: 8, maxLength: 24 });
  const questionOf = (list: readonly number[]): AttributionQuestion =>
    ask({
      readings: list.map((value, week) => ({ on: day(week * 7 - 28), value })),
      courses: [course('a', 0), course('b', 28, { flare: { from: 0, to: 21 } })],
      events: [{ id: 'e', label: 'e', from: day(10), to: day(12) }],
      enrolledHighOn: day(-28),
    });
  const numbers = ({ courses }: Attribution, times = 1): readonly number[] =>
    courses.flatMap(({ effect: { points, interval, helps, harms }, fromReadings }) => [
      points * times,
      (times < 0 ? interval.high : interval.low) * times,
      (times < 0 ? interval.low : interval.high) * times,
      helps,
      harms,
      fromReadings,
    ]);
  const same = (a: readonly number[], b: readonly number[]): void => a.forEach((value, index) => expect(value).toBeCloseTo(b[index] ?? NaN, 6));
  const always = (other: (question: AttributionQuestion) => AttributionQuestion, times = 1): void => {
    fc.assert(
      fc.property(values, (list) => same(numbers(attributionOf(other(questionOf(list))), times), numbers(attributionOf(questionOf(list))))),
      { seed: 8, numRuns: 12 },
    );
  };

  it('a scale on which more is better gives the same effects with the other sign', () =>
    always(
      (question) => ({ ...question, scale: { ...PEG, higherIsWorse: false }, readings: question.readings.map(({ on, value }) => ({ on, value: 10 - value })) }),
      -1,
    ));
  it('a scale of 100 gives ten times the points', () =>
    always(
      (question) => ({
        ...question,
        scale: { ...PEG, max: 100, mcid: 10, readingSd: 7 },
        readings: question.readings.map(({ on, value }) => ({ on, value: value * 10 })),
      }),
      0.1,
    ));
  it('another year gives the same', () =>
    always((question) => {
      const later = (on: string): string => addDays(on, 700);
      return {
        ...question,
        readings: question.readings.map(({ on, value }) => ({ on: later(on), value })),
        courses: question.courses.map((one) => ({
          ...one,
          startedOn: later(one.startedOn),
          adherence: one.adherence.map(({ from, percent }) => ({ from: later(from), percent })),
        })),
        events: question.events.map((event) => ({ ...event, from: later(event.from), to: later(event.to) })),
        enrolledHighOn: later(question.enrolledHighOn ?? START),
      };
    }));
  it('the order of readings does not matter', () => always((question) => ({ ...question, readings: question.readings.toReversed() })));
  it('two answers of a day count as their mean', () => {
    const readings = weekly(fallsBy(2));
    const doubled = readings.flatMap(({ on, value }) => [
      { on, value: value - 1 },
      { on, value: value + 1 },
    ]);
    same(numbers(attributionOf(ask({ readings: doubled }))), numbers(attributionOf(ask({ readings }))));
  });

  it('readings that are all the same show no effect', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 }), fc.constantFrom<AttributionQuestion['priors']>('catalogue', 'skeptical'), (value, priors) => {
        const { courses, whole } = attributionOf(ask({ readings: weekly(() => value, -42, 112, 0), priors, courses: [course('a', 0), course('b', 28)] }));
        for (const { effect, verdict } of courses) {
          expect(effect.interval.low).toBeLessThanOrEqual(0);
          expect(effect.interval.high).toBeGreaterThanOrEqual(0);
          expect(verdict).not.toBe('likely-helping');
        }
        expect(whole?.points).toBeLessThan(0.5);
      }),
      { numRuns: 10 },
    );
  });

  it('more readings never leave more to what was assumed, on average of the series', () => {
    const settled = [28, 56, 112, 224].map((to) => first(attributionOf(ask({ readings: weekly(fallsBy(2), -42, to), priors: 'skeptical' }))).fromReadings);
    expect(settled).toEqual(settled.toSorted((a, b) => a - b));
  });
});
