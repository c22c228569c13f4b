import { LIKELY } from '../effect.js';
import { everyDays } from '../information.js';
import { nth } from '../matrix.js';
import { USUAL_NOISE } from '../model.js';
import { mixtureCdf, mixtureQuantile } from '../normal.js';
import { termsOf, type ModelCourse } from '../terms.js';
import { effectsOf, IMPORTANT } from './measured.js';
import { BASELINE_DAYS, FOLLOW_DAYS, stagedCourses, wandering, type Patient } from './patients.js';
import { randomFrom, type Random } from './random.js';
import { beforeAndAfter, visitAgainstVisit } from './rivals.js';

/** What each method says of a treatment whose true effect is known, started at a bad time or as planned. */
export interface SingleStart {
  readonly effect: number;
  readonly start: 'at a peak' | 'planned';
  readonly patients: number;
  /** Share in which "helped by a point" is said. */
  readonly visits: number;
  readonly means: number;
  readonly model: number;
  readonly skeptical: number;
}

const patientWith = (courses: readonly ModelCourse[], days: readonly number[], values: readonly number[]): Patient => {
  const terms = termsOf({ courses, events: [], enrolledHigh: null });
  return { courses, terms, truth: [], days, values };
};

/** The first reading after four weeks that lies a point above the mean of all before it. */
const peakIn = (days: readonly number[], values: readonly number[]): number | null => {
  const row = values.findIndex((value, index) => nth(days, index) >= 0 && value >= 1 + values.slice(0, index).reduce((sum, one) => sum + one, 0) / index);
  return row < 0 ? null : nth(days, row);
};

const WAIT = 182;

/** One patient who waits without treatment, then starts one medicine. `null` = there was no peak in half a year. */
const started = (random: Random, effect: number, start: SingleStart['start']): Patient | null => {
  const days = everyDays(-BASELINE_DAYS, WAIT + FOLLOW_DAYS, 7);
  const alone = wandering(random, days, { ...USUAL_NOISE, level: random.normal(6, 1), heavyTails: false });
  const on =
    start === 'planned'
      ? 0
      : peakIn(
          days.filter((day) => day <= WAIT),
          alone,
        );
  const [medicine] = stagedCourses(0);
  if (on === null || medicine === undefined) return null;
  const given = { ...medicine, start: on };
  const patient = patientWith([given], days, alone);
  const kept = days.filter((day) => day <= on + FOLLOW_DAYS);
  return { ...patient, days: kept, values: kept.map((day, row) => nth(alone, row) + effect * (patient.terms[0]?.on(day, 1) ?? 0)) };
};

const skeptically = (courses: readonly ModelCourse[]): readonly ModelCourse[] =>
  courses.map((course) => ({ ...course, prior: { mean: 0, sd: course.prior.sd } }));

const likely = (patient: Patient): boolean => effectsOf(patient).some((parts) => mixtureCdf(parts, -IMPORTANT) >= LIKELY);

/** One medicine, started at a peak of pain or as planned, that does nothing or something. */
export const singleStarts = (about: Pick<SingleStart, 'effect' | 'start'>, count: number, seed: number): SingleStart => {
  const random = randomFrom(seed);
  const patients: Patient[] = [];
  while (patients.length < count) {
    const one = started(random, about.effect, about.start);
    if (one !== null) patients.push(one);
  }
  const share = (says: (patient: Patient) => boolean): number => patients.filter(says).length / count;
  const helped = (change: number | null): boolean => change !== null && change <= -IMPORTANT;
  const startOf = ({ courses }: Patient): number => courses[0]?.start ?? 0;
  return {
    ...about,
    patients: count,
    visits: share((one) => helped(visitAgainstVisit(one, startOf(one)))),
    means: share((one) => helped(beforeAndAfter(one, startOf(one)))),
    model: share(likely),
    skeptical: share((one) => likely(patientWith(skeptically(one.courses), one.days, one.values))),
  };
};

/** Of treatments that did nothing, given to the model with starts 60 days off: share of 90 % intervals that exclude none. */
export const shiftedStarts = (count: number, seed: number): { readonly patients: number; readonly excluded: number } => {
  const random = randomFrom(seed);
  const excluded = Array.from({ length: count }, () => {
    const days = everyDays(-BASELINE_DAYS - 60, 3 * 28 + FOLLOW_DAYS + 60, 7);
    const values = wandering(random, days, { ...USUAL_NOISE, level: random.normal(6, 1), heavyTails: false });
    const courses = skeptically(stagedCourses(28)).map((course) => ({ ...course, start: course.start + random.oneOf([-60, 60]) }));
    return effectsOf(patientWith(courses, days, values)).filter((parts) => mixtureQuantile(parts, 0.05) > 0 || mixtureQuantile(parts, 0.95) < 0).length / 4;
  });
  return { patients: count, excluded: excluded.reduce((sum, share) => sum + share, 0) / count };
};
