import { Injectable } from '@nestjs/common';
import type { DroppedEdit, EditToKeep, KeptEdit, KeptEditView } from '@stagewell/shared/plans/kept-edit';
import { EDITABLE } from '@stagewell/shared/plans/lifecycle';
import type { PlanVersionView, PlanView } from '@stagewell/shared/plans/plan';
import type { Me } from '../platform/me.js';
import { Refusal, unprocessable } from '../platform/problem.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { loadPlan } from './load-plan.js';
import { VERSION } from './versions.sql.js';

const READ = `select e.base_version as "baseVersion", e.board, e.kept_at as "keptAt" from plan_edit e where e.clinic_id = $1 and e.plan_id = $2 and e.account_id = $3`;
const KEEP = `insert into plan_edit (clinic_id, plan_id, account_id, base_version, board, kept_at) values ($1, $2, $3, $4, $5, $6)
  on conflict (clinic_id, plan_id, account_id) do update set base_version = excluded.base_version, board = excluded.board, kept_at = excluded.kept_at where plan_edit.kept_at = $7 returning 1`;
/** With a moment only what was kept then: another window's newer edit is not this one's to drop. */
const DROP = `delete from plan_edit e where e.clinic_id = $1 and e.plan_id = $2 and e.account_id = $3 and ($4::timestamptz is null or e.kept_at = $4)`;

/** Unsaved edits of a plan, one for each person and seen by nobody else. They are not judged: a draft may be wrong. */
@Injectable()
export class EditsService {
  constructor(private readonly uow: UnitOfWork) {}

  read(id: string, me: Me): Promise<KeptEditView> {
    return this.uow.run(me, async (tx) => {
      const plan = await loadPlan(tx, id);
      const [kept = null] = await tx.rows<KeptEdit & Record<string, unknown>>(READ, [tx.clinicId, id, me.accountId]);
      tx.record({ object: 'plan-edit', objectId: id, patientId: plan.patientId });
      return { kept, base: kept === null || kept.baseVersion === plan.version ? null : await versionOf(tx, id, kept.baseVersion) };
    });
  }

  /** The newest one counts; one on an older version is kept as well, and settled when it is saved. */
  keep(id: string, { baseVersion, board, after }: EditToKeep, me: Me): Promise<KeptEditView> {
    return this.uow.run(me, async (tx) => {
      const plan = await loadPlan(tx, id);
      refuseUnkeepable(plan, baseVersion);
      const stored = await tx.rows(KEEP, [tx.clinicId, id, me.accountId, baseVersion, JSON.stringify(board), tx.now, after]);
      if (stored.length === 0) throw elsewhere();
      tx.record({ object: 'plan-edit', objectId: id, patientId: plan.patientId, fields: ['board'] });
      return { kept: { baseVersion, board, keptAt: tx.now.toISOString() }, base: null };
    });
  }

  drop(id: string, { keptAt }: DroppedEdit, me: Me): Promise<void> {
    return this.uow.run(me, async (tx) => {
      const plan = await loadPlan(tx, id);
      await tx.rows(DROP, [tx.clinicId, id, me.accountId, keptAt ?? null]);
      tx.record({ object: 'plan-edit', objectId: id, patientId: plan.patientId, fields: ['board'] });
    });
  }
}

const refuseUnkeepable = ({ state, version }: PlanView, baseVersion: number): void => {
  if (!EDITABLE.includes(state))
    throw new Refusal(
      409,
      'plan-ended',
      `The plan is ${state} and cannot be edited any more. Your edit is on the screen only; what you need of it belongs into a new plan.`,
    );
  if (baseVersion > version) throw unprocessable('version-unknown', 'The plan has no such version yet. Your edit was not kept; load the plan again.');
};

const elsewhere = (): Refusal =>
  new Refusal(
    409,
    'edited-elsewhere',
    'You edit this plan in another window too, and that edit is kept. The one in this window is on the screen only: save it, or close the other window and load the plan again.',
  );

const versionOf = async (tx: Tx, id: string, version: number): Promise<PlanView | null> => {
  const [row] = await tx.rows<PlanVersionView & Record<string, unknown>>(VERSION, [tx.clinicId, id, version]);
  return row?.plan ?? null;
};
