import { FACTS } from '../../patients/facts.js';
import { ALWAYS, expiresBy, judgeByThen, missingData } from '../by-then.js';
import { readingOf } from '../derived-facts.js';
import type { RuleOf } from '../rules.js';
import { liveOf, type CourseExposure, type Situation } from '../situation.js';
import { isPlanned, judged, untouched, type Check, type Open } from './check.js';

type Monitoring = RuleOf<'monitoring'>;

const concerns = (rule: Monitoring, course: CourseExposure, situation: Situation) =>
  rule.parameters.when === null ? ALWAYS : judgeByThen(rule.parameters.when, { situation, subject: course, day: course.from, pregnancy: 'asked' });

const isMeasured = ({ parameters: { fact, withinDays } }: Monitoring, course: CourseExposure, situation: Situation): boolean =>
  'value' in readingOf(situation, fact, { day: course.from, maxAgeDays: withinDays });

/** Measured by today's count, and too long ago when the treatment starts. */
const isOutdated = ({ parameters: { fact, withinDays } }: Monitoring, { from }: CourseExposure, situation: Situation): boolean =>
  expiresBy(situation, fact, { day: from, maxAgeDays: withinDays });

/** Measurements that a treatment should start from: one finding for all that wait for the same measurement. */
export const monitoring: Check<'monitoring'> = (rule, situation) => {
  const planned = liveOf(situation, rule.parameters.subject).filter(isPlanned);
  if (planned.length === 0) return untouched();
  const { fact, withinDays } = rule.parameters;
  const datum = `fact:${fact}`;
  const asked = planned
    .map((course) => ({ course, measured: isMeasured(rule, course, situation), outdated: isOutdated(rule, course, situation) }))
    .filter(({ measured, outdated }) => !measured || outdated)
    .map((one) => ({ ...one, answer: concerns(rule, one.course, situation) }));
  const opens = asked.flatMap(({ course, measured, answer }): readonly Open[] => {
    if (answer.is === 'unknown') return missingData(answer).map((one) => ({ courses: [course], ...one }));
    return answer.is === 'yes' && measured ? [{ courses: [course], datum, withinDays, again: true }] : [];
  });
  const waiting = asked.filter(({ measured, answer }) => answer.is === 'yes' && !measured).map(({ course }) => course);
  if (waiting.length === 0) return judged([], opens);
  const said = { what: 'not-measured', courses: waiting.map(({ name, from }) => ({ name, day: from })), fact: FACTS[fact].label, withinDays } as const;
  return judged([{ courses: waiting, causes: [datum], days: waiting.map(({ from }) => from), said, fixes: () => [{ kind: 'record-fact', datum }] }], opens);
};
