import { CHECK_IN_TABLE } from '../../check-ins/check-in.entity.js';
import { INTO } from '../../patients/access.js';
import { PATIENT_TABLE } from '../../patients/patient.entity.js';
import { SECTION_TABLES } from '../../patients/sections.entity.js';
import type { Table } from '../../platform/table.js';

/** Charts by record number, and whether the caller is on their care team. The number of a chart that was merged leads to the one that was kept. */
export const BY_MRN = `select f.*, exists (select from care_team t where t.clinic_id = $1 and t.patient_id = f.id and t.account_id = $3) as team
  from (select coalesce(${INTO('r.id')}, r.id) as id, r.mrn, ${PATIENT_TABLE.json} as patient from patient r where r.clinic_id = $1 and lower(r.mrn) = any($2::text[])) f`;

/** Patients whom the caller may see in full: a clinician their own (`$3` false), others all. One whose chart was merged is there once. */
export const ALL_PATIENTS = `select ${PATIENT_TABLE.json} as patient from patient r where r.clinic_id = $1 and ${INTO('r.id')} is null
  and ($3::boolean or exists (select from care_team t where t.clinic_id = $1 and t.patient_id = r.id and t.account_id = $2)) order by lower(r.family_name), lower(r.given_name), r.id`;

const keysIn = (table: string): string =>
  `select r.patient_id || ' ' || r.source_id as key from ${table} r where r.clinic_id = $1 and r.source_system = $2 and r.source_id = any($3::text[])`;
/** Which rows of a file are there already, also those that were entered in error since. */
export const STORED_KEYS = { history: keysIn('past_treatment'), 'check-ins': keysIn('check_in') } as const;

const onCharts = ({ name, json }: Table): string =>
  `select r.patient_id as "patientId", ${json} as row from ${name} r where r.clinic_id = $1 and r.patient_id = any($2::uuid[]) and r.entered_in_error_at is null`;
/** What charts `$2` say. */
export const ON_CHARTS = { history: onCharts(SECTION_TABLES.history), 'check-ins': onCharts(CHECK_IN_TABLE) } as const;
