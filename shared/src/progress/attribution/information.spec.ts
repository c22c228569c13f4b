import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Kernel } from '../../catalogue/modality.js';
import { batch } from './batch.js';
import { stagedCourses } from './calibration/patients.js';
import { randomFrom } from './calibration/random.js';
import { everyDays, noiseOf, plannedInformation, type PlannedInformation } from './information.js';
import { kalman } from './kalman.js';
import { legibilityOf } from './legible.js';
import { at, nth } from './matrix.js';
import type { Noise } from './model.js';
import { designOf, termsOf, type ModelCourse } from './terms.js';

const GAPS = [0, 7, 14, 21, 28, 42, 56] as const;
const SNRI: Kernel = { lag: 3, onset: 10, plateau: null, offset: 14 };
const drug = (id: string, start: number, kernel = SNRI): ModelCourse => ({
  id,
  start,
  stop: null,
  sessions: [],
  adherence: [],
  kernel,
  prior: { mean: -0.9, sd: 1.2 },
  flare: null,
  fadedFrom: null,
});
const planned = (courses: readonly ModelCourse[], days: readonly number[], noise: Noise = noiseOf()): PlannedInformation =>
  plannedInformation({ courses, events: [], enrolledHigh: null, days, noise, mcid: 1 });

/** Prior SD 1.2, onset 3 + 10 days, weekly recall of SD 0.7 from 28 days before the first to 84 days after the last start. */
const twoDrugs = (gap: number): PlannedInformation => planned([drug('a', 0), drug('b', gap)], everyDays(-28, gap + 84, 7));
/** Readings from 14 days before the first to 56 days after the last start; no flares. */
const fourStaged = (gap: number, every: number, reading: number): PlannedInformation =>
  planned(
    stagedCourses(gap).map((course) => ({ ...course, flare: null })),
    everyDays(-14, 3 * gap + 56, every),
    noiseOf(reading),
  );
const oneDrug = (baseline: number, noise = noiseOf(), kernel = SNRI): number =>
  planned([drug('a', 0, kernel)], everyDays(-baseline, 84, 7), noise).courses[0]?.sd ?? NaN;

/** Published values of the same model, whose set-up is stated in part: ours are the exact ones of our own set-up. */
describe('two fast drugs, by the days between their starts', () => {
  const found = GAPS.map(twoDrugs);
  it('the standard deviation of each effect', () => {
    const published = [0.94, 0.89, 0.82, 0.78, 0.75, 0.73, 0.72];
    found.forEach(({ courses }, index) => courses.forEach(({ sd }) => expect(Math.abs(sd - nth(published, index))).toBeLessThan(0.015)));
    expect(found.map(({ courses }) => courses[0]?.sd.toFixed(3))).toEqual(['0.937', '0.893', '0.825', '0.778', '0.751', '0.729', '0.722']);
  });
  it('the correlation of the two', () => {
    const published = [-0.64, -0.59, -0.49, -0.38, -0.28, -0.15, -0.08];
    found.forEach(({ pairs }, index) => expect(Math.abs((pairs[0]?.correlation ?? 1) - nth(published, index))).toBeLessThan(0.015));
    expect(found.map(({ pairs }) => pairs[0]?.correlation.toFixed(3))).toEqual(['-0.640', '-0.591', '-0.487', '-0.380', '-0.286', '-0.154', '-0.080']);
  });
});

describe('four staged treatments, by the days between their starts', () => {
  const STAGED = [0, 7, 14, 28, 42, 56] as const;
  it('the expected gain in nats with one weekly recall', () => {
    const published = [1.18, 1.33, 1.47, 1.66, 1.77, 1.84];
    const gains = STAGED.map((gap) => fourStaged(gap, 7, 0.7).gain);
    gains.forEach((gain, index) => expect(Math.abs(gain - nth(published, index))).toBeLessThan(0.05));
    expect(gains.map((gain) => gain.toFixed(2))).toEqual(['1.18', '1.35', '1.48', '1.68', '1.80', '1.88']);
  });
  it('and with daily single ratings: about a third of a nat more', () => {
    const published = [1.51, 1.68, 1.82, 2.04, 2.15, 2.21];
    const gains = STAGED.map((gap) => fourStaged(gap, 1, 1).gain);
    gains.forEach((gain, index) => expect(Math.abs(gain - nth(published, index))).toBeLessThan(0.1));
    gains.slice(1).forEach((gain, index) => expect(gain).toBeGreaterThan(nth(gains, index)));
  });
  it('the worst information of the four at first falls, then rises to about a half', () => {
    const worst = STAGED.map((gap) => Math.min(...fourStaged(gap, 7, 0.7).courses.map(({ information }) => information)));
    expect(nth(worst, 1)).toBeLessThan(nth(worst, 0));
    worst.slice(2).forEach((one, index) => expect(one).toBeGreaterThan(nth(worst, index + 1)));
    expect(worst.map((one) => one.toFixed(2))).toEqual(['0.18', '0.16', '0.22', '0.35', '0.44', '0.46']);
  });
});

describe('one drug', () => {
  it('drift is the limit: 0.1, 0.3 and 0.6 points a week', () => {
    const found = [0.1, 0.3, 0.6].map((drift) => oneDrug(28, { ...noiseOf(), drift }));
    [0.53, 0.72, 0.93].forEach((published, index) => expect(Math.abs(nth(found, index) - published)).toBeLessThan(0.035));
  });
  it.each<[number, number]>([
    [7, 0.76],
    [14, 0.74],
    [28, 0.72],
  ])('after %d days of baseline its standard deviation is %d', (days, published) => expect(Math.abs(oneDrug(days) - published)).toBeLessThan(0.01));
  it('slow onset is harder: 3 against 42 days', () => {
    const found = [3, 42].map((onset) => oneDrug(28, noiseOf(), { ...SNRI, onset }));
    [0.66, 0.89].forEach((published, index) => expect(Math.abs(nth(found, index) - published)).toBeLessThan(0.01));
  });
});

describe('properties', () => {
  it('more follow-up never tells less', () => {
    const gains = everyDays(0, 168, 7).map((until) => planned(stagedCourses(28), everyDays(-28, until, 7)).gain);
    gains.slice(1).forEach((gain, index) => expect(gain).toBeGreaterThanOrEqual(nth(gains, index) - 1e-12));
    expect(gains.at(-1)).toBeGreaterThan(nth(gains, 0) + 1);
  });
  it('no check-in tells nothing, and nothing can be detected', () => {
    const { courses, gain } = planned([drug('a', 0)], []);
    expect(gain).toBeCloseTo(0, 12);
    expect(courses).toEqual([
      { courseId: 'a', information: 0, sd: 1.2, correlation: 0, mostLike: null, assurance: 0, detectable: Infinity, legibility: 'hardly' },
    ]);
  });
  it('without a course there is nothing to tell', () => expect(planned([], everyDays(0, 70, 7))).toEqual({ courses: [], pairs: [], gain: 0 }));
  it('neither the calendar nor the order of the courses matters', () => {
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 0, max: 60 }), (by, gap) => {
        const there = planned([drug('a', 0), drug('b', gap)], everyDays(-28, 112, 7));
        const moved = planned([drug('b', gap + by), drug('a', by)], everyDays(by - 28, by + 112, 7));
        expect(moved.gain).toBeCloseTo(there.gain, 9);
        expect(moved.courses[1]?.information).toBeCloseTo(there.courses[0]?.information ?? NaN, 9);
      }),
    );
  });
  it('leaving out what has not acted yet changes nothing: the covariance of all readings at once says the same to 1e-9', () => {
    const starts = fc.array(fc.nat(150), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(starts, fc.integer({ min: 2, max: 14 }), (days, every) => {
        const courses = days.map((start, index) => ({ ...drug(`${index}`, start), flare: index % 2 === 0 ? { from: 1, to: 14 } : null }));
        const design = designOf(termsOf({ courses, events: [], enrolledHigh: null }), everyDays(-28, 200, every));
        const [one, other] = [
          kalman(design, noiseOf(), null),
          batch(
            design,
            noiseOf(),
            design.days.map(() => 0),
          ),
        ];
        expect(Math.max(...one.covariance.map((cell, index) => Math.abs(cell - at(other.covariance, index))))).toBeLessThan(1e-9);
      }),
      { numRuns: 40 },
    );
  });
  it.each<[number, number, string]>([
    [0.6, 0.39, 'clear'],
    [0.6, 0.4, 'partly'],
    [0.59, 0, 'partly'],
    [0.35, 0.59, 'partly'],
    [0.34, 0, 'hardly'],
    [0.9, 0.6, 'hardly'],
  ])('information %d with correlation %d is %s', (information, correlation, expected) => expect(legibilityOf(information, correlation)).toBe(expected));
});

describe('assurance and the smallest effect that can be told, against simulation', () => {
  const days = everyDays(-28, 84, 7);
  const [about] = planned([drug('a', 0)], days).courses;
  const terms = termsOf({ courses: [drug('a', 0)], events: [], enrolledHigh: null });
  const design = designOf(terms, days);
  const noise = noiseOf();
  /** Share of simulated patients with this true effect whose interval excludes none on the side of improvement. */
  const shown = (effect: number): number => {
    const random = randomFrom(11);
    const hits = Array.from({ length: 4000 }, () => {
      let [level, wobble] = [5, random.normal(0, noise.wobble)];
      const values = days.map((_, row) => {
        level = row === 0 ? level : random.normal(level, noise.drift);
        wobble = row === 0 ? wobble : wobble * noise.kept ** 7 + random.normal(0, noise.wobble * Math.sqrt(1 - noise.kept ** 14));
        return level + wobble + random.normal(0, noise.reading) + effect * at(design.acting, row);
      });
      const { mean, covariance } = kalman(design, noise, values);
      return at(mean, 0) + 1.6449 * Math.sqrt(at(covariance, 0)) < 0;
    });
    return hits.filter(Boolean).length / hits.length;
  };
  it('at the minimal important difference', () => expect(Math.abs(shown(-1) - (about?.assurance ?? NaN))).toBeLessThan(0.03));
  it('80 % at the smallest effect', () => expect(Math.abs(shown(-(about?.detectable ?? NaN)) - 0.8)).toBeLessThan(0.03));
});
