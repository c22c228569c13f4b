import type { Section } from '@stagewell/shared/patients/patient';
import { v7 } from 'uuid';
import type { Row } from '../platform/table.js';
import type { Tx } from '../platform/unit-of-work.js';
import { toColumns, toView } from './section-rows.js';
import { SECTION_TABLES } from './sections.entity.js';

/** A row that another system sent; `sourceSystem` and `sourceId` name it for good. */
export interface SourcedRow {
  readonly value: object;
  readonly sourceSystem: string;
  readonly sourceId: string;
}

/** Rows per statement: the widest section stays well below the 65,535 parameters that PostgreSQL takes. */
const AT_ONCE = 500;

/** Adds rows of one section, many in one statement. A second row of one source is refused by the table's unique index. */
export const addSourcedRows = async (tx: Tx, section: Section, patientId: string, rows: readonly SourcedRow[]): Promise<void> => {
  const columns = rows.map(({ value, sourceSystem, sourceId }): Row => {
    const id = v7();
    const provenance = { id, version: 1, source: 'import', sourceSystem, sourceId, recordedOn: tx.today };
    return { clinicId: tx.clinicId, patientId, createdBy: tx.me.accountId, ...provenance, ...toColumns(section, id, value, tx.seal) };
  });
  for (let at = 0; at < columns.length; at += AT_ONCE) {
    await tx.manager.insert(SECTION_TABLES[section].entity, columns.slice(at, at + AT_ONCE));
  }
};

/** What a source's row says now, in the contract's words, secrets opened. */
export const openSourcedRow = (tx: Tx, section: Section, row: Row): Row => toView(section, row, tx.seal);
