import { Injectable } from '@nestjs/common';
import { EDITABLE } from '@stagewell/shared/plans/lifecycle';
import type { NewSnooze, PlanView } from '@stagewell/shared/plans/plan';
import type { FieldProblem } from '@stagewell/shared/problem';
import { reasonProblems } from '@stagewell/shared/sequencing/decision-reasons';
import type { Evaluation, Severity } from '@stagewell/shared/sequencing/finding';
import { snoozeProblem, timesSnoozed } from '@stagewell/shared/sequencing/snooze';
import { v7 } from 'uuid';
import type { Me } from '../platform/me.js';
import { Refusal, unprocessable } from '../platform/problem.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { judgePlan, loadPlan } from './load-plan.js';
import { SNOOZE_TABLE } from './plan.entity.js';
import { illegal } from './plans.service.js';

interface Found {
  readonly fingerprint: string;
  readonly ruleId: string;
  readonly severity: Severity;
}

/** Puts findings out of sight for a limited time. It changes nothing of the plan, and stands for no signature. */
@Injectable()
export class SnoozesService {
  constructor(private readonly uow: UnitOfWork) {}

  snooze(id: string, input: NewSnooze, me: Me): Promise<PlanView> {
    return this.uow.run(me, async (tx) => {
      const { plan, evaluation } = await judgePlan(tx, id);
      if (!EDITABLE.includes(plan.state)) throw illegal(plan, 'snoozed');
      const found = foundOf(evaluation, input.fingerprints);
      refuseFaulty(tx, plan, found, input);
      await tx.manager.insert(
        SNOOZE_TABLE.entity,
        found.map((one) => rowOf(tx, plan, one, input)),
      );
      tx.record({ object: 'plan', objectId: id, patientId: plan.patientId, fields: ['snoozes'] });
      return loadPlan(tx, id);
    });
  }
}

/** The findings as they stand now. Throws 422 when one is not there any more. */
const foundOf = ({ findings, notEvaluable }: Evaluation, fingerprints: readonly string[]): readonly Found[] => {
  const all: readonly Found[] = [...findings, ...findings.flatMap(({ unknowns }) => unknowns), ...notEvaluable];
  const found = fingerprints.flatMap((fingerprint) => all.find((one) => one.fingerprint === fingerprint) ?? []);
  if (found.length < fingerprints.length)
    throw unprocessable(
      'finding-gone',
      'The plan as it is stored does not have this finding. Nothing was snoozed; save the plan or load it again, then look once more.',
    );
  return found;
};

const refuseFaulty = (tx: Tx, { snoozes }: PlanView, found: readonly Found[], { untilOn, ...why }: NewSnooze): void => {
  const hindrance = found.map((one) => snoozeProblem(one, untilOn, { today: tx.today, before: snoozes })).find((one) => one !== null);
  const errors: readonly FieldProblem[] = [...reasonProblems('snooze', why), ...(hindrance === undefined ? [] : [{ path: 'untilOn', message: hindrance }])];
  if (errors.length > 0)
    throw new Refusal(422, 'snooze-refused', `${errors.map(({ message }) => message).join(' ')} Nothing was snoozed; the finding is where it was.`, { errors });
};

/** Numbered within the plan, so that two at the same moment cannot both be the last one allowed. */
const rowOf = (tx: Tx, { id, snoozes }: PlanView, { fingerprint, ruleId, severity }: Found, { untilOn, reasonCode, reason }: NewSnooze) => ({
  clinicId: tx.clinicId,
  id: v7(),
  planId: id,
  fingerprint,
  ruleId,
  severity,
  nth: timesSnoozed(fingerprint, snoozes) + 1,
  untilOn,
  reasonCode,
  reason: reason.trim(),
  snoozedBy: tx.me.accountId,
  snoozedAt: tx.now,
});
