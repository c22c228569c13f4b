import { closuresFor, type NewClosure } from '@stagewell/shared/clinics/closure';
import type { CoverageTerms } from '@stagewell/shared/coverage/terms';
import type { PlanChange } from '@stagewell/shared/plans/co-sign';
import { checkInsOf, type PlannedCheckIn } from '@stagewell/shared/check-ins/cadence';
import { checkInsAfter, movableOf, stillAsked, type KeptCheckIn } from '@stagewell/shared/check-ins/kept-check-in';
import { painRises } from '@stagewell/shared/check-ins/pain-rise';
import { triggerCourses } from '@stagewell/shared/check-ins/trigger-courses';
import {
  dueOf,
  impactFingerprint,
  impactOf,
  reviewsAfter,
  stillDue,
  surprisesNobody,
  type AskedImpact,
  type Impact,
  type PlanMoment,
} from '@stagewell/shared/plans/impact';
import { authorisationsCalledFor, quoteTermsOf } from '@stagewell/shared/plans/plan-quote';
import { documentOf } from '@stagewell/shared/plans/sequencing-document';
import { RUNNING } from '@stagewell/shared/plans/lifecycle';
import type { PlanView } from '@stagewell/shared/plans/plan';
import { reviewsOf } from '@stagewell/shared/reviews/derive';
import { onOpenDays } from '@stagewell/shared/reviews/open-days';
import type { PlannedReview, ReviewView } from '@stagewell/shared/reviews/review';
import type { ReviewRow } from '@stagewell/shared/reviews/review-row';
import { v7 } from 'uuid';
import { Refusal } from '../platform/problem.js';
import type { Tx } from '../platform/unit-of-work.js';
import { noteErrands } from '../coverage/authorisation-errands.service.js';
import { CALL_FOR } from '../coverage/terms.sql.js';
import { CLOSURES_AHEAD, OPEN_WEEKDAYS } from '../clinics/clinic-hours.sql.js';
import { KEEP_PLANNED, PLANNED } from '../check-ins/planned.sql.js';
import { KEEP_REVIEWS, REVIEWS, REVIEWS_OF_PLAN, STANDING_REVIEWS } from '../reviews/review.sql.js';
import { askToCoSign, coSignerOfChange } from './co-sign.js';
import { judge, judgePlan, keepVersion, loadPlan, type Judged } from './load-plan.js';

/** What a plan keeps of what it called for: reviews and check-ins, cancelled ones too. */
interface KeptOf {
  readonly reviews: readonly ReviewView[];
  readonly checkIns: readonly KeptCheckIn[];
  /** When somebody is there: for days that are chosen now. */
  readonly weekdays: readonly number[];
  readonly closures: readonly Pick<NewClosure, 'siteId' | 'firstOn' | 'lastOn'>[];
}
const KEPT = `select (${REVIEWS_OF_PLAN}) as reviews, (${PLANNED}) as "checkIns", ${OPEN_WEEKDAYS} as weekdays, ${CLOSURES_AHEAD} as closures`;
const keptOf = async (tx: Tx, planId: string): Promise<KeptOf> =>
  (await tx.rows<KeptOf & Record<string, unknown>>(KEPT, [tx.clinicId, planId]))[0] ?? { reviews: [], checkIns: [], weekdays: [], closures: [] };

/** The reviews that a plan keeps, cancelled ones too. */
export const keptReviews = async (tx: Tx, planId: string): Promise<readonly ReviewView[]> =>
  (await tx.rows<{ reviews: readonly ReviewView[] }>(REVIEWS, [tx.clinicId, planId]))[0]?.reviews ?? [];

/** The same, with whether each is booked and how it was settled. */
export const standingReviews = async (tx: Tx, planId: string): Promise<readonly ReviewRow[]> =>
  (await tx.rows<{ reviews: readonly ReviewRow[] }>(STANDING_REVIEWS, [tx.clinicId, planId]))[0]?.reviews ?? [];

/** What a plan calls for as it is now, on days on which the clinic is open; one that has not begun, or is over, calls for nothing. */
const calledFor = (tx: Tx, { plan, catalogue, rules, chart }: Judged, { reviews, weekdays, closures }: KeptOf): readonly PlannedReview[] => {
  if (!RUNNING.includes(plan.state)) return [];
  const called = reviewsOf({ ...plan, catalogue, rules: rules.rules, today: tx.today });
  return onOpenDays(called, dueOf(reviews), { weekdays, closures: closuresFor(closures, chart.preferences.siteId) });
};

const hasBackPain = ({ chart }: Judged): boolean =>
  chart.conditions.some(({ status, flags }) => status === 'active' && flags !== null && flags.includes('low-back-pain'));

const askedOf = (tx: Tx, judged: Judged): readonly PlannedCheckIn[] => {
  const { plan, catalogue } = judged;
  if (!RUNNING.includes(plan.state) || plan.activatedOn === null) return [];
  const worseOn = painRises(judged.chart.checkIns, triggerCourses(plan.courses, catalogue));
  return checkInsOf({ courses: plan.courses, catalogue, activatedOn: plan.activatedOn, today: tx.today, backPain: hasBackPain(judged), worseOn });
};

/** What a plan keeps that this change may touch, and what it calls for afterwards: the two sides of the impact. */
const beforeChange = ({ today }: Tx, { plan, evaluation }: Judged, after: Judged, kept: KeptOf): PlanMoment => ({
  courses: plan.courses,
  evaluation,
  reviews: dueOf(kept.reviews),
  checkIns: movableOf(kept.checkIns, { today, ended: !RUNNING.includes(after.plan.state) }),
});
const afterChange = (tx: Tx, after: Judged, kept: KeptOf): PlanMoment => ({
  courses: after.plan.courses,
  evaluation: after.evaluation,
  reviews: stillDue(calledFor(tx, after, kept), kept.reviews),
  checkIns: stillAsked(askedOf(tx, after), kept.checkIns, tx.today),
});

const freshIn = <T>(after: readonly T[], before: readonly T[]): readonly T[] => {
  const known = new Set(before);
  return after.filter((row) => !known.has(row));
};

/** Stores rows that are new or not what they were; one message for each kind, however many. Answers which kinds, for the trail. */
const store = async (tx: Tx, { plan }: Judged, kept: KeptOf, impact: Impact): Promise<readonly string[]> => {
  const given = { version: plan.version, newId: v7 };
  const reviews = freshIn(reviewsAfter(kept.reviews, impact, given), kept.reviews);
  const checkIns = freshIn(checkInsAfter(kept.checkIns, impact.checkIns, given), kept.checkIns);
  if (reviews.length > 0) await tx.rows(KEEP_REVIEWS, [tx.clinicId, plan.id, JSON.stringify(reviews)]);
  if (checkIns.length > 0) await tx.rows(KEEP_PLANNED, [tx.clinicId, plan.id, plan.patientId, JSON.stringify(checkIns), tx.me.accountId]);
  return [...(reviews.length > 0 ? ['reviews'] : []), ...(checkIns.length > 0 ? ['check-ins'] : [])];
};

/** Nothing changes by surprise: whoever saves has seen exactly this impact, or sees it now. Throws 409 with it. */
const refuseUnseen = (impact: Impact, accepted: string | undefined): void => {
  const fingerprint = impactFingerprint(impact);
  if (surprisesNobody(impact) || accepted === fingerprint) return;
  const asked: AskedImpact = { impact, fingerprint };
  throw accepted === undefined
    ? new Refusal(409, 'impact-unseen', 'This changes more than what you typed. Nothing was stored; read what changes, accept it, and save again.', {
        context: { ...asked },
      })
    : new Refusal(
        409,
        'impact-changed',
        'What this changes is no longer what you accepted: the chart, the rules or the day are others now. Nothing was stored; read what changes now, and save again.',
        { context: { ...asked } },
      );
};

/** Payers are asked by the front desk: what a running plan waits for is noted for it. Answers what was noted, for the trail. */
const callForAuthorisations = async (tx: Tx, { chart, plan, catalogue }: Judged, terms: CoverageTerms): Promise<readonly string[]> => {
  if (!RUNNING.includes(plan.state) || terms.benefits.length === 0) return [];
  const called = authorisationsCalledFor(documentOf(chart, plan, catalogue, tx.today), quoteTermsOf(chart, terms, tx.today));
  if (called.length === 0) return [];
  const rows = called.map((one) => ({ ...one, id: v7() }));
  const noted = await tx.rows<{ id: string }>(CALL_FOR, [tx.clinicId, plan.patientId, JSON.stringify(rows), tx.today, tx.me.accountId]);
  await noteErrands(
    tx,
    terms,
    noted.map(({ id }) => id),
  );
  return ['authorisations'];
};

const startOf = ({ plan }: Judged, courseId: string | null): string | undefined => plan.courses.find(({ id }) => id === courseId)?.startsOn;

/** A course that starts on another day is asked for by another day: the errand goes along. */
const moveErrands = async (tx: Tx, before: Judged, after: Judged, terms: CoverageTerms): Promise<readonly string[]> => {
  const moved = after.chart.authorisations.filter(({ state, courseId }) => state === 'needed' && startOf(before, courseId) !== startOf(after, courseId));
  await noteErrands(
    tx,
    terms,
    moved.map(({ id }) => id),
  );
  return moved.length > 0 ? ['errands'] : [];
};

/** A plan that becomes active calls for its reviews, its check-ins and its authorisations; its version is kept already. */
export const callForReviews = async (tx: Tx, active: Judged, terms: CoverageTerms): Promise<void> => {
  const kept = await keptOf(tx, active.plan.id);
  await store(tx, active, kept, impactOf(beforeChange(tx, active, active, kept), afterChange(tx, active, kept)));
  await callForAuthorisations(tx, active, terms);
};

/** How a change of a running plan is kept: what its version says, and the impact that was accepted for it. */
export interface Kept {
  readonly change: PlanChange;
  readonly what: string;
  readonly fields: readonly string[];
  readonly accepted: string | undefined;
}

/**
 * Changes a running plan, and with it exactly what was accepted, in the transaction that is going on. What becomes of it is
 * worked out from the rows as they are after `change`, so that a refusal undoes it. A supervised clinician's supervisor is asked to
 * co-sign it. Throws 409 when the impact was not accepted.
 */
export const changeRunning = async (
  tx: Tx,
  plan: PlanView,
  { change: kind, what, fields, accepted }: Kept,
  change: (before: Judged) => Promise<void>,
): Promise<PlanView> => {
  const before = await judge(tx, plan);
  await change(before);
  const after = await judgePlan(tx, plan.id);
  const kept = await keptOf(tx, plan.id);
  const impact = impactOf(beforeChange(tx, before, after, kept), afterChange(tx, after, kept));
  refuseUnseen(impact, accepted);
  const coSigner = await coSignerOfChange(tx, kind, after.plan.state);
  const terms = await keepVersion(tx, after, coSigner === null ? what : `${what}; ${coSigner.name} is asked to co-sign`.slice(0, 200));
  const moved = [
    ...(await store(tx, after, kept, impact)),
    ...(await moveErrands(tx, before, after, terms)),
    ...(await callForAuthorisations(tx, after, terms)),
  ];
  tx.record({ object: 'plan', objectId: plan.id, patientId: plan.patientId, fields: [...fields, ...moved] });
  if (coSigner === null) return after.plan;
  await askToCoSign(tx, after, coSigner, 'change');
  return loadPlan(tx, plan.id);
};
