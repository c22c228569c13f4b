import { Injectable } from '@nestjs/common';
import type { GoalRatingView, NewGoalRating } from '@stagewell/shared/goals/goal-rating';
import type { EnteredInError } from '@stagewell/shared/patients/patient';
import { v7 } from 'uuid';
import { wrongIn } from '../platform/body.js';
import { onCareTeam } from '../patients/access.js';
import type { Me } from '../platform/me.js';
import { badRequest, notFound, unprocessable } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { updateVersioned } from '../platform/versioned.js';
import { NewGoalRatingDto } from './goal-rating.dto.js';
import { GOAL_RATING_TABLE } from './goal-rating.entity.js';

/** Locked, so that the scale cannot change while somebody rates on it. */
const GOAL = `select g.scale is not null as scaled from goal g where g.clinic_id = $1 and g.patient_id = $2 and g.id = $3 and g.entered_in_error_at is null for share`;

/** Where a patient stands with a goal, by day. Ratings are added and marked as entered in error; none is changed. */
@Injectable()
export class GoalRatingsService {
  constructor(private readonly uow: UnitOfWork) {}

  rate(patientId: string, goalId: string, input: NewGoalRating, me: Me): Promise<GoalRatingView> {
    return this.uow.run(me, async (tx) => {
      await onCareTeam(tx, patientId);
      const [goal] = await tx.rows<{ scaled: boolean }>(GOAL, [tx.clinicId, patientId, goalId]);
      if (!goal) throw notFound();
      if (!goal.scaled) throw unprocessable('goal-not-scaled', 'This goal has no scale yet. Nothing was stored; describe its levels first, then rate it.');
      if (input.ratedOn > tx.today)
        throw badRequest('fields-refused', 'Nobody can rate a day that is still to come. Nothing was stored; correct the day and save again.', [
          { path: 'ratedOn', message: 'Not in the future' },
        ]);
      const row = { ...input, id: v7(), goalId, version: 1, recordedAt: tx.now, recordedBy: me.accountId };
      await tx.manager.insert(GOAL_RATING_TABLE.entity, { ...row, clinicId: tx.clinicId, patientId });
      tx.record({ object: 'goal-rating', objectId: row.id, patientId, fields: Object.keys(input) });
      return { ...row, recordedAt: tx.now.toISOString() };
    });
  }

  enteredInError(patientId: string, id: string, { reason }: EnteredInError, me: Me): Promise<void> {
    return this.uow.run(me, async (tx) => {
      await onCareTeam(tx, patientId);
      await updateVersioned(
        tx,
        GOAL_RATING_TABLE,
        { patientId, id },
        { enteredInErrorAt: tx.now, enteredInErrorBy: me.accountId, enteredInErrorReason: reason },
      );
      tx.record({ object: 'goal-rating', objectId: id, patientId, fields: ['enteredInError'], reason });
    });
  }
}

/** Fields of a rating that a form would not take either; empty = it can be stored. */
export const wrongInRating = (value: object): readonly string[] => wrongIn(NewGoalRatingDto, value);
