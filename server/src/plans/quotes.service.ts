import { Injectable } from '@nestjs/common';
import { EDITABLE, RUNNING } from '@stagewell/shared/plans/lifecycle';
import type { FrozenQuote, PlanView } from '@stagewell/shared/plans/plan';
import type { Me } from '../platform/me.js';
import { notFound } from '../platform/problem.js';
import type { Row } from '../platform/table.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { updateVersioned } from '../platform/versioned.js';
import { changeRunning } from './change-plan.js';
import { judgePlan, keepVersion, loadPlan } from './load-plan.js';
import { PLAN_TABLE } from './plan.entity.js';
import { illegal } from './plans.service.js';
import { QUOTED } from './versions.sql.js';

/** What a plan costs its patient: frozen with every saved version, worked out anew by saving one. */
@Injectable()
export class QuotesService {
  constructor(private readonly uow: UnitOfWork) {}

  /** The quote of the newest version that has one. Throws 404 when nothing was quoted yet. */
  read(planId: string, me: Me): Promise<FrozenQuote> {
    return this.uow.run(me, async (tx) => {
      const plan = await loadPlan(tx, planId);
      tx.record({ object: 'quote', objectId: planId, patientId: plan.patientId });
      const [found] = await tx.rows<FrozenQuote & Row>(QUOTED, [tx.clinicId, planId]);
      if (!found) throw notFound();
      return found;
    });
  }

  /** The plan as it is becomes its next version, quoted from the terms of today. Throws 409 when the plan has ended, 412 on an old version. */
  again(planId: string, me: Me): Promise<PlanView> {
    return this.uow.run(me, async (tx) => {
      const plan = await loadPlan(tx, planId);
      if (!EDITABLE.includes(plan.state)) throw illegal(plan, 'quoted');
      return RUNNING.includes(plan.state) ? this.againRunning(tx, plan) : this.againDraft(tx, plan);
    });
  }

  private againRunning(tx: Tx, plan: PlanView): Promise<PlanView> {
    return changeRunning(tx, plan, { change: 'quote', what: 'Quoted again', fields: ['quote'], accepted: undefined }, async () => {
      await updateVersioned(tx, PLAN_TABLE, { id: plan.id }, {});
    });
  }

  private async againDraft(tx: Tx, plan: PlanView): Promise<PlanView> {
    await updateVersioned(tx, PLAN_TABLE, { id: plan.id }, {});
    const judged = await judgePlan(tx, plan.id);
    await keepVersion(tx, judged, 'Quoted again');
    tx.record({ object: 'plan', objectId: plan.id, patientId: plan.patientId, fields: ['quote'] });
    return judged.plan;
  }
}
