import type { RuleOf } from '../rules.js';
import { calendarDay, dayNumber, EVER, liveOf, matches, type CourseExposure, type Situation } from '../situation.js';
import { joined, untouched, type Check } from './check.js';
import { boosted, followed, keptUp, lasting } from './course-so-far.js';
import { clearOfFlare, undisturbed, type Part } from './judging.js';

type Trial = RuleOf<'trial'>;
type Expect = Trial['parameters']['expect'];

/** Visits that fit between the start and the end at the planned cadence; `null` when either is not known. */
const sessionsPlanned = ({ course, from, until }: CourseExposure): number | null =>
  course.sessionsPerWeek === null || until === EVER ? null : Math.floor(((until - from + 1) * course.sessionsPerWeek) / 7);

const firstDayOfTrialEnd = (exposure: CourseExposure): number | null => {
  const { trialDays } = exposure.modality;
  return trialDays === null ? null : dayNumber(exposure.course.adequateOn) + trialDays.from;
};

/** The first day on which the planned cadence has given the sessions that an adequate trial needs. */
const sessionsEnd = ({ modality, course, from }: CourseExposure): number =>
  modality.minSessions === null || course.sessionsPerWeek === null || course.sessionsPerWeek <= 0
    ? from
    : from + Math.ceil((modality.minSessions * 7) / course.sessionsPerWeek) - 1;

/** Sessions short of what an adequate trial needs; `null` = enough, or not known. */
const sessionsShort = (exposure: CourseExposure): { readonly planned: number; readonly needed: number } | null => {
  const { minSessions } = exposure.modality;
  const planned = sessionsPlanned(exposure);
  return minSessions === null || planned === null || planned >= minSessions ? null : { planned, needed: minSessions };
};

const covered = (exposure: CourseExposure): Part => {
  const needed = firstDayOfTrialEnd(exposure);
  if (exposure.until === EVER) return {};
  if (needed === null) return { opens: [{ courses: [exposure], datum: `trial:${exposure.modality.id}` }] };
  const sessions = sessionsShort(exposure);
  if (exposure.until >= needed && sessions === null) return {};
  const ends = Math.max(needed, sessionsEnd(exposure));
  const said = { what: 'trial-short', name: exposure.name, ends: exposure.until, needed: ends, sessions } as const;
  return {
    hits: [
      {
        courses: [exposure],
        causes: [],
        days: [exposure.from, exposure.until],
        said,
        fixes: () => [{ kind: 'extend', courseId: exposure.id, endsOn: calendarDay(ends) }],
      },
    ],
  };
};

const decisionDue = (rule: Trial, exposure: CourseExposure, situation: Situation): Part => {
  const { trialDays } = exposure.modality;
  if (!exposure.course.started || trialDays === null) return {};
  const due = dayNumber(exposure.course.adequateOn) + trialDays.from;
  const assessed = exposure.course.assessedOn ?? null;
  const open = assessed === null || dayNumber(assessed) < due;
  if (!open || situation.today <= due + rule.parameters.graceDays) return {};
  return {
    hits: [
      {
        courses: [exposure],
        causes: [],
        days: [due],
        said: { what: 'decision-due', name: exposure.name, due },
        fixes: () => [{ kind: 'ask-prescriber', about: exposure.id }],
      },
    ],
  };
};

const each =
  (check: (rule: Trial, course: CourseExposure, situation: Situation) => Part) =>
  (rule: Trial, situation: Situation): Part => {
    const parts = liveOf(situation, rule.parameters.subject).map((course) => check(rule, course, situation));
    return { hits: parts.flatMap(({ hits = [] }) => hits), opens: parts.flatMap(({ opens = [] }) => opens) };
  };

/** An expectation is a function. */
const EXPECT: { readonly [E in Expect]: (rule: Trial, situation: Situation) => Part } = {
  covered: each((_rule, course) => covered(course)),
  decision: each(decisionDue),
  'clear-of-flare': clearOfFlare,
  undisturbed,
  followed,
  lasting,
  boosted,
  'kept-up': keptUp,
};

/** What an expectation is about: most ask of what runs, boosters of what is over, the others of all. */
const concerns = ({ parameters: { expect, subject } }: Trial, situation: Situation): boolean => {
  if (expect === 'boosted') return situation.courses.some(({ course, words }) => course.over && matches(words, subject));
  const started = expect === 'decision' || expect === 'followed' || expect === 'lasting';
  return liveOf(situation, subject).some(({ course }) => !started || course.started);
};

/** An adequate trial is planned, followed and then judged; procedures are judged on their own days. */
export const trial: Check<'trial'> = (rule, situation) => (concerns(rule, situation) ? joined([EXPECT[rule.parameters.expect](rule, situation)]) : untouched());
