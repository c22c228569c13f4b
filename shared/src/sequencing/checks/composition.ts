import type { RuleOf } from '../rules.js';
import { calendarDay, matches, type CourseExposure, type Situation } from '../situation.js';
import { baseline } from './baseline.js';
import { isPlanned, joined, judged, swapOf, untouched, type Check, type Hit } from './check.js';
import { company } from './company.js';
import { horizon } from './horizon.js';
import type { Need, NeedCheck } from './need.js';

const goal: NeedCheck<'goal'> = (need, { patient, live, document }) => {
  if (!live.some((course) => isPlanned(course) && matches(course.words, need.subject)) || document.plan.urgent) return untouched();
  if (patient.goals >= need.atLeast) return judged([]);
  return judged([{ courses: [], causes: [], days: [], said: { what: 'no-goal' }, fixes: () => [{ kind: 'record', what: 'goal', id: null }] }]);
};

const toldWhenResistant: NeedCheck<'told-when-resistant'> = (need, { patient, live }) => {
  const { strict, lenient } = patient.treatmentResistant;
  if (strict < need.strictAtLeast || live.length === 0) return judged([]);
  return judged([{ courses: [], causes: [`strict:${strict}`], days: [], said: { what: 'resistant', strict, lenient }, fixes: () => [] }]);
};

const isOneOf = (grade: string | null, grades: readonly string[]): boolean => grade !== null && grades.includes(grade);

const ofGrade = (situation: Situation, grades: readonly string[]): readonly CourseExposure[] =>
  situation.live.filter((course) => isPlanned(course) && isOneOf(course.modality.grade, grades));

const stopRule: NeedCheck<'stop-rule'> = (need, situation) => {
  const courses = ofGrade(situation, need.grades);
  if (courses.length === 0) return untouched();
  const without = courses.filter(({ course }) => course.stopRule.trim() === '');
  return joined([
    {
      hits: without.map((course): Hit => ({
        courses: [course],
        causes: [],
        days: [course.from],
        said: { what: 'no-stop-rule', name: course.name, grade: course.modality.grade ?? '' },
        fixes: () => [{ kind: 'record', what: 'stop-rule', id: course.id }],
      })),
    },
  ]);
};

const betterFirst: NeedCheck<'better-first'> = (need, situation) => {
  const courses = ofGrade(situation, need.grades);
  if (courses.length === 0) return untouched();
  const tried = situation.document.history.flatMap(({ modality }) => (modality !== null && isOneOf(modality.grade, need.better) ? [modality.category] : []));
  const without = courses.filter((course) => {
    const planned = situation.courses
      .filter(({ from, modality }) => from <= course.from && isOneOf(modality.grade, need.better))
      .map(({ modality }) => modality.category);
    return new Set([...tried, ...planned]).size < need.categories;
  });
  return joined([
    {
      hits: without.map((course): Hit => ({
        courses: [course],
        causes: ['better-first'],
        days: [course.from],
        said: { what: 'better-first', name: course.name, day: course.from, grade: course.modality.grade ?? '', categories: need.categories },
        fixes: () => [],
      })),
    },
  ]);
};

const notPast: NeedCheck<'not-past'> = (_need, { live, today }) => {
  const planned = live.filter(isPlanned);
  if (planned.length === 0) return untouched();
  const late = planned.filter(({ from }) => from < today);
  return joined([
    {
      hits: late.map((course): Hit => ({
        courses: [course],
        causes: [],
        days: [course.from],
        said: { what: 'past', name: course.name, day: course.from },
        fixes: () => [{ kind: 'move', courseId: course.id, to: calendarDay(today) }],
      })),
    },
  ]);
};

const notRefused: NeedCheck<'not-refused'> = (_need, { live, patient }) => {
  const planned = live.filter(isPlanned);
  if (planned.length === 0) return untouched();
  const refused = planned.filter(({ words }) => patient.refusals.some((word) => words.has(word)));
  return joined([
    {
      hits: refused.map((course): Hit => {
        return {
          courses: [course],
          causes: [],
          days: [course.from],
          said: { what: 'refused', name: course.name },
          fixes: () => [...swapOf(course), { kind: 'ask-prescriber', about: course.id }],
        };
      }),
    },
  ]);
};

const NEEDS: { readonly [N in Need]: NeedCheck<N> } = {
  baseline,
  goal,
  company,
  'told-when-resistant': toldWhenResistant,
  'stop-rule': stopRule,
  'better-first': betterFirst,
  horizon,
  'not-past': notPast,
  'not-refused': notRefused,
};

/** What a plan as a whole needs, or must not be. */
export const composition: Check<'composition'> = (rule: RuleOf<'composition'>, situation) => {
  const check = NEEDS[rule.parameters.need] as NeedCheck<Need>;
  return check(rule.parameters, situation);
};
