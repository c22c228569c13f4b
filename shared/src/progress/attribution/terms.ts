import type { DayRange, EffectPrior } from '../../catalogue/modality.js';
import { actingOn, eventOn, flareOn, regressionOn, type Exposure } from './kernel.js';
import type { Design } from './model.js';

/** A course as the model sees it; days count from any one day, points are those of 0–10. */
export interface ModelCourse extends Exposure {
  readonly id: string;
  readonly prior: EffectPrior;
  /** Days after the start, or after each session, on which an early worsening is expected. */
  readonly flare: DayRange | null;
  /** From this day on its effect may have become another one; `null` = the same throughout. */
  readonly fadedFrom: number | null;
}
/** Something else that may have moved the readings. */
export interface ModelEvent {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}
export interface Influences {
  readonly courses: readonly ModelCourse[];
  readonly events: readonly ModelEvent[];
  /** The day of enrolment, when it was a bad day that led to it; `null` = it was not, or is not known. */
  readonly enrolledHigh: number | null;
}

export type TermKind = 'effect' | 'fade' | 'flare' | 'regression' | 'event';
/** One thing whose size is asked for: how strongly it acts on a day, and what is assumed of its size beforehand. */
export interface Term {
  readonly kind: TermKind;
  /** Of the course or event; empty for regression to the mean. */
  readonly of: string;
  readonly prior: EffectPrior;
  /** 0–1 (regression: −1–0). `slower` multiplies onset times. */
  readonly on: (day: number, slower: number) => number;
}

/** A flare adds half a point, give or take; regression to the mean takes half a point; an event may do anything. */
export const TERM_PRIORS = {
  flare: { mean: 0.5, sd: 0.7 },
  regression: { mean: 0.5, sd: 0.5 },
  event: { mean: 0, sd: 1.5 },
} as const satisfies Readonly<Record<string, EffectPrior>>;

const effectOf = (course: ModelCourse): Term => ({ kind: 'effect', of: course.id, prior: course.prior, on: (day, slower) => actingOn(course, day, slower) });

/** What is lost of an effect later on is about as uncertain as the effect, and may be nothing. */
const fadeOf = (course: ModelCourse): readonly Term[] => {
  const { fadedFrom } = course;
  if (fadedFrom === null) return [];
  const on = (day: number, slower: number): number => (day >= fadedFrom ? actingOn(course, day, slower) : 0);
  return [{ kind: 'fade', of: course.id, prior: { mean: 0, sd: course.prior.sd }, on }];
};

const flareTerm = ({ id, flare, start, sessions }: ModelCourse): readonly Term[] => {
  if (flare === null) return [];
  const starts = sessions.length === 0 ? [start] : sessions;
  const on = (day: number): number => Math.max(...starts.map((from) => flareOn(from + flare.from, from + flare.to, day)));
  return [{ kind: 'flare', of: id, prior: TERM_PRIORS.flare, on }];
};

/** Every term of the model: effects in the order of the courses first, then what else may have moved the readings. */
export const termsOf = ({ courses, events, enrolledHigh }: Influences): readonly Term[] => [
  ...courses.map(effectOf),
  ...courses.flatMap(fadeOf),
  ...courses.flatMap(flareTerm),
  ...events.map(({ id, from, to }): Term => ({ kind: 'event', of: id, prior: TERM_PRIORS.event, on: (day) => eventOn(from, to, day) })),
  ...(enrolledHigh === null
    ? []
    : [{ kind: 'regression' as const, of: '', prior: TERM_PRIORS.regression, on: (day: number) => regressionOn(enrolledHigh, day) }]),
];

/** The terms on the days of readings, which are in order. */
export const designOf = (terms: readonly Term[], days: readonly number[], slower = 1): Design => {
  const acting = new Float64Array(days.length * terms.length);
  days.forEach((day, row) => terms.forEach((term, column) => (acting[row * terms.length + column] = term.on(day, slower))));
  return { days, acting, prior: { mean: terms.map(({ prior }) => prior.mean), sd: terms.map(({ prior }) => prior.sd) } };
};
