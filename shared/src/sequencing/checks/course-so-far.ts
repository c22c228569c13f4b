import type { Fix } from '../finding.js';
import type { RuleOf, Selector } from '../rules.js';
import { calendarDay, dayNumber, EVER, liveOf, matches, type CourseExposure, type Situation } from '../situation.js';
import { isPlanned, type Hit } from './check.js';
import type { Part } from './judging.js';
import { wordsOfPast } from './occasions.js';

type Trial = RuleOf<'trial'>;

const joinedParts = (parts: readonly Part[]): Part => ({
  hits: parts.flatMap(({ hits = [] }) => hits),
  opens: parts.flatMap(({ opens = [] }) => opens),
});
const running = (rule: Trial, situation: Situation): readonly CourseExposure[] =>
  liveOf(situation, rule.parameters.subject).filter(({ course }) => course.started);
const ask = (course: CourseExposure): readonly Fix[] => [{ kind: 'ask-prescriber', about: course.id }];

/** Day of the judgement, and to which day one longer try by half would reach; a planned end beyond that is the longer try. */
const judgedOn = ({ course, modality, until }: CourseExposure): { readonly due: number; readonly longer: number | null } | null => {
  if (modality.trialDays === null) return null;
  const adequate = dayNumber(course.adequateOn);
  const longer = adequate + Math.ceil(modality.trialDays.from * 1.5);
  return until !== EVER && until >= longer ? { due: longer, longer: null } : { due: adequate + modality.trialDays.from, longer };
};

const isOpen = (course: CourseExposure, due: number, today: number): boolean =>
  today >= due && (course.course.assessedOn ?? null) === null && (course.course.reported?.intolerableOn ?? null) === null;

const extended = (course: CourseExposure, longer: number | null, today: number): readonly Fix[] =>
  longer === null || course.until === EVER || longer <= today ? [] : [{ kind: 'extend', courseId: course.id, endsOn: calendarDay(longer) }];

const followedBy = ({ parameters: { least = 0 } }: Trial, course: CourseExposure, today: number): Part => {
  const about = judgedOn(course);
  if (about === null || !isOpen(course, about.due, today)) return {};
  const percent = course.course.reported?.adherencePercent ?? null;
  if (percent === null) return { opens: [{ courses: [course], datum: `adherence:${course.id}` }] };
  if (percent >= least) return {};
  const said = { what: 'not-followed', name: course.name, percent, least } as const;
  return { hits: [{ courses: [course], causes: [], days: [about.due], said, fixes: () => [...extended(course, about.longer, today), ...ask(course)] }] };
};

/** What was not taken or done as planned has not been tried; the trial is extended once. Not tolerated is another matter. */
export const followed = (rule: Trial, situation: Situation): Part =>
  joinedParts(running(rule, situation).map((course) => followedBy(rule, course, situation.today)));

/** A benefit that fades at an unchanged dose: adjust, rotate or add. */
export const lasting = (rule: Trial, situation: Situation): Part => ({
  hits: running(rule, situation).flatMap((course): readonly Hit[] => {
    const since = course.course.reported?.fadingSince ?? null;
    if (since === null) return [];
    const said = { what: 'fading', name: course.name, since: dayNumber(since) } as const;
    return [{ courses: [course], causes: [], days: [dayNumber(since)], said, fixes: () => ask(course) }];
  }),
});

interface Booster {
  readonly due: number;
  /** Up to the day before the next one's window. */
  readonly until: number;
}

const boostersOf = ({ modality, until }: CourseExposure, graceDays: number): readonly Booster[] => {
  const days = [...(modality.boosterDays ?? [])].sort((a, b) => a - b).map((after) => until + after);
  return days.map((due, at) => ({ due, until: (days[at + 1] ?? EVER) - graceDays - 1 }));
};

/** Later courses of its kind, and what history holds of it, count as its boosters. */
const laterDays = (course: CourseExposure, kind: Selector, { courses, document }: Situation): readonly number[] => [
  ...courses.filter((one) => one.id !== course.id && one.from > course.until && matches(one.words, kind)).map(({ from }) => from),
  ...document.history
    .filter((past) => matches(wordsOfPast(past), kind))
    .flatMap(({ startedOn, endedOn }) => startedOn ?? endedOn ?? [])
    .map(dayNumber)
    .filter((day) => day > course.until),
];

const boosterHit = (rule: Trial, course: CourseExposure, situation: Situation): readonly Hit[] => {
  const { graceDays, least = 1 } = rule.parameters;
  const { today } = situation;
  const tags = rule.parameters.subject.any.filter((tag) => course.words.has(tag));
  const sessions = laterDays(course, { any: tags }, situation);
  const isMet = ({ due, until }: Booster): boolean => sessions.some((day) => day >= due - graceDays && day <= until);
  const open = boostersOf(course, graceDays).filter(({ due }) => due - graceDays <= today);
  const [current] = open.slice(-1);
  const unmet = open.filter((one) => !isMet(one));
  const counted = least > 1 ? unmet.filter(({ due }) => today > due + graceDays) : unmet;
  if (current === undefined || isMet(current) || counted.length < least) return [];
  const add: Fix = { kind: 'add-partner', courseId: course.id, tags, startsOn: calendarDay(today), endsOn: calendarDay(today) };
  const days = counted.map(({ due }) => due);
  return [{ courses: [course], causes: [], days, said: { what: 'booster-due', name: course.name, days }, fixes: () => [add] }];
};

/** What was learned fades without practice: booster sessions after the end. */
export const boosted = (rule: Trial, situation: Situation): Part => ({
  hits: situation.courses
    .filter(({ course, words, until }) => course.over && until <= situation.today && matches(words, rule.parameters.subject))
    .flatMap((course) => boosterHit(rule, course, situation)),
});

/** Sessions whose effect does not last are not too far apart. */
export const keptUp = (rule: Trial, situation: Situation): Part =>
  joinedParts(
    liveOf(situation, rule.parameters.subject)
      .filter(isPlanned)
      .map((course): Part => {
        const { sessionsPerWeek } = course.course;
        if (sessionsPerWeek === null || sessionsPerWeek <= 0) return { opens: [{ courses: [course], datum: `cadence:${course.id}` }] };
        const apart = 7 / sessionsPerWeek;
        if (apart <= rule.parameters.graceDays) return {};
        const said = { what: 'too-seldom', name: course.name, apart, longest: rule.parameters.graceDays } as const;
        return { hits: [{ courses: [course], causes: [], days: [course.from], said, fixes: () => ask(course) }] };
      }),
  );
