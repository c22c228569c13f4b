import { readingOf } from '../derived-facts.js';
import type { Fix } from '../finding.js';
import { ALWAYS, expiresBy, judgeByThen, missingData } from '../by-then.js';
import { FACTS } from '../../patients/facts.js';
import type { RuleOf } from '../rules.js';
import { calendarDay, EVER, exposuresOf, isCourse, statementOf, type CourseExposure, type Exposure, type Situation } from '../situation.js';
import { isPlanned, joined, swapOf, untouched, type Check, type Hit, type Open } from './check.js';

type Budget = RuleOf<'budget'>;
/** A sum of fractions that lies exactly on its limit may come out a hair above it. */
const ROUNDING = 1e-9;
type Missing = Omit<Open, 'courses'>;
interface Part {
  readonly hits?: readonly Hit[];
  readonly opens?: readonly Open[];
}

/** The day on which the sum is taken, and the course that asks; without one it is what is taken today. */
interface Asking {
  readonly day: number;
  readonly course: CourseExposure | null;
}

/** What one thing adds; `null` = not known. The mg of a mixture say nothing of its parts. */
const share = ({ weights }: Budget['parameters'], { ingredients, dailyMg }: Exposure): number | null => {
  const [only, ...more] = ingredients;
  const weight = only !== undefined && more.length === 0 && Object.hasOwn(weights, only) ? (weights[only] ?? null) : null;
  return weight === null || dailyMg === null ? null : weight * dailyMg;
};

const actingOn = (rule: Budget, situation: Situation, day: number): readonly Exposure[] =>
  exposuresOf(situation, rule.parameters.subject).filter(
    (exposure) => exposure.from <= day && day <= exposure.until && (rule.parameters.from === 'either' || isCourse(exposure)),
  );

/** Medicines that may hold it as well: not mapped, or never asked for. */
const hidden = (rule: Budget, situation: Situation, day: number): readonly string[] => {
  if (rule.parameters.from === 'course') return [];
  const unmapped = situation.unmapped.filter(({ from, until }) => from <= day && day <= until).map(({ id }) => `medicine:${id}`);
  return statementOf(situation, 'medicines') === 'not-asked' ? ['statement:medicines', ...unmapped] : unmapped;
};

/** The body weight that divides the sum: 1 when it does not matter. */
const divisor = (rule: Budget, situation: Situation, day: number): { readonly by: number; readonly missing: readonly Missing[] } => {
  if (rule.parameters.unit === 'mg') return { by: 1, missing: [] };
  const weight = readingOf(situation, 'weight', { day });
  if ('missing' in weight) return { by: Infinity, missing: weight.missing.map((datum) => ({ datum })) };
  const tooOld = expiresBy(situation, 'weight', { day, maxAgeDays: FACTS.weight.maxAgeDays });
  return { by: Number(weight.value), missing: tooOld ? [{ datum: 'fact:weight', again: true }] : [] };
};

/** A planned course waits until the others are over; or another one, or none. */
const fixesFor = (acting: readonly Exposure[]): readonly Fix[] => {
  const planned = acting.filter(isCourse).filter(isPlanned);
  const last = planned.at(-1);
  const free = Math.max(...acting.filter((one) => one !== last).map(({ until }) => until + 1));
  const move: readonly Fix[] = last !== undefined && free < EVER && free > last.from ? [{ kind: 'move', courseId: last.id, to: calendarDay(free) }] : [];
  const taken = acting.find((one) => !isCourse(one)) ?? (planned.length === 0 ? acting[0] : undefined);
  const ask: readonly Fix[] = taken === undefined ? [] : [{ kind: 'ask-prescriber', about: taken.id }];
  return [...move, ...planned.flatMap(swapOf), ...planned.map(({ id }): Fix => ({ kind: 'remove', courseId: id })), ...ask];
};

const hitOf = (rule: Budget, acting: readonly Exposure[], sum: number): Hit => {
  const courses = acting.filter(isCourse);
  const medicines = acting.filter((one) => !isCourse(one));
  const inherited = courses.every(({ course }) => course.over);
  const { max, sumOf } = rule.parameters;
  return {
    ...(inherited ? { severity: 'warn' as const } : {}),
    inherited,
    courses,
    causes: medicines.map(({ id }) => id),
    days: courses.map(({ from }) => from),
    said: {
      what: 'over-budget',
      courses: courses.map(({ name, from }) => ({ name, day: from })),
      medicines: medicines.map(({ name }) => name),
      sum,
      max,
      sumOf,
    },
    fixes: () => fixesFor(acting),
  };
};

const opensOf = ({ course }: Asking, data: readonly Missing[]): Part => (course === null ? {} : { opens: data.map((one) => ({ courses: [course], ...one })) });

const judged = (rule: Budget, situation: Situation, asking: Asking): Part => {
  const { day, course } = asking;
  const acting = actingOn(rule, situation, day);
  const unseen = hidden(rule, situation, day);
  const { when, max } = rule.parameters;
  const because = when === null ? ALWAYS : judgeByThen(when, { situation, subject: course, day, pregnancy: 'asked' });
  if (because.is === 'no') return {};
  const weight = divisor(rule, situation, day);
  const sum = acting.reduce((total, one) => total + (share(rule.parameters, one) ?? 0), 0) / weight.by;
  const doses = acting.filter((one) => share(rule.parameters, one) === null).map(({ id }) => `dose:${id}`);
  const unknown: readonly Missing[] = [...doses.map((datum) => ({ datum })), ...weight.missing, ...unseen.map((datum) => ({ datum }))];
  if (sum > max * (1 + ROUNDING)) return because.is === 'yes' ? { hits: [hitOf(rule, acting, sum)] } : opensOf(asking, missingData(because));
  if (acting.length + (unseen.length > 0 ? 1 : 0) < rule.parameters.atLeast) return {};
  return opensOf(asking, unknown.length > 0 ? [...unknown, ...missingData(because)] : []);
};

/** A sum over all that acts on the day of each start, with a limit. */
export const budget: Check<'budget'> = (rule, situation) => {
  const courses = exposuresOf(situation, rule.parameters.subject)
    .filter(isCourse)
    .filter(({ course }) => !course.over);
  const taken = rule.parameters.from === 'either' && actingOn(rule, situation, situation.today).some((one) => !isCourse(one));
  if (courses.length === 0 && !taken) return untouched();
  const asked: readonly Asking[] = courses.length === 0 ? [{ day: situation.today, course: null }] : courses.map((course) => ({ day: course.from, course }));
  return joined(asked.map((one) => judged(rule, situation, one)));
};
