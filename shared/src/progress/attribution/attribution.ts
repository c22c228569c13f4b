import { readingsOf, type Reading } from '../../check-ins/readings.js';
import { addDays, daysBetween, type CalendarDate } from '../../dates.js';
import { figureOf } from '../baseline.js';
import { sayEffect, WHY_NOT } from './attribution-words.js';
import { effectOf, LIKELY, verdictOf, type Effect, type EffectVerdict } from './effect.js';
import { confoundedGroups, CONFOUNDED, LEAST_INFORMATION } from './legible.js';
import { correlationOf, mixtureOf, type Mixture, type Observed, type Sum } from './mixture.js';
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
  /** What it contributes on the last day of readings, points; `null` without a reading. */
  readonly now: Effect | null;
  /** Courses that its effect cannot be told apart from. */
  readonly notApartFrom: readonly { readonly courseId: string; readonly correlation: number }[];
  /** Probability that at least half of its effect is gone since `fadedFrom`; `null` = not asked, or it was no benefit. */
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

/** The posterior of every term: what everything else here is read from. */
export interface Fit {
  readonly question: AttributionQuestion;
  /** One a day, in order. */
  readonly readings: readonly Reading[];
  readonly terms: readonly Term[];
  readonly mixture: Mixture;
}

/** Days of the model count from here; only differences matter. */
const ORIGIN: CalendarDate = '2000-01-01';
/** A calendar day as a day of the model. */
export const dayOf = (on: CalendarDate): number => daysBetween(ORIGIN, on);

const influencesOf = ({ courses, events, enrolledHighOn, priors }: AttributionQuestion): Influences => ({
  courses: courses.map((course) => courseInModel(course, priors, ORIGIN)),
  events: events.map(({ id, from, to }) => ({ id, from: dayOf(from), to: dayOf(to) })),
  enrolledHigh: enrolledHighOn === null ? null : dayOf(enrolledHighOn),
});

/** Readings of a question on the scale of the model. */
export const observedOf = ({ scale }: AttributionQuestion, readings: readonly Reading[]): Observed => ({
  days: readings.map(({ on }) => dayOf(on)),
  values: readings.map(({ value }) => valueInModel(scale, value)),
  reading: inModel(scale, scale.readingSd),
});

/** The terms of a question and their posterior. Without a reading that is the prior. */
export const fitOf = (question: AttributionQuestion): Fit => {
  const readings = readingsOf(question.readings);
  const terms = termsOf(influencesOf(question));
  return { question, readings, terms, mixture: mixtureOf(terms, observedOf(question, readings)) };
};

const startOf = ({ startedOn, sessions }: AttributedCourse): CalendarDate => [startedOn, ...sessions].toSorted()[0] ?? startedOn;

const countFor = (fit: Fit, indices: readonly number[]): Count => {
  const starts = fit.question.courses.filter((_, index) => indices.includes(index)).map(startOf);
  const [start = ORIGIN] = starts.toSorted();
  const acts = ({ on }: Reading): boolean => indices.some((index) => (fit.terms[index]?.on(dayOf(on), 1) ?? 0) > 0);
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

interface Aside {
  /** Others that it cannot be told from. */
  readonly apart: readonly string[];
  /** Probability that half of it has gone, and what it contributes at the end; `null` = not asked. */
  readonly faded: { readonly probability: number; readonly now: Effect } | null;
}

/** A benefit that has more likely lost its half than not is no longer called one. */
const FADING = 0.5;

const verdictWith = (effect: Effect, reasons: readonly string[], faded: Aside['faded']): EffectVerdict => {
  if (reasons.length > 0) return 'cannot-tell';
  const verdict = verdictOf(effect);
  return verdict === 'likely-helping' && faded !== null && faded.probability >= FADING ? 'fading' : verdict;
};

/** What can be said of some courses together, or of one. */
const attributed = (fit: Fit, indices: readonly number[], { apart, faded }: Aside): Attributed => {
  const sum: Sum = indices.map((index) => [index, 1]);
  const effect = effectOf(fit.mixture, sum, fit.question.scale);
  const n = countFor(fit, indices);
  const fromReadings = settledOf(fit, sum, effect);
  const reasons = [...lacksOf(n, fromReadings), ...(apart.length > 0 ? [WHY_NOT.confounded(apart)] : [])];
  const verdict = verdictWith(effect, reasons, faded);
  const courses = fit.question.courses.filter((_, index) => indices.includes(index));
  const notes = [...(faded === null ? [] : [WHY_NOT.faded(faded.probability, faded.now.points)]), ...assumedOf(courses)];
  const over = courses.every(({ endedOn }) => endedOn !== null);
  const said = { label: fit.question.scale.label, names: courses.map(({ name }) => name), mcid: fit.question.scale.mcid, over };
  return { effect, n, fromReadings, verdict, reasons, notes, sentence: sayEffect(said, { effect, n, fromReadings, verdict, reasons, notes }) };
};

const percentOfBefore = ({ readings }: Fit, course: AttributedCourse, effect: Effect): number | null => {
  const start = startOf(course);
  const before = figureOf(readings.filter(({ on }) => on <= start && on >= addDays(start, -28)));
  return before === null || before.mean === 0 ? null : (effect.points / before.mean) * 100;
};

/** At least half is gone: effect + fade ≥ half of the effect, in the direction of harm. What was no benefit cannot fade. */
const fadedOf = ({ terms, mixture, question }: Fit, index: number): number | null => {
  const fade = terms.findIndex(({ kind, of }) => kind === 'fade' && of === terms[index]?.of);
  if (fade < 0) return null;
  const tiny = { ...question.scale, mcid: Number.EPSILON };
  if (effectOf(mixture, [[index, 1]], tiny).helps < LIKELY) return null;
  return effectOf(
    mixture,
    [
      [index, 0.5],
      [fade, 1],
    ],
    tiny,
  ).harms;
};

/** What a course contributes on the last day of readings, or all of them together: effects and losses as far as they act then. */
const now = ({ terms, readings, mixture, question }: Fit, courseId: string | null): Effect | null => {
  const last = readings.at(-1)?.on;
  if (last === undefined) return null;
  const sum = terms.flatMap((term, index): Sum =>
    (term.kind === 'effect' || term.kind === 'fade') && (courseId === null || term.of === courseId) ? [[index, term.on(dayOf(last), 1)]] : [],
  );
  return effectOf(mixture, sum, question.scale);
};

const courseAttribution = (fit: Fit, index: number, correlations: readonly (readonly number[])[]): CourseAttribution => {
  const { courses } = fit.question;
  const course = courses[index];
  if (course === undefined) throw new RangeError(`There is no course ${index}`);
  const notApartFrom = courses.flatMap(({ id }, other) => {
    const correlation = correlations[index]?.[other] ?? 0;
    return other !== index && Math.abs(correlation) >= CONFOUNDED ? [{ courseId: id, correlation }] : [];
  });
  const names = courses.filter(({ id }) => notApartFrom.some(({ courseId }) => courseId === id)).map(({ name }) => name);
  const [faded, contributes] = [fadedOf(fit, index), now(fit, course.id)];
  const found = attributed(fit, [index], { apart: names, faded: faded === null || contributes === null ? null : { probability: faded, now: contributes } });
  return {
    courseId: course.id,
    name: course.name,
    ...found,
    percentOfBefore: percentOfBefore(fit, course, found.effect),
    now: contributes,
    notApartFrom,
    faded,
  };
};

const settingsOf = (mixture: Mixture): Attribution['settings'] =>
  mixture.map(({ noise: { drift, wobble, reading }, slower, weight }) => ({ drift, wobble, reading, slower, probability: weight }));

/**
 * How much of the change in one measure coincides with each course, given drift, noise, flares, life events and regression to
 * the mean. Effects are those at full strength, in points of the measure. Never a cause: placebo and context are included.
 */
export const attributionOf = (question: AttributionQuestion): Attribution => attributionFrom(fitOf(question));

/** The same, read from a posterior that is there already. */
export const attributionFrom = (fit: Fit): Attribution => {
  const { question, mixture, terms, readings } = fit;
  const every = question.courses.map((_, index) => index);
  const correlations = every.map((i) => every.map((j) => (i === j ? 1 : correlationOf(mixture, i, j))));
  const others = terms.flatMap(({ kind, of }, index) =>
    kind === 'effect' || kind === 'fade' ? [] : [{ kind, of, effect: effectOf(mixture, [[index, 1]], question.scale) }],
  );
  return {
    label: question.scale.label,
    n: readings.length,
    from: readings[0]?.on ?? null,
    to: readings.at(-1)?.on ?? null,
    courses: every.map((index) => courseAttribution(fit, index, correlations)),
    groups: confoundedGroups(correlations).map((indices) => ({
      courseIds: indices.map((index) => question.courses[index]?.id ?? ''),
      ...attributed(fit, indices, { apart: [], faded: null }),
    })),
    whole: every.length === 0 ? null : now(fit, null),
    others,
    settings: settingsOf(mixture),
  };
};
