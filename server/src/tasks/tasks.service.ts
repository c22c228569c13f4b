import { Injectable } from '@nestjs/common';
import type { CloseTask, TaskView } from '@stagewell/shared/check-ins/check-in';
import { crisisProblem, crisisText } from '@stagewell/shared/check-ins/crisis-outcome';
import type { TodayView } from '@stagewell/shared/reviews/today';
import type { Me } from '../platform/me.js';
import { notFound, Refusal } from '../platform/problem.js';
import { onCareTeam } from '../patients/access.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { updateVersioned } from '../platform/versioned.js';
import { TASK_TABLE } from './task.entity.js';
import { OPEN, READ, TODAY } from './tasks.sql.js';

/** Safety tasks: opened by check-ins, closed by a clinician with an outcome; never closed by themselves. */
@Injectable()
export class TasksService {
  constructor(private readonly uow: UnitOfWork) {}

  open(me: Me): Promise<readonly TaskView[]> {
    return this.uow.run(me, async (tx) => {
      const rows = await tx.rows<{ task: TaskView }>(OPEN, [tx.clinicId, me.accountId]);
      tx.record({ object: 'tasks', objectId: null, patientId: null, fields: rows.map(({ task }) => task.id) });
      return rows.map(({ task }) => task);
    });
  }

  today(me: Me): Promise<TodayView> {
    return this.uow.run(me, async (tx) => {
      const clinical = me.roles.includes('clinician');
      const [found] = clinical ? await tx.rows<{ today: TodayView }>(TODAY, [tx.clinicId, me.accountId, tx.today]) : [];
      tx.record({ object: 'today', objectId: null, patientId: null, fields: (found?.today.tasks ?? []).map(({ id }) => id) });
      return found?.today ?? { tasks: [], toComplete: [], drafts: [], signatures: [], coSignatures: [] };
    });
  }

  close(id: string, { outcome, crisis = null }: CloseTask, me: Me): Promise<TaskView> {
    return this.uow.run(me, async (tx) => {
      const before = await this.read(id, tx);
      await onCareTeam(tx, before.patientId);
      const missing = crisisProblem(before.triggerId, crisis);
      if (missing !== null)
        throw new Refusal(422, 'crisis-outcome-missing', `${missing} The task stays open; nothing was changed.`, {
          errors: [{ path: 'crisis', message: missing }],
        });
      const words = crisis === null ? outcome : `${crisisText(crisis)} ${outcome}`;
      await updateVersioned(tx, TASK_TABLE, { id }, { state: 'done', doneAt: tx.now, doneBy: me.accountId, outcome: words });
      tx.record({ object: 'task', objectId: id, patientId: before.patientId, fields: ['state', 'outcome'] });
      return this.read(id, tx);
    });
  }

  private async read(id: string, tx: Tx): Promise<TaskView> {
    const [row] = await tx.rows<{ task: TaskView }>(READ, [tx.clinicId, id]);
    if (!row) throw notFound();
    return row.task;
  }
}
