import { describe, expect, it } from '@jest/globals';
import { addDays } from '../../dates.js';
import { randomFrom } from './calibration/random.js';
import { wandering } from './calibration/patients.js';
import { everyDays, noiseOf } from './information.js';
import type { AttributionQuestion } from './question.js';
import { expectedWithout } from './without.js';

const START = '2027-03-01';
const day = (days: number): string => addDays(START, days);
const question = (values: readonly number[], change: Partial<AttributionQuestion> = {}): AttributionQuestion => ({
  scale: { label: 'PEG', min: 0, max: 10, higherIsWorse: true, mcid: 1, readingSd: 0.7 },
  readings: values.map((value, week) => ({ on: day(week * 7 - 28), value })),
  courses: [
    {
      id: 'a',
      name: 'a',
      startedOn: day(0),
      endedOn: null,
      sessions: [],
      kernel: { lag: 3, onset: 10, plateau: null, offset: 14 },
      prior: { mean: -0.9, sd: 1.2 },
      flare: null,
      adherence: [],
      fadedFrom: null,
    },
  ],
  events: [],
  enrolledHighOn: null,
  priors: 'catalogue',
  ...change,
});
const DAYS = [0, 28, 84].map(day);

describe('what would have come without any course', () => {
  it('is the level before, ever less sure, whatever was read since', () => {
    const [now, later, latest] = expectedWithout(question([7, 7.4, 6.8, 7.1, 7.2, 4, 4, 4, 4, 4, 4, 4]), DAYS);
    for (const one of [now, later, latest]) expect(Math.abs((one?.expected ?? 0) - 7.1)).toBeLessThan(0.3);
    const width = (one: typeof now): number => (one?.high ?? 0) - (one?.low ?? 0);
    expect(width(later)).toBeGreaterThan(width(now));
    expect(width(latest)).toBeGreaterThan(width(later));
  });
  it('after a bad day that led to enrolment it is lower', () => {
    const values = [7, 7, 7, 7, 7, 7, 7, 7, 7];
    const [plain] = expectedWithout(question(values), [day(84)]);
    const [after] = expectedWithout(question(values, { enrolledHighOn: day(0) }), [day(84)]);
    expect(after?.expected).toBeLessThan((plain?.expected ?? 0) - 0.4);
  });
  it('one reading before the start cannot be carried forward', () => {
    const { readings } = question([7, 7, 7, 7, 7, 7]);
    expect(expectedWithout(question([], { readings: readings.slice(4) }), DAYS)).toEqual([]);
  });
  it('holds what untreated people come to in about 90 % of them', () => {
    const random = randomFrom(12);
    const days = everyDays(-28, 84, 7);
    const held = Array.from({ length: 150 }, () => {
      const values = wandering(random, days, { ...noiseOf(0.001), level: random.normal(6, 1), heavyTails: false });
      const noisy = values.map((value) => value + random.normal(0, 0.7));
      const [fan] = expectedWithout(question(noisy), [day(84)]);
      const end = values.at(-1) ?? NaN;
      return fan !== undefined && fan.low <= end && end <= fan.high;
    });
    const share = held.filter(Boolean).length / held.length;
    expect(share).toBeGreaterThan(0.82);
    expect(share).toBeLessThan(0.97);
  });
});
