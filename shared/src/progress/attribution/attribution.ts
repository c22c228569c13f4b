import { readingsOf, type Reading } from '../../check-ins/readings.js';
import { addDays, daysBetween, type CalendarDate } from '../../dates.js';
import { figureOf } from '../baseline.js';
import { sayEffect, WHY_NOT } from './attribution-words.js';
import { effectOf, verdictOf, type Effect, type EffectVerdict } from './effect.js';
import { confoundedGroups, CONFOUNDED, LEAST_INFORMATION } from './legible.js';
import { correlationOf, mixtureOf, type Mixture, type Sum } from './mixture.js';
import { inModel, valueInModel } from './outcome-scale.js';
import { courseInModel, type AttributedCourse, type AttributionQuestion } from './question.js';
import { termsOf, type Influences, type Term, type TermKind } from './terms.js';

/** Readings that an effect rests on: days up to its start, and later days on which it acts. */
export interface Count {
  readonly before: number;
  readonly since: number;
}
/** An effect is never without its interval and its n. */
export interface Attributed {
  readonly effect: Effect;
  readonly n: Count;
  /** Share of what was uncertain beforehand that the readings settled, 0–1; the rest is what was assumed. */
  readonly fromReadings: number;
  readonly verdict: EffectVerdict;
  /** Why it cannot be told; empty otherwise. */
  readonly reasons: readonly string[];
  /** What has to be kept in mind. */
  readonly notes: readonly string[];
  readonly sentence: string;
}
export interface CourseAttribution extends Attributed {
  readonly courseId: string;
  readonly name: string;
  /** Percent of the mean of the 28 days before its start; `null` = no reading there, or a mean of zero. */
  readonly percentOfBefore: number | null;
  /** What it contributes on the last day of readings, points. */
  readonly now: Effect;
  /** Courses that its effect cannot be told apart from. */
  readonly notApartFrom: readonly { readonly courseId: string; readonly correlation: number }[];
  /** Probability that at least half of its effect is gone since `fadedFrom`; `null` = not asked. */
  readonly faded: number | null;
}
/** Courses that can only be judged together: the sum of their effects. */
export interface GroupAttribution extends Attributed {
  readonly courseIds: readonly string[];
}
export interface Attribution {
  readonly label: string;
  /** Days with a reading. */
  readonly n: number;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  readonly courses: readonly CourseAttribution[];
  readonly groups: readonly GroupAttribution[];
  /** Everything together on the last day of readings; `null` without a course or a reading. */
  readonly whole: Effect | null;
  /** What else the model allows for: flares, life events, regression to the mean. */
  readonly others: readonly { readonly kind: TermKind; readonly of: string; readonly effect: Effect }[];
  /** How probable the readings make each noise and pace of onset; probabilities add up to 1. */
  readonly settings: readonly {
    readonly drift: number;
    readonly wobble: number;
    readonly reading: number;
    readonly slower: number;
    readonly probability: number;
  }[];
}

interface Fit {
  readonly question: AttributionQuestion;
  readonly readings: readonly Reading[];
  readonly first: CalendarDate;
  readonly last: CalendarDate;
  readonly terms: readonly Term[];
  readonly mixture: Mixture;
}

const influencesOf = ({ courses, events, enrolledHighOn, priors }: AttributionQuestion, first: CalendarDate): Influences => ({
  courses: courses.map((course) => courseInModel(course, priors, first)),
  events: events.map(({ id, from, to }) => ({ id, from: daysBetween(first, from), to: daysBetween(first, to) })),
  enrolledHigh: enrolledHighOn === null ? null : daysBetween(first, enrolledHighOn),
});

/** The terms of the model with their posterior, for whoever wants to check them; `null` without a reading. */
export const fitOf = (question: AttributionQuestion): Fit | null => {
  const readings = readingsOf(question.readings);
  const [first, last] = [readings[0]?.on, readings.at(-1)?.on];
  if (first === undefined || last === undefined) return null;
  const terms = termsOf(influencesOf(question, first));
  const { scale } = question;
  const observed = {
    days: readings.map(({ on }) => daysBetween(first, on)),
    values: readings.map(({ value }) => valueInModel(scale, value)),
    reading: inModel(scale, scale.readingSd),
  };
  return { question, readings, first, last, terms, mixture: mixtureOf(terms, observed) };
};

const startOf = ({ startedOn, sessions }: AttributedCourse): CalendarDate => [startedOn, ...sessions].toSorted()[0] ?? startedOn;

const countFor = (fit: Fit, indices: readonly number[]): Count => {
  const starts = fit.question.courses.filter((_, index) => indices.includes(index)).map(startOf);
  const start = starts.toSorted()[0] ?? fit.first;
  const acts = ({ on }: Reading): boolean => indices.some((index) => (fit.terms[index]?.on(daysBetween(fit.first, on), 1) ?? 0) > 0);
  return { before: fit.readings.filter(({ on }) => on <= start).length, since: fit.readings.filter(acts).length };
};

/** Variance settled of a sum of independent priors, never below none. */
const settledOf = ({ terms, question }: Fit, sum: Sum, effect: Effect): number => {
  const before = sum.reduce((total, [index, times]) => total + (times * (terms[index]?.prior.sd ?? NaN)) ** 2, 0);
  return Math.max(0, 1 - inModel(question.scale, effect.sd) ** 2 / before);
};

const lacksOf = (n: Count, settled: number): readonly string[] => [
  ...(n.before < 2 ? [WHY_NOT.before(n.before)] : []),
  ...(n.since < 2 ? [WHY_NOT.since(n.since)] : []),
  ...(n.before >= 2 && n.since >= 2 && settled < LEAST_INFORMATION ? [WHY_NOT.mostlyAssumed(settled)] : []),
];

const assumedOf = (courses: readonly AttributedCourse[]): readonly string[] => [
  ...courses.filter(({ kernel }) => kernel === null).map(({ name }) => WHY_NOT.noKernel(name)),
  ...courses.filter(({ prior }) => prior === null).map(({ name }) => WHY_NOT.noPrior(name)),
  ...courses.filter(({ adherence, sessions }) => adherence.length === 0 && sessions.length === 0).map(({ name }) => WHY_NOT.adherence(name)),
];

/** What can be said of some courses together, or of one; `apart` are others that it cannot be told from. */
const attributed = (fit: Fit, indices: readonly number[], apart: readonly string[]): Attributed => {
  const sum: Sum = indices.map((index) => [index, 1]);
  const effect = effectOf(fit.mixture, sum, fit.question.scale);
  const n = countFor(fit, indices);
  const fromReadings = settledOf(fit, sum, effect);
  const reasons = [...lacksOf(n, fromReadings), ...(apart.length > 0 ? [WHY_NOT.confounded(apart)] : [])];
  const verdict = reasons.length > 0 ? 'cannot-tell' : verdictOf(effect);
  const courses = fit.question.courses.filter((_, index) => indices.includes(index));
  const notes = assumedOf(courses);
  const said = { label: fit.question.scale.label, names: courses.map(({ name }) => name), mcid: fit.question.scale.mcid };
  return { effect, n, fromReadings, verdict, reasons, notes, sentence: sayEffect(said, { effect, n, fromReadings, verdict, reasons, notes }) };
};

const percentOfBefore = ({ readings }: Fit, course: AttributedCourse, effect: Effect): number | null => {
  const start = startOf(course);
  const before = figureOf(readings.filter(({ on }) => on <= start && on >= addDays(start, -28)));
  return before === null || before.mean === 0 ? null : (effect.points / before.mean) * 100;
};

/** At least half is gone: effect + fade ≥ half of the effect, in the direction of harm. */
const fadedOf = ({ terms, mixture, question }: Fit, index: number): number | null => {
  const fade = terms.findIndex(({ kind, of }) => kind === 'fade' && of === terms[index]?.of);
  if (fade < 0) return null;
  const tiny = { ...question.scale, mcid: Number.EPSILON };
  return effectOf(
    mixture,
    [
      [index, 0.5],
      [fade, 1],
    ],
    tiny,
  ).harms;
};

/** A course contributes its effect, and what it has lost of it, as far as it acts on the last day. */
const contributionOf = ({ terms, first, last }: Fit, courseId: string | null): Sum =>
  terms.flatMap((term, index): Sum =>
    (term.kind === 'effect' || term.kind === 'fade') && (courseId === null || term.of === courseId) ? [[index, term.on(daysBetween(first, last), 1)]] : [],
  );

const courseAttribution = (fit: Fit, index: number, correlations: readonly (readonly number[])[]): CourseAttribution => {
  const { courses, scale } = fit.question;
  const course = courses[index];
  if (course === undefined) throw new RangeError(`There is no course ${index}`);
  const notApartFrom = courses.flatMap(({ id }, other) => {
    const correlation = correlations[index]?.[other] ?? 0;
    return other !== index && Math.abs(correlation) >= CONFOUNDED ? [{ courseId: id, correlation }] : [];
  });
  const names = courses.filter(({ id }) => notApartFrom.some(({ courseId }) => courseId === id)).map(({ name }) => name);
  const found = attributed(fit, [index], names);
  return {
    courseId: course.id,
    name: course.name,
    ...found,
    percentOfBefore: percentOfBefore(fit, course, found.effect),
    now: effectOf(fit.mixture, contributionOf(fit, course.id), scale),
    notApartFrom,
    faded: fadedOf(fit, index),
  };
};

const settingsOf = (mixture: Mixture): Attribution['settings'] =>
  mixture.map(({ noise: { drift, wobble, reading }, slower, weight }) => ({ drift, wobble, reading, slower, probability: weight }));

const NOTHING: Omit<Attribution, 'label'> = { n: 0, from: null, to: null, courses: [], groups: [], whole: null, others: [], settings: [] };

/**
 * How much of the change in one measure coincides with each course, given drift, noise, flares, life events and regression to
 * the mean. Effects are those at full strength, in points of the measure. Never a cause: placebo and context are included.
 */
export const attributionOf = (question: AttributionQuestion): Attribution => {
  const fit = fitOf(question);
  const { label } = question.scale;
  if (fit === null) return { label, ...NOTHING };
  const { mixture, terms, first, last, readings } = fit;
  const every = question.courses.map((_, index) => index);
  const correlations = every.map((i) => every.map((j) => (i === j ? 1 : correlationOf(mixture, i, j))));
  const others = terms.flatMap(({ kind, of }, index) =>
    kind === 'effect' || kind === 'fade' ? [] : [{ kind, of, effect: effectOf(mixture, [[index, 1]], question.scale) }],
  );
  return {
    label,
    n: readings.length,
    from: first,
    to: last,
    courses: every.map((index) => courseAttribution(fit, index, correlations)),
    groups: confoundedGroups(correlations).map((indices) => ({
      courseIds: indices.map((index) => question.courses[index]?.id ?? ''),
      ...attributed(fit, indices, []),
    })),
    whole: every.length === 0 ? null : effectOf(mixture, contributionOf(fit, null), question.scale),
    others,
    settings: settingsOf(mixture),
  };
};
