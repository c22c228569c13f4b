import type { DayRange, EffectPrior, Kernel } from '../../../catalogue/modality.js';
import { everyDays } from '../information.js';
import { nth } from '../matrix.js';
import { noisesAround } from '../mixture.js';
import { FIRST_LEVEL, NOISE_GRID, USUAL_NOISE, type Noise } from '../model.js';
import { termsOf, type ModelCourse, type Term } from '../terms.js';
import type { Random } from './random.js';

/** How simulated patients differ from what the model assumes. */
export interface Scenario {
  readonly name: string;
  /** Days between starts. */
  readonly gap: number;
  /** Noise, onset and first level as likely as the model assumes (`assumed`), or one typical patient. */
  readonly patients: 'assumed' | 'typical';
  /** Onset times of typical patients are these times those of the catalogue. */
  readonly slower: number;
  /** Readings that are now and then far out. */
  readonly heavyTails: boolean;
  /** Share of check-ins that are not made. */
  readonly missing: number;
  /** Points that wear off by themselves after a bad day led to enrolment; `null` = no such enrolment. */
  readonly regression: number | null;
  /** Answers are whole numbers from 0 to 10. */
  readonly whole: boolean;
}
export const WELL_SPECIFIED: Scenario = {
  name: 'as assumed',
  gap: 28,
  patients: 'assumed',
  slower: 1,
  heavyTails: false,
  missing: 0,
  regression: null,
  whole: false,
};

const course = (id: string, start: number, kernel: Kernel, about: { readonly prior: EffectPrior; readonly flare: DayRange | null }): ModelCourse => ({
  id,
  start,
  stop: null,
  sessions: [],
  adherence: [],
  kernel,
  fadedFrom: null,
  ...about,
});

/** An SNRI, cognitive behavioural therapy, exercise and an epidural injection, as the catalogue has them. */
export const stagedCourses = (gap: number): readonly ModelCourse[] => [
  course('snri', 0, { lag: 3, onset: 10, plateau: null, offset: 14 }, { prior: { mean: -0.9, sd: 1.2 }, flare: null }),
  course('cbt', gap, { lag: 7, onset: 28, plateau: 84, offset: 90 }, { prior: { mean: -0.4, sd: 1 }, flare: null }),
  course('pt', 2 * gap, { lag: 7, onset: 28, plateau: 84, offset: 60 }, { prior: { mean: -0.8, sd: 1.2 }, flare: { from: 0, to: 21 } }),
  course('esi', 3 * gap, { lag: 2, onset: 4, plateau: 90, offset: 30 }, { prior: { mean: -0.8, sd: 1.4 }, flare: { from: 1, to: 7 } }),
];

export const BASELINE_DAYS = 28;
export const FOLLOW_DAYS = 84;

/** A patient whose true effects are known. */
export interface Patient {
  readonly courses: readonly ModelCourse[];
  readonly terms: readonly Term[];
  /** The true size of each term. */
  readonly truth: readonly number[];
  readonly days: readonly number[];
  readonly values: readonly number[];
}

/** A drifting level with good and bad days and readings of it, at each of these days. */
export const wandering = (
  random: Random,
  days: readonly number[],
  noise: Noise & { readonly level: number; readonly heavyTails: boolean },
): readonly number[] => {
  let level = noise.level;
  let wobble = random.normal(0, noise.wobble);
  return days.map((day, row) => {
    const passed = row === 0 ? 0 : day - nth(days, row - 1);
    const left = noise.kept ** passed;
    level = random.normal(level, noise.drift * Math.sqrt(passed / 7));
    wobble = wobble * left + random.normal(0, noise.wobble * Math.sqrt(1 - left ** 2));
    return level + wobble + (noise.heavyTails ? random.heavy(noise.reading) : random.normal(0, noise.reading));
  });
};

interface Kind {
  readonly noise: Noise;
  readonly slower: number;
  readonly level: number;
}
const kindOf = (random: Random, { patients, slower }: Scenario): Kind =>
  patients === 'typical'
    ? { noise: USUAL_NOISE, slower, level: random.normal(6, 1) }
    : {
        noise: random.oneOf(noisesAround(USUAL_NOISE.reading)),
        slower: random.oneOf(NOISE_GRID.slower),
        level: random.normal(FIRST_LEVEL.mean, FIRST_LEVEL.sd),
      };

const answered = (value: number, { whole }: Scenario): number => (whole ? Math.min(10, Math.max(0, Math.round(value))) : value);

/** One simulated patient: effects drawn from the priors, weekly readings. */
export const patientOf = (random: Random, scenario: Scenario): Patient => {
  const courses = stagedCourses(scenario.gap);
  const terms = termsOf({ courses, events: [], enrolledHigh: scenario.regression === null ? null : -BASELINE_DAYS });
  const truth = terms.map(({ kind, prior }) => (kind === 'regression' ? (scenario.regression ?? 0) : random.normal(prior.mean, prior.sd)));
  const planned = everyDays(-BASELINE_DAYS, 3 * scenario.gap + FOLLOW_DAYS, 7);
  const { noise, slower, level } = kindOf(random, scenario);
  const alone = wandering(random, planned, { ...noise, level, heavyTails: scenario.heavyTails });
  const made = planned.flatMap((day, row) => (random.even() < scenario.missing ? [] : [{ day, row }]));
  const acting = (day: number): number => terms.reduce((sum, term, index) => sum + nth(truth, index) * term.on(day, slower), 0);
  return { courses, terms, truth, days: made.map(({ day }) => day), values: made.map(({ day, row }) => answered(nth(alone, row) + acting(day), scenario)) };
};
