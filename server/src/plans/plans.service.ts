import { Injectable } from '@nestjs/common';
import { EDITABLE, RUNNING, stepsFrom, TERMINAL } from '@stagewell/shared/plans/lifecycle';
import {
  PLAN,
  type BoardSave,
  type NewPlan,
  type PlanTransition,
  type PlanVersionRow,
  type PlanVersionView,
  type PlanView,
  type StageDraft,
} from '@stagewell/shared/plans/plan';
import type { ReviewRow } from '@stagewell/shared/reviews/review-row';
import { v7 } from 'uuid';
import { onCareTeam } from '../patients/access.js';
import type { Me } from '../platform/me.js';
import { notFound, Refusal } from '../platform/problem.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { updateVersioned } from '../platform/versioned.js';
import { changeRunning, standingReviews, type Kept } from './change-plan.js';
import { judgePlan, keepVersion, loadPlan } from './load-plan.js';
import { noteFindings } from './note-findings.js';
import { copyOf } from './copy-plan.js';
import { PLAN_TABLE } from './plan.entity.js';
import { putBoard } from './put-board.js';
import { storeBoard } from './store-board.js';
import { VERSION, VERSIONS } from './versions.sql.js';

const FIRST_STAGES = [
  ['Foundations', 'What makes everything else work'],
  ['Build', 'Add one thing at a time, far enough apart to tell what helps'],
  ['Maintain', 'Keep what helped'],
] as const;

const firstStages = (): readonly StageDraft[] => FIRST_STAGES.map(([name, purpose], position) => ({ id: v7(), name, purpose, position }));

/** A patient's care plan: drafted, saved as a whole, every version kept. */
@Injectable()
export class PlansService {
  constructor(private readonly uow: UnitOfWork) {}

  /** Drafts a plan, empty or as a copy. Throws 409 when there is an open one, 404 when what is to be copied is not of this patient. */
  create(patientId: string, { title, from }: NewPlan, me: Me): Promise<PlanView> {
    return this.uow.run(me, async (tx) => {
      await onCareTeam(tx, patientId);
      const id = v7();
      await refuseSecond(tx, patientId);
      const source = !from ? null : await copyOf(tx, patientId, from);
      await tx.manager.insert(PLAN_TABLE.entity, {
        clinicId: tx.clinicId,
        id,
        patientId,
        version: 1,
        state: 'draft',
        title,
        createdOn: tx.today,
        createdBy: me.accountId,
      });
      const board = source?.board ?? { title, urgentReason: '', courses: [], stages: firstStages() };
      await storeBoard(tx, await loadPlan(tx, id), board);
      return this.keepBuilt(tx, id, source?.what ?? 'Created', source === null ? ['title'] : ['title', 'stages', 'courses']);
    });
  }

  read(id: string, me: Me): Promise<PlanView> {
    return this.uow.run(me, async (tx) => {
      const plan = await loadPlan(tx, id);
      tx.record({ object: 'plan', objectId: id, patientId: plan.patientId });
      return plan;
    });
  }

  saveBoard(id: string, { accepted, ...board }: BoardSave, me: Me): Promise<PlanView> {
    return this.uow.run(me, async (tx) => {
      const plan = await loadPlan(tx, id);
      if (!EDITABLE.includes(plan.state)) throw illegal(plan, 'edited');
      return this.keep(tx, plan, { change: 'board', what: 'Saved', fields: ['stages', 'courses'], accepted }, () => putBoard(tx, plan, board));
    });
  }

  transition(id: string, { to, reason, accepted }: PlanTransition, me: Me): Promise<PlanView> {
    return this.uow.run(me, async (tx) => {
      const plan = await loadPlan(tx, id);
      const step = stepsFrom(plan.state).find((one) => one.to === to);
      if (!step) throw illegal(plan, to);
      if (step.needsReason && reason.trim().length < PLAN.reason.minLength) {
        throw new Refusal(422, 'reason-missing', 'Say why, in at least ten characters. Nothing was changed.', {
          errors: [{ path: 'reason', message: 'Say why' }],
        });
      }
      const what = `${step.label}${reason.trim() ? `: ${reason.trim()}` : ''}`.slice(0, 200);
      return this.keep(
        tx,
        plan,
        { change: 'state', what, fields: ['state'], accepted },
        async () => void (await updateVersioned(tx, PLAN_TABLE, { id }, { state: to })),
      );
    });
  }

  versions(id: string, me: Me): Promise<readonly PlanVersionRow[]> {
    return this.uow.run(me, async (tx) => {
      const plan = await loadPlan(tx, id);
      tx.record({ object: 'plan-versions', objectId: id, patientId: plan.patientId });
      return tx.rows<PlanVersionRow & Record<string, unknown>>(VERSIONS, [tx.clinicId, id]);
    });
  }

  version(id: string, version: number, me: Me): Promise<PlanVersionView> {
    return this.uow.run(me, async (tx) => {
      const plan = await loadPlan(tx, id);
      const [row] = await tx.rows<PlanVersionView & Record<string, unknown>>(VERSION, [tx.clinicId, id, version]);
      if (!row) throw notFound();
      tx.record({ object: 'plan-version', objectId: id, patientId: plan.patientId, fields: [String(version)] });
      return row;
    });
  }

  reviews(id: string, me: Me): Promise<readonly ReviewRow[]> {
    return this.uow.run(me, async (tx) => {
      const plan = await loadPlan(tx, id);
      tx.record({ object: 'plan-reviews', objectId: id, patientId: plan.patientId });
      return standingReviews(tx, id);
    });
  }

  /** A running plan changes with what was accepted; one that is still built surprises nobody. */
  private async keep(tx: Tx, plan: PlanView, kept: Kept, change: () => Promise<void>): Promise<PlanView> {
    if (RUNNING.includes(plan.state)) return changeRunning(tx, plan, kept, change);
    await change();
    return this.keepBuilt(tx, plan.id, kept.what, kept.fields);
  }

  /** Judges the plan as stored now, keeps it as a version, and answers it. */
  private async keepBuilt(tx: Tx, id: string, what: string, fields: readonly string[]): Promise<PlanView> {
    const judged = await judgePlan(tx, id);
    await keepVersion(tx, judged, what);
    if (judged.plan.activatedOn === null) await noteFindings(tx, judged, null);
    tx.record({ object: 'plan', objectId: id, patientId: judged.plan.patientId, fields });
    return judged.plan;
  }
}

/** A step that the state does not allow; the answer names those that it does. */
export const illegal = (plan: PlanView, wanted: string): Refusal => {
  const allowed = TERMINAL.includes(plan.state) ? [] : stepsFrom(plan.state).map(({ to }) => to);
  const next = allowed.length > 0 ? `From here it can become ${allowed.join(', ')}.` : 'It has ended; draft a new one instead.';
  return new Refusal(409, 'illegal-transition', `The plan is ${plan.state} and cannot be ${wanted}. ${next} Nothing was changed.`, {
    context: { state: plan.state, allowed },
  });
};

const refuseSecond = async (tx: Tx, patientId: string): Promise<void> => {
  const [open] = await tx.rows(
    `select 1 from care_plan c where c.clinic_id = $1 and c.patient_id = $2 and c.state in ('draft','proposed','active','on-hold')`,
    [tx.clinicId, patientId],
  );
  if (open)
    throw new Refusal(409, 'plan-exists', 'This patient has a plan already. Open it, or complete or discard it before you draft another. Nothing was stored.');
};
