import { FACTS } from '../../patients/facts.js';
import { readingOf } from '../derived-facts.js';
import { judge } from '../patient-condition.js';
import type { RuleOf } from '../rules.js';
import { liveOf, type CourseExposure, type Situation } from '../situation.js';
import { isPlanned, judged, untouched, type Check, type Open } from './check.js';

type Monitoring = RuleOf<'monitoring'>;

const concerns = (rule: Monitoring, course: CourseExposure, situation: Situation) =>
  rule.parameters.when === null
    ? ({ is: 'yes', missing: [] } as const)
    : judge(rule.parameters.when, { situation, subject: course, day: course.from, pregnancy: 'asked' });

const isMeasured = ({ parameters: { fact, withinDays } }: Monitoring, course: CourseExposure, situation: Situation): boolean =>
  'value' in readingOf(situation, fact, { day: course.from, maxAgeDays: withinDays });

/** Measurements that a treatment should start from: one finding for all that wait for the same measurement. */
export const monitoring: Check<'monitoring'> = (rule, situation) => {
  const courses = liveOf(situation, rule.parameters.subject).filter((course) => isPlanned(course) && !isMeasured(rule, course, situation));
  if (courses.length === 0) return liveOf(situation, rule.parameters.subject).some(isPlanned) ? judged([]) : untouched();
  const asked = courses.map((course) => ({ course, answer: concerns(rule, course, situation) }));
  const opens = asked.flatMap(({ course, answer }): readonly Open[] =>
    answer.is === 'unknown' ? answer.missing.map((datum) => ({ courses: [course], datum })) : [],
  );
  const waiting = asked.filter(({ answer }) => answer.is === 'yes').map(({ course }) => course);
  if (waiting.length === 0) return judged([], opens);
  const { fact, withinDays } = rule.parameters;
  const said = { what: 'not-measured', courses: waiting.map(({ name, from }) => ({ name, day: from })), fact: FACTS[fact].label, withinDays } as const;
  const datum = `fact:${fact}`;
  return judged([{ courses: waiting, causes: [datum], days: waiting.map(({ from }) => from), said, fixes: () => [{ kind: 'record-fact', datum }] }], opens);
};
