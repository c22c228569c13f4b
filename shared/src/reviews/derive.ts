import { isClinicCheck } from '../catalogue/checks.js';
import type { CourseCheck, Modality } from '../catalogue/modality.js';
import { checkDaysOf } from '../check-ins/check-days.js';
import { addDays, daysBetween, laterOf, type CalendarDate } from '../dates.js';
import type { CourseView } from '../plans/plan.js';
import { assessmentDaysOf } from '../progress/courses.js';
import { sumOf } from '../sequencing/fingerprint.js';
import { inForce, type Rule } from '../sequencing/rules.js';
import type { PlannedReview, ReviewDays, ReviewMoment } from './review.js';
import { REVIEW_TIMES } from './review-times.data.js';

/** What reviews are derived from. */
export interface ReviewsAsked {
  /** Planned, started and ended ones, in any order. */
  readonly courses: readonly CourseView[];
  readonly catalogue: ReadonlyMap<string, Modality>;
  /** The day the plan became active; `null` = not yet, so its first start stands for it. */
  readonly activatedOn: CalendarDate | null;
  readonly today: CalendarDate;
  /** The clinic's rules, whose SEQ-06 says how long a judgement may wait; the shipped grace when left out. */
  readonly rules?: readonly Rule[];
}

/** A course with the day it starts, or started, on. */
interface Placed {
  readonly course: CourseView;
  readonly modality: Modality;
  readonly from: CalendarDate;
  /** Actual last day, else the planned one; `null` = ongoing. */
  readonly until: CalendarDate | null;
}

const earlierOf = (a: CalendarDate, b: CalendarDate): CalendarDate => (a < b ? a : b);
const has = ({ modality }: Placed, tag: string): boolean => modality.tags.includes(tag);

const around = (target: CalendarDate, days: number): ReviewDays => ({ earliest: addDays(target, -days), target, latest: addDays(target, days) });
/** The treatment is in the key, as a sum that is always short: reviews never pass to another drug. */
const keyOf = (moment: ReviewMoment, course: CourseView | null): string => `${moment}:${course === null ? 'plan' : `${course.id}:${sumOf(course.modalityId)}`}`;
const nth = (moment: ReviewMoment, course: CourseView | null, at: number, days: ReviewDays): PlannedReview => ({
  key: `${keyOf(moment, course)}:${at + 1}`,
  moment,
  courseIds: course === null ? [] : [course.id],
  ...days,
});

/** The longest a judgement may wait: the last of the SEQ-06 rows in force, as the clinic has them. */
const graceOf = ({ rules = [], today }: ReviewsAsked): number => {
  const days = rules.flatMap((rule) =>
    inForce(rule, today) && rule.ruleId === 'SEQ-06' && rule.kind === 'trial' && rule.parameters.expect === 'decision' ? [rule.parameters.graceDays] : [],
  );
  return days.length === 0 ? REVIEW_TIMES.judgementGrace.days : Math.max(...days);
};

/** Not before its trial at the adequate dose is over (SEQ-05), and decided within the grace (SEQ-06). */
const assessments = ({ course, modality, from }: Placed, grace: number): readonly PlannedReview[] =>
  assessmentDaysOf({ ...course, startedOn: from }, modality).map((day, at) =>
    nth('assessment', course, at, { earliest: day, target: day, latest: addDays(day, grace) }),
  );

/** Whether the partner has started, and runs inside the window: then nobody has to see to it. */
const runsWithin = ({ course, from, until }: Placed, opens: CalendarDate, closes: CalendarDate): boolean =>
  course.startedOn !== null && from <= closes && (until === null || until >= opens);

/** While the relief opens a window for rehabilitation, somebody looks whether it has begun. */
const reliefWindow = (procedure: Placed, all: readonly Placed[]): readonly PlannedReview[] => {
  const pairing = procedure.modality.pairing.value;
  if (pairing === null) return [];
  const [opens, closes] = [addDays(procedure.from, pairing.startFrom), addDays(procedure.from, pairing.startTo)];
  const partners = all.filter((one) => one.course.id !== procedure.course.id && pairing.partnerTags.some((tag) => has(one, tag)));
  if (partners.some((partner) => runsWithin(partner, opens, closes))) return [];
  const target = addDays(opens, Math.floor(daysBetween(opens, closes) / 2));
  return [nth('relief-window', procedure.course, 0, { earliest: opens, target, latest: closes })];
};

/** From which day the effect is counted: of a procedure from itself, of anything else from its last day. */
const effectFrom = (placed: Placed): CalendarDate | null => (has(placed, 'procedure') ? placed.from : placed.until);

const wearOff = (placed: Placed): readonly PlannedReview[] => {
  const [window, from] = [placed.modality.effectWindowDays.value, effectFrom(placed)];
  if (window === null || from === null || has(placed, 'diagnostic')) return [];
  const latest = addDays(from, window.to);
  const target = laterOf(from, addDays(latest, -REVIEW_TIMES.wearOffLead.days));
  const earliest = laterOf(addDays(from, window.from), addDays(target, -REVIEW_TIMES.wearOffEarly.days));
  return [nth('wear-off', placed.course, 0, { earliest: earlierOf(earliest, target), target, latest })];
};

const boosters = ({ course, modality, until }: Placed): readonly PlannedReview[] =>
  until === null
    ? []
    : modality.boosterDays.toSorted((a, b) => a - b).map((after, at) => nth('booster', course, at, around(addDays(until, after), REVIEW_TIMES.booster.days)));

/** A check that falls on one day may be done around it; early days matter to the day. */
const checkWindow = (from: number, to: number): { readonly from: number; readonly to: number } => {
  const { days } = REVIEW_TIMES.checkAround;
  return from === to && from > days ? { from: from - days, to: to + days } : { from, to };
};
const checkDue = ({ course, modality, from }: Placed, check: CourseCheck, until: CalendarDate): readonly ReviewDays[] =>
  checkDaysOf(check, course, modality, daysBetween(from, until)).map((due) => {
    const around = checkWindow(due.from, due.to);
    return { earliest: addDays(from, around.from), target: addDays(from, due.target), latest: addDays(from, around.to) };
  });
/** What the clinic itself has to look at because of a treatment: blood pressure, an ECG, blood tests, a call. The same is counted by its days. */
const checks = (placed: Placed, until: CalendarDate): readonly PlannedReview[] => {
  const asked = (placed.modality.checks?.value ?? []).filter(({ what }) => isClinicCheck(what));
  const due = asked
    .flatMap((check) => checkDue(placed, check, until).map((days) => ({ ...check, days })))
    .toSorted((a, b) => a.days.target.localeCompare(b.days.target));
  const before = (at: number): number => due.slice(0, at).filter(({ what }) => what === due[at]?.what).length;
  return due.map(({ what, onlyIf, days }, at) => ({
    ...nth('check', placed.course, at, days),
    key: `${keyOf('check', placed.course)}:${what}${onlyIf === null ? '.' : '?'}${before(at) + 1}`,
  }));
};

/** As far as a plan is looked ahead: to its horizon, and one that lasts longer to its next quarter. */
const aheadOf = (from: CalendarDate, today: CalendarDate): CalendarDate =>
  laterOf(addDays(from, REVIEW_TIMES.horizonTarget.days), addDays(today, REVIEW_TIMES.planEvery.days));

/** Every quarter up to the horizon; a plan that goes on beyond it is looked at every quarter still, up to the next one. */
const ofThePlan = (from: CalendarDate | null, today: CalendarDate): readonly PlannedReview[] => {
  if (from === null) return [];
  const { planEvery, planAround, horizonEarliest, horizonTarget, horizonLatest } = REVIEW_TIMES;
  const at = (days: number): CalendarDate => addDays(from, days);
  const quarters = Math.max(Math.ceil(horizonTarget.days / planEvery.days) - 1, Math.floor(daysBetween(from, today) / planEvery.days) + 1);
  const regular = Array.from({ length: quarters }, (_, index) => (index + 1) * planEvery.days)
    .map((day, index) => ({ day, review: nth('plan-review', null, index, around(at(day), planAround.days)) }))
    // The look at the horizon is one of them.
    .filter(({ day }) => day !== horizonTarget.days && (day < horizonTarget.days || at(horizonTarget.days) <= today));
  const horizon = nth('horizon', null, 0, { earliest: at(horizonEarliest.days), target: at(horizonTarget.days), latest: at(horizonLatest.days) });
  return [...regular.map(({ review }) => review), horizon];
};

const placedOf = (course: CourseView, catalogue: ReviewsAsked['catalogue']): readonly Placed[] => {
  const modality = catalogue.get(course.modalityId);
  return modality === undefined ? [] : [{ course, modality, from: course.startedOn ?? course.startsOn, until: course.endedOn ?? course.endsOn }];
};

const byDay = (a: PlannedReview, b: PlannedReview): number => a.target.localeCompare(b.target) || (a.key < b.key ? -1 : 1);

/**
 * The follow-ups that a plan calls for, by target day: each derives from a clinical moment whose time frame the catalogue
 * or a rule states. An unknown time frame derives nothing; neither does a course that was stopped. Today counts only for
 * a plan that outlives its horizon: days of reviews never move because time passes.
 */
export const reviewsOf = (asked: ReviewsAsked): readonly PlannedReview[] => {
  const { courses, catalogue, activatedOn, today } = asked;
  const going = courses.filter(({ state }) => state !== 'stopped').flatMap((course) => placedOf(course, catalogue));
  const grace = graceOf(asked);
  const first = going.map(({ from }) => from).sort()[0] ?? null;
  const began = activatedOn ?? first ?? today;
  return [
    ...going.flatMap((placed) => [...assessments(placed, grace), ...reliefWindow(placed, going), ...wearOff(placed), ...boosters(placed)]),
    ...going.flatMap((placed) => checks(placed, aheadOf(began, today))),
    ...ofThePlan(activatedOn ?? first, today),
  ].toSorted(byDay);
};
