import { listOf, listed, membersOf, type Table } from '../platform/table.js';
import { AUTHORISATION_TABLE, BENEFIT_TABLE, DISCOUNT_TABLE, PAYER_TABLE, PRICE_TABLE, SERVICE_PROOF_TABLE } from './coverage.entity.js';

export const TERM_KINDS = ['payers', 'benefits', 'prices', 'discounts'] as const;
export type TermKind = (typeof TERM_KINDS)[number];

interface Kind {
  readonly table: Table;
  readonly order: string;
}
export const TERM_TABLES: Readonly<Record<TermKind, Kind>> = {
  payers: { table: PAYER_TABLE, order: 'lower(r.name), r.id' },
  benefits: { table: BENEFIT_TABLE, order: 'r.payer_id, r.starts_on desc, r.id' },
  prices: { table: PRICE_TABLE, order: 'r.modality_id, r.starts_on desc, r.id' },
  discounts: { table: DISCOUNT_TABLE, order: 'r.starts_on desc, r.id' },
};
const HIDDEN = ['createdBy', 'enteredInErrorAt', 'enteredInErrorBy', 'enteredInErrorReason'];
const ALIVE = 'r.entered_in_error_at is null';

const listOfKind = (kind: TermKind): string => listOf(TERM_TABLES[kind].table, ALIVE, TERM_TABLES[kind].order, HIDDEN);

/** Who changes the terms of a clinic waits for whoever is changing them: two that each fit may not fit together. */
export const TAKE_TURN = `select pg_advisory_xact_lock(hashtextextended($1 || ' terms', 0))`;
/** `$1` clinic: one row, the whole `CoverageTerms`. */
export const COVERAGE_TERMS = `select json_build_object(${TERM_KINDS.map((kind) => `'${kind}', ${listOfKind(kind)}`).join(', ')}) as terms`;

const oneOf = ({ table }: Kind): string =>
  `select to_json(x) as row from (select ${membersOf(table, HIDDEN)} from ${table.name} r where r.clinic_id = $1 and r.id = $2 and ${ALIVE}) x`;
export const ONE_TERM: Readonly<Record<TermKind, string>> = {
  payers: oneOf(TERM_TABLES.payers),
  benefits: oneOf(TERM_TABLES.benefits),
  prices: oneOf(TERM_TABLES.prices),
  discounts: oneOf(TERM_TABLES.discounts),
};

/** Whether the payer `$2` and the site `$3` are of this clinic; `null` asks for nothing. */
export const TERM_PARTIES = `select $2::uuid is null or exists (select from payer p where p.clinic_id = $1 and p.id = $2 and p.entered_in_error_at is null) as payer,
  $3::uuid is null or exists (select from site s where s.clinic_id = $1 and s.id = $3) as site`;
export const OWN_MODALITIES = `select modality_id as id from catalogue_copy where clinic_id = $1`;

const PROOF_ROWS = `select ${membersOf(SERVICE_PROOF_TABLE, [...HIDDEN, 'patientId'])}, a.display_name as "seenByName" from service_proof r join account a on a.id = r.created_by
  where r.clinic_id = $1 and ${ALIVE}`;
/** Proofs of service of a patient, newest first; `patient` is a parameter or a column of the statement around it. */
export const proofsOf = (patient: string): string => listed(`${PROOF_ROWS} and r.patient_id = ${patient} order by r.seen_on desc, r.id desc`);
export const ONE_PROOF = `select to_json(x) as row from (${PROOF_ROWS} and r.id = $2) x`;

const HIDDEN_OF_AUTHORISATIONS = ['patientId', 'createdBy'];
/** Authorisations of a patient, newest first. */
export const authorisationsOf = (patient: string): string =>
  listOf(AUTHORISATION_TABLE, `r.patient_id = ${patient}`, 'r.needed_on desc, r.id desc', HIDDEN_OF_AUTHORISATIONS);
export const AUTHORISATIONS = `select ${authorisationsOf('$2')} as rows`;
export const ONE_AUTHORISATION = `select r.patient_id as "patientId", to_json(x) as row from authorisation r,
  lateral (select ${membersOf(AUTHORISATION_TABLE, HIDDEN_OF_AUTHORISATIONS)}) x where r.clinic_id = $1 and r.id = $2`;
/** `$3` rows, `$4` day, `$5` account: what a plan calls for is noted once for a course and a coverage while it is open. */
export const CALL_FOR = `insert into authorisation (clinic_id, id, patient_id, coverage_id, modality_id, course_id, state, needed_on, note, created_by)
  select $1, v.id, $2, v."coverageId", v."modalityId", v."courseId", 'needed', $4::date, v.note, $5::uuid
  from jsonb_to_recordset($3::jsonb) as v(id uuid, "coverageId" uuid, "modalityId" text, "courseId" uuid, note text) on conflict do nothing returning id`;
/** What the front desk needs to know of the authorisations `$2`. */
export const ERRANDS_ABOUT = `select to_json(x) as row, r.patient_id as "patientId", c.payer, c.plan, k.starts_on::text as "courseStartsOn"
  from authorisation r join coverage c on c.clinic_id = r.clinic_id and c.id = r.coverage_id left join course k on k.clinic_id = r.clinic_id and k.id = r.course_id,
  lateral (select ${membersOf(AUTHORISATION_TABLE, HIDDEN_OF_AUTHORISATIONS)}) x where r.clinic_id = $1 and r.id = any($2::uuid[])`;
/** Errands of the authorisations `$2` are done, by `$3` at `$4`. */
export const ERRANDS_DONE = `update task t set state = 'done', done_at = $4, done_by = $3, outcome = 'The authorisation went on', version = version + 1
  where t.clinic_id = $1 and t.authorisation_id = any($2::uuid[]) and t.state = 'open'`;
/** `$2` rows; a deadline is the end of its day by the clinic's clock (`$4`). */
export const ERRANDS_OPENED = `insert into task (clinic_id, id, patient_id, kind, priority, what, state, opened_at, due_at, authorisation_id)
  select $1, v.id, v."patientId", 'errand', 'routine', v.what, 'open', $3, (v."dueOn" + 1)::timestamp at time zone $4::text - interval '1 minute', v."authorisationId"
  from jsonb_to_recordset($2::jsonb) as v(id uuid, "patientId" uuid, what text, "dueOn" date, "authorisationId" uuid)`;
/** Whether a coverage is one of this patient's. */
export const IS_COVERAGE = `select 1 from coverage c where c.clinic_id = $1 and c.patient_id = $2 and c.id = $3 and c.entered_in_error_at is null`;
export const IS_COURSE = `select 1 from course c join care_plan p on p.clinic_id = c.clinic_id and p.id = c.plan_id where c.clinic_id = $1 and p.patient_id = $2 and c.id = $3`;
