import { Injectable } from '@nestjs/common';
import type { CloseErrand, NewErrand, WorklistItem } from '@stagewell/shared/worklist/worklist';
import { v7 } from 'uuid';
import { deskOrTeam } from '../patients/access.js';
import type { Me } from '../platform/me.js';
import { Refusal } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { updateVersioned } from '../platform/versioned.js';
import { TASK_TABLE } from '../tasks/task.entity.js';
import { ERRAND } from '../tasks/tasks.sql.js';
import { loadItem } from './load-items.js';
import { isSafety } from './worklist-row.js';
import { WorklistService } from './worklist.service.js';

/** What the desk writes on its own list: a call to an insurer, a form to send. Nothing clinical. */
@Injectable()
export class ErrandsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly worklist: WorklistService,
  ) {}

  add({ patientId, what, dueOn }: NewErrand, me: Me): Promise<WorklistItem> {
    return this.uow.run(me, async (tx) => {
      await deskOrTeam(tx, patientId);
      const id = v7();
      await tx.rows(ERRAND, [tx.clinicId, id, patientId, what.trim(), tx.now, dueOn, me.zone]);
      tx.record({ object: 'errand', objectId: id, patientId, fields: ['what', 'dueOn'] });
      return this.worklist.shown(tx, await loadItem(tx, id));
    });
  }

  close(id: string, { outcome }: CloseErrand, me: Me): Promise<void> {
    return this.uow.run(me, async (tx) => {
      const { item } = await loadItem(tx, id);
      if (item.kind !== 'task' || isSafety(item))
        throw new Refusal(
          409,
          'not-an-errand',
          'Only an errand is closed here. Nothing was changed; a safety task is closed by a clinician, a review is settled on the plan.',
        );
      await updateVersioned(tx, TASK_TABLE, { id }, { state: 'done', doneAt: tx.now, doneBy: me.accountId, outcome: outcome.trim() });
      tx.record({ object: 'errand', objectId: id, patientId: item.patientId, fields: ['state', 'outcome'] });
    });
  }
}
