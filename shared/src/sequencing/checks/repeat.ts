import type { RepeatLimit } from '../../catalogue/modality.js';
import type { Fix } from '../finding.js';
import type { RuleOf, Selector } from '../rules.js';
import { calendarDay, liveOf, type CourseExposure, type Situation } from '../situation.js';
import { isPlanned, joined, swapOf, untouched, type Check, type Hit, type Open } from './check.js';
import { occasionsOf, sameRegion, sessionsOf, type Occasion } from './occasions.js';

type Repeat = RuleOf<'repeat'>;
interface Part {
  readonly hits: readonly Hit[];
  readonly opens: readonly Open[];
}

const limitOf = (rule: Repeat, course: CourseExposure): RepeatLimit | null =>
  rule.parameters.limit === 'modality' ? course.modality.repeat : rule.parameters.limit;

/** A limit of the modality counts that modality; a limit of the rule counts everything the rule names. */
const countedBy = (rule: Repeat, course: CourseExposure): Selector =>
  rule.parameters.limit === 'modality' ? { any: [course.modality.id] } : rule.parameters.subject;

interface Case {
  readonly course: CourseExposure;
  readonly limit: RepeatLimit;
  /** The others of the same kind and region whose day is known, by day. */
  readonly others: readonly Occasion[];
  /** Occasions that may count, but whose day or region is not recorded. */
  readonly unclear: readonly Occasion[];
}

const caseOf = (course: CourseExposure, limit: RepeatLimit, occasions: readonly Occasion[]): Case => {
  const rest = occasions.filter(({ id }) => id !== course.id);
  const regionOf = (occasion: Occasion) => (limit.perRegion ? sameRegion(occasion.region, course.course.region) : 'yes');
  return {
    course,
    limit,
    others: rest.filter((occasion) => regionOf(occasion) === 'yes' && occasion.day !== null),
    unclear: rest.filter((occasion) => regionOf(occasion) === 'unknown' || (regionOf(occasion) === 'yes' && occasion.day === null)),
  };
};

const daysOf = (occasions: readonly Occasion[]): readonly number[] =>
  occasions.flatMap(({ day, sessions }) => (day === null ? [] : Array.from({ length: sessions }, () => day)));

const tooClose = (days: readonly number[], day: number, minGap: number | null): number | null => {
  const near = days.filter((other) => minGap !== null && Math.abs(other - day) < minGap);
  return near.length === 0 ? null : Math.max(...near);
};

/** Treatments in the fullest window that holds the day. */
const mostWith = (days: readonly number[], day: { readonly at: number; readonly sessions: number }, windowDays: number): number =>
  Math.max(
    0,
    ...[day.at, ...days]
      .filter((end) => end >= day.at && end < day.at + windowDays)
      .map((end) => days.filter((other) => other <= end && other > end - windowDays).length + day.sessions),
  );

const allows = ({ limit }: Case, days: readonly number[], at: number, sessions: number): boolean =>
  tooClose(days, at, limit.minGapDays) === null && (limit.max === null || mostWith(days, { at, sessions }, limit.max.windowDays) <= limit.max.count);

/** The first later day on which the limits allow the course. */
const moveOf = (one: Case, days: readonly number[], sessions: number): readonly Fix[] => {
  if (!isPlanned(one.course)) return [];
  const steps = [one.limit.minGapDays ?? 0, one.limit.max?.windowDays ?? 0].filter((step) => step > 0);
  const candidates = days
    .flatMap((day) => steps.map((step) => day + step))
    .filter((day) => day > one.course.from)
    .sort((a, b) => a - b);
  const to = candidates.find((day) => allows(one, days, day, sessions));
  return to === undefined ? [] : [{ kind: 'move', courseId: one.course.id, to: calendarDay(to) }];
};

/** Judged on the later of two planned ones: the earlier keeps its day. */
const earlierDays = ({ course, others }: Case): readonly number[] =>
  daysOf(others.filter(({ day, course: other }) => other === null || (day ?? 0) < course.from || ((day ?? 0) === course.from && other.id < course.id)));

type Crowd = { readonly count: number; readonly max: number; readonly windowDays: number };

const crowdOf = ({ course, limit }: Case, days: readonly number[]): Crowd | null => {
  if (limit.max === null) return null;
  const { count: max, windowDays } = limit.max;
  const count = mostWith(days, { at: course.from, sessions: sessionsOf(course) }, windowDays);
  return count > max ? { count, max, windowDays } : null;
};

const withinLimit = (one: Case): Part => {
  const { course, limit } = one;
  const days = earlierDays(one);
  const close = tooClose(days, course.from, limit.minGapDays);
  const many = crowdOf(one, days);
  if (close === null && many === null) return { hits: [], opens: unclearOf(one) };
  const said = { what: 'too-often', name: course.name, day: course.from, close, minGap: limit.minGapDays, many } as const;
  return { hits: [{ courses: [course], causes: [], days: [course.from], said, fixes: () => moveOf(one, daysOf(one.others), sessionsOf(course)) }], opens: [] };
};

const unclearOf = ({ course, unclear }: Case): readonly Open[] =>
  unclear.map(({ id, past, course: other }) => ({
    courses: other === null ? [course] : [course, other],
    datum: past === null ? `region:${id}` : `history:${id}`,
  }));

/** Only the last one that was given can have worked; one still to come is judged when its turn comes. */
const lastGiven = ({ course, others }: Case, today: number): Occasion | null =>
  others.filter(({ day, past, course: other }) => (past !== null || other?.course.over === true) && (day ?? 0) < course.from && (day ?? 0) <= today).at(-1) ??
  null;

type Relief = NonNullable<RepeatLimit['onlyIfRelief']>;
type Verdict = 'worked' | 'did-not' | 'unknown';

const verdictOn = ({ past, course }: Occasion, wanted: Relief): Verdict => {
  if (past === null) return course?.course.benefit === 'not-established' ? 'did-not' : 'unknown';
  const enough = [
    past.reliefPercent === null ? null : past.reliefPercent >= wanted.percent,
    past.reliefDays === null ? null : past.reliefDays >= wanted.minDays,
  ];
  if (enough.includes(false)) return 'did-not';
  return enough.includes(null) ? 'unknown' : 'worked';
};

const notWorked = ({ course }: Case, last: Occasion, wanted: Relief): Hit => {
  return {
    courses: [course],
    causes: [`history:${last.id}`],
    days: [course.from],
    said: {
      what: 'last-did-not-work',
      name: course.name,
      day: course.from,
      last: last.day ?? course.from,
      percent: last.past?.reliefPercent ?? null,
      days: last.past?.reliefDays ?? null,
      wanted,
    },
    fixes: () => [...swapOf(course), { kind: 'ask-prescriber', about: course.id }],
  };
};

const hasWorked = (one: Case, today: number): Part => {
  const wanted = one.limit.onlyIfRelief;
  if (wanted === null) return { hits: [], opens: [] };
  const last = lastGiven(one, today);
  if (last === null) return { hits: [], opens: unclearOf(one).filter(({ datum }) => datum.startsWith('history:')) };
  const verdict = verdictOn(last, wanted);
  return {
    hits: verdict === 'did-not' ? [notWorked(one, last, wanted)] : [],
    opens: verdict === 'unknown' ? [{ courses: [one.course], datum: last.past === null ? `outcome:${last.id}` : `history:${last.id}` }] : [],
  };
};

const partsOf = (rule: Repeat, situation: Situation): readonly Part[] =>
  liveOf(situation, rule.parameters.subject)
    .filter(isPlanned)
    .flatMap((course) => {
      const limit = limitOf(rule, course);
      if (limit === null) return [];
      const one = caseOf(course, limit, occasionsOf(situation, countedBy(rule, course)));
      return [rule.parameters.expect === 'limit' ? withinLimit(one) : hasWorked(one, situation.today)];
    });

/** How soon and how often a treatment may be given again, and whether the last one earned it. */
export const repeat: Check<'repeat'> = (rule, situation) => {
  const parts = partsOf(rule, situation);
  return parts.length === 0 ? untouched() : joined(parts);
};
