import type { Preferences, Section } from '@stagewell/shared/patients/patient';
import { v7 } from 'uuid';
import { wrongIn } from '../platform/body.js';
import type { Row } from '../platform/table.js';
import type { Tx } from '../platform/unit-of-work.js';
import { toColumns, toView } from './section-rows.js';
import { NewPatientDto } from './patient.dto.js';
import { PREFERENCE } from './patient.entity.js';
import { PreferencesDto, SECTION_DTOS } from './sections.dto.js';
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

/** Fields of a row that a form would not take either; empty = it can be stored. */
export const wrongInRow = (section: Section, value: object): readonly string[] => wrongIn(SECTION_DTOS[section], value);
export const wrongInDemographics = (value: object): readonly string[] => wrongIn(NewPatientDto, value);
export const wrongInPreferences = (value: object): readonly string[] => wrongIn(PreferencesDto, value);

const FIRST_PREFERENCES = `insert into ${PREFERENCE.name} (clinic_id, patient_id, site_id, days, visits_per_week, monthly_budget_cents, refusals, note, version)
  select $1, $2, (select s.id from site s where s.clinic_id = $1 and s.id = $3::uuid), $4, $5, $6, $7, $8, 1 on conflict do nothing returning version`;

/** Keeps what a patient agreed to where nothing is kept yet; a site of another clinic is left out. Answers whether it was kept. */
export const keepFirstPreferences = async (tx: Tx, patientId: string, agreed: Preferences): Promise<boolean> => {
  const { siteId, days, visitsPerWeek, monthlyBudgetCents, refusals, note } = agreed;
  return (await tx.rows(FIRST_PREFERENCES, [tx.clinicId, patientId, siteId, days, visitsPerWeek, monthlyBudgetCents, refusals, note])).length > 0;
};
