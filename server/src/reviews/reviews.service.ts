import { Injectable } from '@nestjs/common';
import { doneOnProblem, reviewStepsFrom } from '@stagewell/shared/reviews/lifecycle';
import type { ReviewDone, ReviewRow, ReviewWaiver } from '@stagewell/shared/reviews/review-row';
import { onCareTeam } from '../patients/access.js';
import type { Me } from '../platform/me.js';
import { badRequest, notFound, Refusal } from '../platform/problem.js';
import type { Row } from '../platform/table.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { updateVersioned } from '../platform/versioned.js';
import { REVIEW_TABLE } from './review.entity.js';
import { ONE_REVIEW } from './review.sql.js';

/** Reviews are settled by clinicians of the care team; only the plan cancels one, and only an appointment makes one booked. */
@Injectable()
export class ReviewsService {
  constructor(private readonly uow: UnitOfWork) {}

  done(id: string, { doneOn, outcome }: ReviewDone, me: Me): Promise<ReviewRow> {
    return this.uow.run(me, (tx) => {
      const problem = doneOnProblem(doneOn, tx.today);
      if (problem !== null)
        throw badRequest(
          'fields-refused',
          'Nobody can have done a review on a day that is still to come. Nothing was stored; correct the day and save again.',
          [{ path: 'doneOn', message: problem }],
        );
      return settle(tx, id, { state: 'done', doneOn, outcome });
    });
  }

  waive(id: string, { reason }: ReviewWaiver, me: Me): Promise<ReviewRow> {
    return this.uow.run(me, (tx) => settle(tx, id, { state: 'waived', doneOn: null, outcome: reason.trim() }));
  }
}

/** Its plan's patient stands beside it. */
const load = async (tx: Tx, id: string): Promise<{ readonly review: ReviewRow; readonly patientId: string }> => {
  const [row] = await tx.rows<{ review: ReviewRow; patientId: string }>(ONE_REVIEW, [tx.clinicId, id]);
  if (!row) throw notFound();
  return row;
};

const settle = async (tx: Tx, id: string, to: Row & { readonly state: 'done' | 'waived' }): Promise<ReviewRow> => {
  const { review, patientId } = await load(tx, id);
  await onCareTeam(tx, patientId);
  const steps = reviewStepsFrom(review.state).map((step) => step.to);
  if (!steps.includes(to.state)) throw settledAlready(review);
  await updateVersioned(tx, REVIEW_TABLE, { id }, { ...to, decidedBy: tx.me.accountId, decidedAt: tx.now });
  tx.record({ object: 'review', objectId: id, patientId, fields: ['state', 'outcome', ...(to.state === 'done' ? ['doneOn'] : [])] });
  return (await load(tx, id)).review;
};

/** A step that the state does not allow; the answer names those that it does. */
const settledAlready = ({ state, settledBy }: ReviewRow): Refusal =>
  new Refusal(
    409,
    'illegal-transition',
    `This review is ${state}${settledBy === null ? '' : ` (${settledBy})`} and stays so; from here nothing follows. Nothing was changed; load the list again.`,
    { context: { state, allowed: reviewStepsFrom(state).map(({ to }) => to) } },
  );
