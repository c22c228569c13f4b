import type { CsvCell } from '@stagewell/shared/insight/csv';
import { TABLES } from '../../tables.js';
import { bytes, membersOf, type Row, type Table } from '../../platform/table.js';
import type { Tx } from '../../platform/unit-of-work.js';

/** Tables about a patient that do not go along, each with its reason. A spec holds this list to the database. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  two_people: 'what was said of this chart and another person’s',
  patient_merge: 'the trail of the clinic about two charts, perhaps of two people; what came by a merge is in the record',
  plan_edit: 'a clinician’s unfinished edit, not yet part of the record',
  patient_plan_link: 'secrets of links; the page itself is made anew from the plan',
  audit_event: 'goes along as accesses.csv: who, when and what; addresses, sessions, hashes and lists in which a name is one of many are the clinic’s own',
  idempotency: 'sealed answers to repeated requests, deleted after three days',
};
/** Columns that are secrets or machinery, whatever the table. */
const HIDDEN = ['tokenHash', 'linkHash', 'stopHash'];

type Of = 'patient' | 'row' | 'plan' | keyof typeof PARENTS;

/** The chart, and what is left of those that were merged into it: they are the same person's. */
const CHARTS = '(select $2::uuid union all select g.merged_id from patient_merge g where g.clinic_id = $1 and g.patient_id = $2 and g.undone_at is null)';
const OF_PLANS = `(select c.id from care_plan c where c.clinic_id = $1 and c.patient_id in ${CHARTS})`;
/** Rows that hang on a row of the patient, by the member that names it. */
const PARENTS = {
  signatureId: `r.signature_id in (select x.id from plan_signature x where x.clinic_id = $1 and x.plan_id in ${OF_PLANS})`,
  appointmentId: `r.appointment_id in (select x.id from appointment x where x.clinic_id = $1 and x.patient_id in ${CHARTS})`,
  importId: `r.import_id in (select x.id from import_report x where x.clinic_id = $1 and x.patient_id in ${CHARTS})`,
  requestId: `r.request_id in (select x.id from check_in_request x where x.clinic_id = $1 and x.patient_id in ${CHARTS})`,
} as const;
const isParent = (field: string): field is keyof typeof PARENTS => field in PARENTS;

/** How rows of a table are found for a patient; `null` = it is not about one. */
const about = ({ name, fields }: Table): Of | null => {
  if (name === 'patient') return 'patient';
  if ('patientId' in fields) return 'row';
  if ('planId' in fields) return 'plan';
  return Object.keys(fields).find(isParent) ?? null;
};

const WHERE: Readonly<Record<Of, string>> = {
  patient: `r.id in ${CHARTS}`,
  row: `r.patient_id in ${CHARTS}`,
  plan: `r.plan_id in ${OF_PLANS}`,
  ...PARENTS,
};

/** Every table that goes along. */
export const EXPORTED: readonly Table[] = TABLES.filter((one) => about(one) !== null && !(one.name in LEFT_OUT));

export interface TableOf {
  readonly name: string;
  readonly rows: readonly Row[];
}

const opened = (tx: Tx, of: Table, row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([field, value]) =>
      of.fields[field] === 'sealed' ? [field, tx.seal.open(bytes(value), `${of.name}|${field}|${String(row['id'])}`)] : [field, value],
    ),
  );

/** Everything recorded of a patient, table by table, in a fixed order; secrets of the patient are opened, those of the machinery left out. */
export const everythingOf = async (tx: Tx, patientId: string): Promise<readonly TableOf[]> => {
  const all: TableOf[] = [];
  for (const of of EXPORTED) {
    const where = WHERE[about(of) ?? 'row'];
    const found = await tx.rows<{ row: Row }>(
      `select to_json(x) as row from (select ${membersOf(of, HIDDEN)} from ${of.name} r where r.clinic_id = $1 and ${where}) x`,
      [tx.clinicId, patientId],
    );
    const rows = found.map(({ row }) => opened(tx, of, row)).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    all.push({ name: of.name, rows });
  }
  return all;
};

const cell = (value: unknown): CsvCell => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'string') return value;
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : JSON.stringify(value);
};

/** A table with its header; what is nested stands as JSON in its cell. */
export const cellsOf = (of: string, rows: readonly Row[]): readonly (readonly CsvCell[])[] => {
  const fields = Object.keys(EXPORTED.find(({ name }) => name === of)?.fields ?? {}).filter((field) => field !== 'clinicId' && !HIDDEN.includes(field));
  return [fields, ...rows.map((row) => fields.map((field) => cell(row[field])))];
};
