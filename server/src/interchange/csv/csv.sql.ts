import { PATIENT_TABLE } from '../../patients/patient.entity.js';

/** Charts by record number, and whether the caller is on their care team. */
export const BY_MRN = `select r.id, r.mrn, exists (select from care_team t where t.clinic_id = $1 and t.patient_id = r.id and t.account_id = $3) as team,
  ${PATIENT_TABLE.json} as patient from patient r where r.clinic_id = $1 and lower(r.mrn) = any($2::text[])`;

/** Patients whom the caller may see in full: a clinician their own (`$3` false), others all. */
export const ALL_PATIENTS = `select ${PATIENT_TABLE.json} as patient from patient r where r.clinic_id = $1
  and ($3::boolean or exists (select from care_team t where t.clinic_id = $1 and t.patient_id = r.id and t.account_id = $2)) order by lower(r.family_name), lower(r.given_name), r.id`;

const keysIn = (table: string): string =>
  `select r.patient_id || ' ' || r.source_id as key from ${table} r where r.clinic_id = $1 and r.source_system = $2 and r.source_id = any($3::text[])`;
/** Which rows of a file are there already, also those that were entered in error since. */
export const STORED_KEYS = { history: keysIn('past_treatment'), 'check-ins': keysIn('check_in') } as const;
