import type { Fix } from '../finding.js';
import type { RuleOf } from '../rules.js';
import { calendarDay, dayNumber, liveOf, type CourseExposure, type Situation } from '../situation.js';
import { isPlanned, type Hit, type Open } from './check.js';

type Trial = RuleOf<'trial'>;
/** What one expectation says of all its courses. */
export interface Part {
  readonly hits?: readonly Hit[];
  readonly opens?: readonly Open[];
}
interface Judgement {
  readonly course: CourseExposure;
  readonly day: number;
}

/** Days after its start on which a course is judged: its assessment days, not before its trial at the adequate dose is over. */
export const judgedAfter = ({ course, modality, from }: CourseExposure): readonly number[] => {
  const earliest = dayNumber(course.adequateOn) - from + (modality.trialDays?.from ?? 0);
  return [...new Set(modality.assessmentDays.map((after) => Math.max(after, earliest)))];
};
const assessments = (course: CourseExposure): readonly Judgement[] => judgedAfter(course).map((after) => ({ course, day: course.from + after }));

/** Those still to come, diagnostic tests left out: they are judged on their own day. */
const toCome = ({ live, today }: Situation): readonly Judgement[] =>
  live
    .filter(({ words }) => !words.has('diagnostic'))
    .flatMap(assessments)
    .filter(({ day }) => day >= today);

const named = (judged: readonly Judgement[]) => judged.map(({ course, day }) => ({ name: course.name, day }));
const unique = (courses: readonly CourseExposure[]): readonly CourseExposure[] => [...new Set(courses)];

/** The first day on which the early worsening meets none of the judgements of the others. */
const clearOf = (flaring: CourseExposure, all: readonly Judgement[], today: number): readonly Fix[] => {
  const { flareDays } = flaring.modality;
  if (flareDays === null || !isPlanned(flaring)) return [];
  const others = all.filter(({ course }) => course.id !== flaring.id);
  const to = others
    .map(({ day }) => day + 1 - flareDays.from)
    .filter((day) => day > flaring.from && day >= today)
    .sort((a, b) => a - b)
    .find((start) => !others.some(({ day }) => day >= start + flareDays.from && day <= start + flareDays.to));
  return to === undefined ? [] : [{ kind: 'move', courseId: flaring.id, to: calendarDay(to) }];
};

/** A planned one that would be judged in a worsening under way waits until it has passed. */
const afterFlare = (inside: readonly Judgement[], until: number): readonly Fix[] => {
  const planned = unique(inside.map(({ course }) => course)).filter(isPlanned);
  const first = inside[0];
  const [only, ...more] = planned;
  if (first === undefined || only === undefined || more.length > 0) return [];
  return [{ kind: 'move', courseId: only.id, to: calendarDay(only.from + until + 1 - first.day) }];
};

/** No judgement inside an expected early worsening. */
export const clearOfFlare = (rule: Trial, situation: Situation): Part => {
  const all = toCome(situation);
  const hits = liveOf(situation, rule.parameters.subject).flatMap((flaring): readonly Hit[] => {
    const { flareDays } = flaring.modality;
    if (flareDays === null) return [];
    const [from, to] = [flaring.from + flareDays.from, flaring.from + flareDays.to];
    const inside = all.filter(({ day }) => day >= from && day <= to);
    if (inside.length === 0) return [];
    const courses = unique([flaring, ...inside.map(({ course }) => course)]);
    return [
      {
        courses,
        causes: [],
        days: inside.map(({ day }) => day),
        said: { what: 'flare-meets', name: flaring.name, from, to, judged: named(inside) },
        fixes: () => [...clearOf(flaring, all, situation.today), ...afterFlare(inside, to)],
      },
    ];
  });
  return { hits };
};

/** A recorded upset pauses judging: what is read then says nothing of a treatment. */
export const undisturbed = (rule: Trial, situation: Situation): Part => {
  const { graceDays, subject } = rule.parameters;
  const upset = situation.facts.get('perturbation');
  const on = upset === undefined ? null : dayNumber(upset.takenOn);
  if (upset === undefined || on === null || situation.today > on + graceDays) return {};
  const courses = liveOf(situation, subject);
  const inside = courses.flatMap(assessments).filter(({ day }) => day >= on && day <= on + graceDays);
  if (inside.length === 0 || upset.answer === 'no') return {};
  if (upset.answer === 'unknown') return { opens: [{ courses: unique(inside.map(({ course }) => course)), datum: 'fact:perturbation' }] };
  const hit: Hit = {
    courses: unique(inside.map(({ course }) => course)),
    causes: ['fact:perturbation'],
    days: inside.map(({ day }) => day),
    said: { what: 'upset', judged: named(inside), on, until: on + graceDays },
    fixes: () => [],
  };
  return { hits: [hit] };
};
