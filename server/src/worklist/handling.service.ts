import { Injectable } from '@nestjs/common';
import type { Role } from '@stagewell/shared/people/roles';
import { asideProblem, assignProblem, type Snooze } from '@stagewell/shared/worklist/handling';
import type { AssignItems, ItemsAssigned, WorklistItem } from '@stagewell/shared/worklist/worklist';
import type { Me } from '../platform/me.js';
import { Refusal, unprocessable, versionClash } from '../platform/problem.js';
import type { Row } from '../platform/table.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { updateVersioned } from '../platform/versioned.js';
import { REVIEW_TABLE } from '../reviews/review.entity.js';
import { TASK_TABLE } from '../tasks/task.entity.js';
import { ASSIGN, ROLES_OF } from './handling.sql.js';
import { loadItem, loadItems } from './load-items.js';
import { REQUEST_DESK_TABLE } from './request-desk.entity.js';
import { openItem, type StoredItem } from './worklist-row.js';
import { WorklistService } from './worklist.service.js';

/** Who looks after what, and until when something is put aside. No deadline moves. */
@Injectable()
export class HandlingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly worklist: WorklistService,
  ) {}

  /** Each item only as it was seen; what changed in the meantime stays as it is, and is named. */
  assign({ items, ...to }: AssignItems, me: Me): Promise<ItemsAssigned> {
    return this.uow.run(me, async (tx) => {
      const loaded = await loadItems(
        tx,
        items.map(({ id }) => id),
      );
      const roles = to.accountId === null ? [] : await rolesOf(tx, to.accountId);
      const problem = loaded.map(({ item }) => assignProblem(openItem(item), to, roles)).find((one) => one !== null);
      if (problem) throw unprocessable('assignment-refused', `${problem} Nothing was assigned.`);
      const open = items.filter(({ id }) => loaded.some(({ item }) => item.id === id));
      const given = await tx.rows<{ id: string }>(ASSIGN, [tx.clinicId, to.accountId, to.role, JSON.stringify(open)]);
      const assigned = given.map(({ id }) => id);
      tx.record({ object: 'worklist', objectId: null, patientId: null, fields: ['assignedTo', 'assignedRole', ...assigned] });
      return { assigned, changedMeanwhile: items.flatMap(({ id }) => (assigned.includes(id) ? [] : [id])) };
    });
  }

  snooze(id: string, { untilOn, reason }: Snooze, me: Me): Promise<WorklistItem> {
    return this.uow.run(me, async (tx) => {
      const { item } = await loadItem(tx, id);
      const problem = asideProblem(openItem(item), untilOn, { today: tx.today, times: item.snoozes });
      if (problem !== null) throw new Refusal(422, 'aside-refused', `${problem} It is where it was.`, { errors: [{ path: 'untilOn', message: problem }] });
      await changeDesk(tx, item, { snoozedUntil: untilOn, snoozeReason: reason.trim(), snoozes: item.snoozes + 1 });
      tx.record({ object: item.kind, objectId: id, patientId: item.patientId, fields: ['snoozedUntil', 'snoozeReason'] });
      return this.worklist.shown(tx, await loadItem(tx, id));
    });
  }

  /** In sight again before its day. How often it was put aside still counts, and no deadline moves. */
  bringBack(id: string, me: Me): Promise<WorklistItem> {
    return this.uow.run(me, async (tx) => {
      const { item } = await loadItem(tx, id);
      if (item.snoozedUntil === null || item.snoozedUntil < tx.today)
        throw new Refusal(409, 'not-aside', 'It is not put aside any more. Nothing was changed; it is on the list.');
      await changeDesk(tx, item, { snoozedUntil: null, snoozeReason: '' });
      tx.record({ object: item.kind, objectId: id, patientId: item.patientId, fields: ['snoozedUntil', 'snoozeReason'] });
      return this.worklist.shown(tx, await loadItem(tx, id));
    });
  }
}

const rolesOf = async (tx: Tx, accountId: string): Promise<readonly Role[]> =>
  (await tx.rows<{ roles: readonly Role[] }>(ROLES_OF, [tx.clinicId, accountId]))[0]?.roles ?? [];

/** A missed check-in has a desk of its own, made the first time somebody touches it. */
const firstDesk = async (tx: Tx, requestId: string, change: Row): Promise<void> => {
  const made = await tx.manager
    .createQueryBuilder()
    .insert()
    .into(REQUEST_DESK_TABLE.entity)
    .values({ clinicId: tx.clinicId, requestId, ...change, version: 1 })
    .orIgnore()
    .returning('version')
    .execute();
  if ((made.raw as unknown[]).length === 0) throw versionClash();
};

const changeDesk = async (tx: Tx, { kind, id }: StoredItem, change: Row): Promise<void> => {
  if (kind === 'check-in') {
    if (tx.me.ifMatch === 0) return firstDesk(tx, id, change);
    await updateVersioned(tx, REQUEST_DESK_TABLE, { requestId: id }, change);
  } else await updateVersioned(tx, kind === 'review' ? REVIEW_TABLE : TASK_TABLE, { id }, change);
};
