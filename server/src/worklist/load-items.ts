import { placeOf } from '@stagewell/shared/worklist/order';
import type { ListClock } from '@stagewell/shared/worklist/item';
import type { WorklistRow } from '@stagewell/shared/worklist/worklist';
import { notOnTeam, seesAll } from '../patients/access.js';
import { notFound } from '../platform/problem.js';
import type { Tx } from '../platform/unit-of-work.js';
import { ITEMS } from './rows.sql.js';
import { openItem, rowOf, type StoredItem } from './worklist-row.js';

interface Loaded {
  readonly item: StoredItem;
  readonly clock: ListClock;
}

/** Open items by id, as far as they are open and the caller may work on them. */
export const loadItems = async (tx: Tx, ids: readonly string[]): Promise<readonly Loaded[]> => {
  const rows = await tx.rows<Loaded>(ITEMS, [tx.clinicId, tx.me.accountId, tx.today, tx.now, tx.me.zone, ids]);
  return rows.filter(({ item }) => item.onCareTeam || seesAll(tx.me));
};

/** One open item. Throws 404 where there is none, 403 where the caller is not on the care team. */
export const loadItem = async (tx: Tx, id: string): Promise<Loaded> => {
  const [row] = await tx.rows<Loaded>(ITEMS, [tx.clinicId, tx.me.accountId, tx.today, tx.now, tx.me.zone, [id]]);
  if (!row) throw notFound();
  if (!row.item.onCareTeam && !seesAll(tx.me)) throw notOnTeam();
  return row;
};

/** An item as its reader sees it. */
export const rowIn = (tx: Tx, { item, clock }: Loaded): WorklistRow => rowOf(item, placeOf(openItem(item), clock).group, tx);
