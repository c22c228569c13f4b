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
import { RUNNING } from '@stagewell/shared/plans/lifecycle';
import type { PlanView } from '@stagewell/shared/plans/plan';
import { reviewsOf } from '@stagewell/shared/reviews/derive';
import type { PlannedReview, ReviewView } from '@stagewell/shared/reviews/review';
import type { ReviewRow } from '@stagewell/shared/reviews/review-row';
import { v7 } from 'uuid';
import { Refusal } from '../platform/problem.js';
import type { Tx } from '../platform/unit-of-work.js';
import { KEEP_REVIEWS, REVIEWS, STANDING_REVIEWS } from '../reviews/review.sql.js';
import { judge, judgePlan, keepVersion, type Judged } from './load-plan.js';

/** The reviews that a plan keeps, cancelled ones too. */
export const keptReviews = async (tx: Tx, planId: string): Promise<readonly ReviewView[]> =>
  (await tx.rows<{ reviews: readonly ReviewView[] }>(REVIEWS, [tx.clinicId, planId]))[0]?.reviews ?? [];

/** The same, with whether each is booked and how it was settled. */
export const standingReviews = async (tx: Tx, planId: string): Promise<readonly ReviewRow[]> =>
  (await tx.rows<{ reviews: readonly ReviewRow[] }>(STANDING_REVIEWS, [tx.clinicId, planId]))[0]?.reviews ?? [];

/** What a plan calls for as it is now; one that has not begun, or is over, calls for nothing. */
const calledFor = (tx: Tx, { plan, catalogue, rules }: Judged): readonly PlannedReview[] =>
  RUNNING.includes(plan.state) ? reviewsOf({ ...plan, catalogue, rules: rules.rules, today: tx.today }) : [];

const momentOf = ({ plan, evaluation }: Judged, reviews: readonly PlannedReview[]): PlanMoment => ({ courses: plan.courses, evaluation, reviews });

/** Rows that are new or not what they were; one message, however many. */
const store = async (tx: Tx, planId: string, before: readonly ReviewView[], after: readonly ReviewView[]): Promise<void> => {
  const known = new Set(before);
  const fresh = after.filter((row) => !known.has(row));
  if (fresh.length > 0) await tx.rows(KEEP_REVIEWS, [tx.clinicId, planId, JSON.stringify(fresh)]);
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

/** A plan that becomes active calls for its reviews; its version is kept already. */
export const callForReviews = async (tx: Tx, active: Judged): Promise<void> => {
  const kept = await keptReviews(tx, active.plan.id);
  const impact = impactOf(momentOf(active, dueOf(kept)), momentOf(active, stillDue(calledFor(tx, active), kept)));
  await store(tx, active.plan.id, kept, reviewsAfter(kept, impact, { version: active.plan.version, newId: v7 }));
};

/** How a change of a running plan is kept: what its version says, and the impact that was accepted for it. */
export interface Kept {
  readonly what: string;
  readonly fields: readonly string[];
  readonly accepted: string | undefined;
}

/**
 * Changes a running plan, and with it exactly what was accepted, in the transaction that is going on. What becomes of it is
 * worked out from the rows as they are after `change`, so that a refusal undoes it. Throws 409 when the impact was not accepted.
 */
export const changeRunning = async (tx: Tx, plan: PlanView, { what, fields, accepted }: Kept, change: (before: Judged) => Promise<void>): Promise<PlanView> => {
  const before = await judge(tx, plan);
  await change(before);
  const after = await judgePlan(tx, plan.id);
  const kept = await keptReviews(tx, plan.id);
  const impact = impactOf(momentOf(before, dueOf(kept)), momentOf(after, stillDue(calledFor(tx, after), kept)));
  refuseUnseen(impact, accepted);
  await keepVersion(tx, after, what);
  const reviews = reviewsAfter(kept, impact, { version: after.plan.version, newId: v7 });
  await store(tx, plan.id, kept, reviews);
  const moved = reviews.some((row) => !kept.includes(row));
  tx.record({ object: 'plan', objectId: plan.id, patientId: plan.patientId, fields: moved ? [...fields, 'reviews'] : fields });
  return after.plan;
};
