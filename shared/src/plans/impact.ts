import { checkInsImpact, type AskedDay, type CheckInsImpact } from '../check-ins/kept-check-in.js';
import type { CalendarDate } from '../dates.js';
import type { PlannedReview, ReviewDays, ReviewMoment, ReviewView } from '../reviews/review.js';
import type { Evaluation } from '../sequencing/finding.js';
import { canonical, sumOf } from '../sequencing/fingerprint.js';
import { isSame, signedDifferences, type FindingDifferences } from '../sequencing/policy/finding-differences.js';
import type { CourseView } from './plan.js';

/** First and last day of a course: what really happened where it is recorded, else what is planned; no last day = ongoing. */
export interface CourseSpan {
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate | null;
}
export interface PlacedCourse extends CourseSpan {
  readonly courseId: string;
  readonly modalityId: string;
}
export interface MovedCourse {
  readonly courseId: string;
  readonly from: CourseSpan;
  readonly to: CourseSpan;
}
export interface MovedReview {
  readonly key: string;
  readonly moment: ReviewMoment;
  readonly courseIds: readonly string[];
  readonly from: ReviewDays;
  readonly to: ReviewDays;
}

/** All that a change does to a running plan. What is not in it stays as it is. A finding that has to be signed again is lost and gained. */
export interface Impact {
  readonly reviews: { readonly created: readonly PlannedReview[]; readonly moved: readonly MovedReview[]; readonly cancelled: readonly PlannedReview[] };
  readonly checkIns: CheckInsImpact;
  readonly findings: FindingDifferences;
  /** `changed`: other details of a course that stays. One that becomes another treatment is removed and added, under its id. */
  readonly courses: {
    readonly added: readonly PlacedCourse[];
    readonly removed: readonly PlacedCourse[];
    readonly moved: readonly MovedCourse[];
    readonly changed: readonly string[];
  };
}

/** An impact as the server tells it: a change that is sent with this fingerprint does exactly this, or nothing. */
export interface AskedImpact {
  readonly impact: Impact;
  readonly fingerprint: string;
}

/** A plan at one moment: its courses, what the rules say, the reviews that are due, and the check-ins that are still to come. */
export interface PlanMoment {
  readonly courses: readonly CourseView[];
  readonly evaluation: Evaluation;
  readonly reviews: readonly PlannedReview[];
  readonly checkIns: readonly AskedDay[];
}

const spanOf = ({ startedOn, startsOn, endedOn, endsOn }: CourseView): CourseSpan => ({ startsOn: startedOn ?? startsOn, endsOn: endedOn ?? endsOn });
const placed = (course: CourseView): PlacedCourse => ({ courseId: course.id, modalityId: course.modalityId, ...spanOf(course) });
const daysOf = ({ earliest, target, latest }: ReviewDays): ReviewDays => ({ earliest, target, latest });
const plannedOf = ({ key, moment, courseIds, ...days }: PlannedReview): PlannedReview => ({ key, moment, courseIds, ...daysOf(days) });
const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

/** What is planned of a course beside its days; what was recorded of it is no change of the plan. */
const detailsOf = (course: CourseView): object => {
  const { startsOn: _, endsOn: __, startedOn: _started, endedOn: _ended, state: _state, stopReason: _why, learned: _learned, ...details } = course;
  return details;
};

/** Those of `left` that `right` has too, each with its other. */
const paired = <T>(left: readonly T[], right: readonly T[], keyOf: (one: T) => string): readonly (readonly [T, T])[] => {
  const others = new Map(right.map((one) => [keyOf(one), one]));
  return left.flatMap((one) => {
    const other = others.get(keyOf(one));
    return other === undefined ? [] : [[one, other] as const];
  });
};
const missingIn = <T>(right: readonly T[], left: readonly T[], keyOf: (one: T) => string): readonly T[] => {
  const keys = new Set(right.map(keyOf));
  return left.filter((one) => !keys.has(keyOf(one)));
};

/** A course that becomes another treatment is another one: what was judged, signed and due of it was not given for that. */
const idOf = ({ id, modalityId }: CourseView): string => `${id} ${modalityId}`;
const keyOf = ({ key }: PlannedReview): string => key;

const coursesOf = (before: readonly CourseView[], after: readonly CourseView[]): Impact['courses'] => {
  const both = paired(before, after, idOf);
  return {
    added: missingIn(before, after, idOf).map(placed),
    removed: missingIn(after, before, idOf).map(placed),
    moved: both.flatMap(([was, is]) => (same(spanOf(was), spanOf(is)) ? [] : [{ courseId: is.id, from: spanOf(was), to: spanOf(is) }])),
    changed: both.flatMap(([was, is]) => (same(detailsOf(was), detailsOf(is)) ? [] : [is.id])),
  };
};

const reviewsOf = (before: readonly PlannedReview[], after: readonly PlannedReview[]): Impact['reviews'] => ({
  created: missingIn(before, after, keyOf).map(plannedOf),
  moved: paired(before, after, keyOf).flatMap(([was, { key, moment, courseIds, ...is }]) =>
    same(daysOf(was), daysOf(is)) ? [] : [{ key, moment, courseIds, from: daysOf(was), to: daysOf(is) }],
  ),
  cancelled: missingIn(after, before, keyOf).map(plannedOf),
});

/** What becomes of a plan between two moments of it. */
export const impactOf = (before: PlanMoment, after: PlanMoment): Impact => ({
  reviews: reviewsOf(before.reviews, after.reviews),
  checkIns: checkInsImpact(before.checkIns, after.checkIns),
  findings: signedDifferences(before.evaluation, after.evaluation),
  courses: coursesOf(before.courses, after.courses),
});

/** Whether there is nothing to be surprised by: no review, no check-in, no finding and no day of a course is another. */
export const surprisesNobody = ({ reviews, checkIns, findings, courses }: Impact): boolean =>
  isSame(findings) && [...Object.values(reviews), ...Object.values(checkIns), courses.added, courses.removed, courses.moved].every((list) => list.length === 0);

/** Tells one impact from another; it protects nothing. */
export const impactFingerprint = (impact: Impact): string => sumOf(canonical(impact));

/** Reviews that the plan calls for now and that nobody has done or waived: what has to be due. */
export const stillDue = (called: readonly PlannedReview[], kept: readonly ReviewView[]): readonly PlannedReview[] => {
  const settled = new Set(kept.filter(({ state }) => state === 'done' || state === 'waived').map(keyOf));
  return called.filter(({ key }) => !settled.has(key));
};

/** Those that are due, of those that are kept. */
export const dueOf = (kept: readonly ReviewView[]): readonly ReviewView[] => kept.filter(({ state }) => state === 'due');

const changedBy = (row: ReviewView, { moved, cancelled }: Impact['reviews'], version: number): ReviewView => {
  if (row.state !== 'due') return row;
  if (cancelled.some(({ key }) => key === row.key)) return { ...row, state: 'cancelled', cancelledVersion: version };
  const to = moved.find(({ key }) => key === row.key)?.to;
  return to === undefined ? row : { ...row, ...to, movedVersion: version };
};

/** The kept reviews once an impact is accepted, which makes plan version `version`. What the impact does not name is the same object. */
export const reviewsAfter = (
  kept: readonly ReviewView[],
  { reviews }: Impact,
  { version, newId }: { readonly version: number; readonly newId: () => string },
): readonly ReviewView[] => [
  ...kept.map((row) => changedBy(row, reviews, version)),
  ...reviews.created.map((review): ReviewView => ({
    ...review,
    id: newId(),
    state: 'due',
    createdVersion: version,
    movedVersion: null,
    cancelledVersion: null,
  })),
];
