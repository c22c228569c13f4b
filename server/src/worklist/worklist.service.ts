import { Injectable } from '@nestjs/common';
import { csvOf } from '@stagewell/shared/insight/csv';
import { worklistTable } from '@stagewell/shared/worklist/export';
import { ITEM_GROUPS } from '@stagewell/shared/worklist/item';
import { WORKLIST, type WorklistItem, type WorklistPage, type WorklistRow } from '@stagewell/shared/worklist/worklist';
import type { Me } from '../platform/me.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { loadItem, rowIn } from './load-items.js';
import { ATTEMPTS, COUNTS, PAGE } from './rows.sql.js';
import { cursorOf, filterOf, limitOf, readCursor } from './worklist-query.js';
import type { WorklistQuery } from './worklist.dto.js';
import { bytes } from '../platform/table.js';
import { rowOf, type StoredItem } from './worklist-row.js';

interface Counted {
  readonly totals: Pick<WorklistPage, 'counts' | 'escalated' | 'aside'>;
  readonly escalated: readonly string[];
}
interface Paged {
  readonly item: StoredItem;
  readonly g: number;
  readonly urgency: number;
  readonly at: string;
}

/** One list of everything that waits: reviews, tasks, check-ins that were missed. */
@Injectable()
export class WorklistService {
  constructor(private readonly uow: UnitOfWork) {}

  list(query: WorklistQuery, me: Me): Promise<WorklistPage> {
    return this.uow.run(me, async (tx) => {
      const filter = filterOf(query, tx);
      const found = await tx.rows<Paged>(PAGE, [...filter, ...readCursor(query.after)]);
      const counted = await this.count(tx, filter);
      const shown = found.slice(0, limitOf(query));
      const last = shown.at(-1);
      tx.record({ object: 'worklist', objectId: null, patientId: null, fields: shown.map(({ item }) => item.id) });
      return {
        rows: shown.map(({ item, g }) => rowOf(item, ITEM_GROUPS[g] ?? 'no-deadline', tx)),
        next: last && found.length > shown.length ? cursorOf([last.g, last.urgency, last.at, last.item.id]) : null,
        ...counted.totals,
      };
    });
  }

  /** All pages of the same list; whoever sees less of a row on the screen sees less of it here. */
  export(query: WorklistQuery, me: Me): Promise<string> {
    return this.uow.run(me, async (tx) => {
      const whole = { ...query, limit: String(WORKLIST.most) };
      const filter = filterOf(whole, tx);
      const rows: WorklistRow[] = [];
      let cursor = readCursor(undefined);
      for (;;) {
        const found = await tx.rows<Paged>(PAGE, [...filter, ...cursor]);
        rows.push(...found.map(({ item, g }) => rowOf(item, ITEM_GROUPS[g] ?? 'no-deadline', tx)));
        const last = found.at(-1);
        if (last === undefined) break;
        cursor = [last.g, last.urgency, last.at, last.item.id];
      }
      tx.record({ object: 'worklist-csv', objectId: null, patientId: null, fields: rows.map(({ id }) => id) });
      return csvOf(worklistTable(rows));
    });
  }

  item(id: string, me: Me): Promise<WorklistItem> {
    return this.uow.run(me, async (tx) => {
      const found = await loadItem(tx, id);
      tx.record({ object: 'worklist-item', objectId: id, patientId: found.item.patientId });
      return this.shown(tx, found);
    });
  }

  /** The row with what was tried; used after every change of one. */
  async shown(tx: Tx, found: Awaited<ReturnType<typeof loadItem>>): Promise<WorklistItem> {
    const rows = await tx.rows<{ attempt: WorklistItem['attempts'][number] }>(ATTEMPTS, [tx.clinicId, found.item.patientId]);
    const attempts = rows.map(({ attempt }) => ({ ...attempt, note: tx.seal.open(bytes(attempt.note), `contact_attempt|note|${attempt.id}`) }));
    return { row: rowIn(tx, found), attempts };
  }

  /** Whatever came too late in the meantime is marked in the same statement, and said to the trail. */
  private async count(tx: Tx, filter: readonly unknown[]): Promise<Counted> {
    const [counted] = await tx.rows<Counted>(COUNTS, filter);
    if (counted === undefined) throw new Error('Counting answers one row');
    for (const id of counted.escalated) tx.record({ object: 'task', objectId: id, patientId: null, fields: ['escalatedAt'] });
    return counted;
  }
}
