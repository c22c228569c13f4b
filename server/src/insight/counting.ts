import type { Modality } from '@stagewell/shared/catalogue/modality';
import type { Sums } from '@stagewell/shared/insight/sums';
import { windowRules } from '@stagewell/shared/insight/windows';
import type { QueryResultRow } from 'pg';
import { COUNT, COUNTED } from './response.sql.js';

/** Where rows are asked: a request's transaction, or a round's. */
export interface Place {
  readonly clinicId: string;
  readonly now: Date;
  readonly today: string;
  rows<T extends QueryResultRow>(sql: string, values: readonly unknown[]): Promise<readonly T[]>;
}
export interface Counted extends QueryResultRow {
  readonly countedAt: Date;
  readonly sums: Sums;
}

/** Reading every score of a large clinic takes seconds; other statements keep their own limit. */
const PATIENCE = `set local statement_timeout = '60s'`;
const USUAL = `set local statement_timeout to default`;

/** What was counted last; `null` = never. */
export const counted = async ({ clinicId, rows }: Place): Promise<Counted | null> => (await rows<Counted>(COUNTED, [clinicId]))[0] ?? null;

/** Counts again and keeps the sums. Throws what the database does when it takes more than a minute; nothing is kept then. */
export const countNow = async ({ clinicId, now, today, rows }: Place, catalogue: ReadonlyMap<string, Modality>): Promise<Counted> => {
  await rows(PATIENCE, []);
  const [made] = await rows<Counted>(COUNT, [clinicId, today, JSON.stringify(windowRules(catalogue.values())), now]);
  await rows(USUAL, []);
  if (made === undefined) throw new Error('Nothing was counted');
  return made;
};
