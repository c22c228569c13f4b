import type { Fix } from '../finding.js';
import { ALWAYS, judgeByThen, missingData } from '../by-then.js';
import type { RuleOf } from '../rules.js';
import { calendarDay, dayNumber, EVER, isCourse, liveOf, matches, type CourseExposure, type Exposure, type Situation } from '../situation.js';
import { isPlanned, joined, untouched, type Check, type Hit, type Open } from './check.js';

type Taper = RuleOf<'taper'>;
interface Dose {
  readonly on: number;
  readonly mg: number | null;
}
interface Step {
  readonly of: Exposure;
  readonly on: number;
}

const dosesOf = ({ course, until }: CourseExposure): readonly Dose[] =>
  (course.doses ?? []).map(({ on, dailyMg }) => ({ on: dayNumber(on), mg: dailyMg })).filter(({ on }) => on <= until);

/** A step of which one of the two doses is not known may be a step down. */
const isUnclear = (doses: readonly Dose[]): boolean => doses.length > 1 && doses.some(({ mg }) => mg === null);

/** Steps to a smaller dose; where one of the two doses is not known there is none. */
export const stepsDown = (course: CourseExposure): readonly Step[] => {
  const doses = dosesOf(course);
  return doses.flatMap(({ on, mg }, at) => {
    const before = doses[at - 1]?.mg ?? null;
    return mg !== null && before !== null && mg < before ? [{ of: course, on }] : [];
  });
};

/** The end of a medicine that was taken is a step as well. */
const stepsOf = (rule: Taper, situation: Situation): readonly Step[] => [
  ...liveOf(situation, rule.parameters.subject).flatMap(stepsDown),
  ...situation.medicines.filter(({ words, until }) => until !== EVER && matches(words, rule.parameters.subject)).map((of) => ({ of, on: of.until })),
];

const isSame = (a: Exposure, b: Exposure): boolean => a.id === b.id || a.ingredients.some((ingredient) => b.ingredients.includes(ingredient));

const besides = (rule: Taper, start: CourseExposure, steps: readonly Step[]): readonly Step[] =>
  steps.filter(({ of, on }) => !isSame(of, start) && Math.abs(start.from - on) < rule.parameters.days);

/** The first later day that no step is near. */
const moveOf = (rule: Taper, start: CourseExposure, steps: readonly Step[]): readonly Fix[] => {
  const others = steps.filter(({ of }) => !isSame(of, start));
  const to = others
    .map(({ on }) => on + rule.parameters.days)
    .filter((day) => day > start.from)
    .sort((a, b) => a - b)
    .find((day) => !others.some(({ on }) => Math.abs(day - on) < rule.parameters.days));
  return to === undefined ? [] : [{ kind: 'move', courseId: start.id, to: calendarDay(to) }];
};

const besideHit = (rule: Taper, start: CourseExposure, steps: readonly Step[]): readonly Hit[] => {
  const [step] = besides(rule, start, steps);
  if (step === undefined) return [];
  const { of, on } = step;
  const said = { what: 'beside-taper', start: { name: start.name, day: start.from }, taper: of.name, step: on, days: rule.parameters.days } as const;
  const courses = isCourse(of) ? [start, of] : [start];
  return [{ courses, causes: isCourse(of) ? [] : [of.id], days: [start.from, on], said, fixes: () => moveOf(rule, start, steps) }];
};

const alone = (rule: Taper, situation: Situation): { readonly hits: readonly Hit[]; readonly opens: readonly Open[] } => {
  const starts = situation.live.filter((course) => isPlanned(course) && !course.words.has('diagnostic') && !course.words.has('rescue'));
  const steps = stepsOf(rule, situation);
  const unclear = liveOf(situation, rule.parameters.subject).filter((course) => isUnclear(dosesOf(course)) && starts.some((start) => start.id !== course.id));
  return {
    hits: starts.flatMap((start) => besideHit(rule, start, steps)),
    opens: unclear.map((course) => ({ courses: [course], datum: `dose:${course.id}` })),
  };
};

/** The dose in force on a day; before the first step it is the first one. */
const doseOn = (doses: readonly Dose[], day: number): number | null => (doses.findLast(({ on }) => on <= day) ?? doses[0])?.mg ?? null;

const fastHit = (rule: Taper, course: CourseExposure): readonly Hit[] => {
  const { days, percent: most } = rule.parameters;
  const doses = dosesOf(course);
  const falls = doses.flatMap(({ on, mg }) => {
    const before = doseOn(doses, on - days);
    return mg === null || before === null || before <= 0 ? [] : [{ on, percent: ((before - mg) / before) * 100 }];
  });
  const [fast] = falls.filter(({ percent }) => percent > most + 1e-9);
  if (fast === undefined) return [];
  const said = { what: 'taper-fast', name: course.name, on: fast.on, percent: fast.percent, most, days } as const;
  return [{ courses: [course], causes: [], days: [fast.on], said, fixes: () => [{ kind: 'ask-prescriber', about: course.id }] }];
};

const slow = (rule: Taper, situation: Situation): { readonly hits: readonly Hit[]; readonly opens: readonly Open[] } => {
  const found = liveOf(situation, rule.parameters.subject).map((course) => {
    const hits = fastHit(rule, course);
    const unclear = isUnclear(dosesOf(course)) ? [`dose:${course.id}`] : [];
    if (hits.length === 0) return { hits, opens: unclear.map((datum) => ({ courses: [course], datum })) };
    const { when } = rule.parameters;
    const because = when === null ? ALWAYS : judgeByThen(when, { situation, subject: course, day: course.from, pregnancy: 'asked' });
    return { hits: because.is === 'yes' ? hits : [], opens: missingData(because).map((datum) => ({ courses: [course], ...datum })) };
  });
  return { hits: found.flatMap(({ hits }) => hits), opens: found.flatMap(({ opens }) => opens) };
};

/** A dose that falls is watched by itself, and falls slowly. */
export const taper: Check<'taper'> = (rule, situation) => {
  const concerned = liveOf(situation, rule.parameters.subject).length > 0 || stepsOf(rule, situation).length > 0;
  if (!concerned) return untouched();
  return joined([rule.parameters.expect === 'alone' ? alone(rule, situation) : slow(rule, situation)]);
};
