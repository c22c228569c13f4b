import { FACTS } from '../../patients/facts.js';
import { readingOf } from '../derived-facts.js';
import { judge } from '../patient-condition.js';
import type { RuleOf } from '../rules.js';
import { liveOf, type CourseExposure, type Situation } from '../situation.js';
import { isPlanned, joined, untouched, type Check, type Hit, type Open } from './check.js';

const partOf = (
  rule: RuleOf<'monitoring'>,
  course: CourseExposure,
  situation: Situation,
): { readonly hits?: readonly Hit[]; readonly opens?: readonly Open[] } => {
  const { fact, withinDays, when } = rule.parameters;
  const asked = when === null ? null : judge(when, { situation, subject: course, day: course.from, pregnancy: 'asked' });
  if (asked?.is === 'no') return {};
  if (asked?.is === 'unknown') return { opens: asked.missing.map((datum) => ({ courses: [course], datum })) };
  const reading = readingOf(situation, fact, { day: course.from, maxAgeDays: withinDays });
  if ('value' in reading) return {};
  const said = { what: 'not-measured', name: course.name, day: course.from, fact: FACTS[fact].label, withinDays } as const;
  return { hits: [{ courses: [course], causes: [`fact:${fact}`], days: [course.from], said, fixes: [{ kind: 'record-fact', datum: `fact:${fact}` }] }] };
};

/** Measurements that a treatment should start from. */
export const monitoring: Check<'monitoring'> = (rule, situation) => {
  const courses = liveOf(situation, rule.parameters.subject).filter(isPlanned);
  return courses.length === 0 ? untouched() : joined(courses.map((course) => partOf(rule, course, situation)));
};
