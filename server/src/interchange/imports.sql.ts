import { CHECK_IN_TABLE } from '../check-ins/check-in.entity.js';
import { INTO } from '../patients/access.js';
import { PATIENT_TABLE } from '../patients/patient.entity.js';
import { SECTION_TABLES } from '../patients/sections.entity.js';
import type { Table } from '../platform/table.js';

/** Two imports of one patient take turns, so that the second finds what the first stored. */
export const TAKE_TURN = 'select pg_advisory_xact_lock(hashtextextended($1, 0))';

/**
 * The patient of a source, or of a file that was made here (`$5`), or else the one with that record number. A chart that
 * was merged leads to the one that was kept; birth date and name are of the one that was found.
 */
export const FIND_PATIENT = `
select r.id, "bySource", "birthDate", "familyName", "givenName", ${PATIENT_TABLE.json} as patient
from (select p.id, p.birth_date::text as "birthDate", p.family_name as "familyName", p.given_name as "givenName", coalesce(p.source_system = $2 and p.source_id = $3, false) or coalesce(p.id = $5 and lower(p.mrn) = lower($4), false) as "bySource"
  from patient p where p.clinic_id = $1 and ((p.source_system = $2 and p.source_id = $3) or lower(p.mrn) = lower($4)) order by "bySource" desc limit 1) f
  join patient r on r.clinic_id = $1 and r.id = coalesce(${INTO('f.id')}, f.id)`;

const rowsOf = (section: string, of: Table, [version, sourceId, which]: readonly [version: string, sourceId: string, which: string]): string =>
  `select '${section}' as section, ${sourceId} as "sourceId", ${version} as version, r.entered_in_error_at is not null as "enteredInError", ${of.json} as row
   from ${of.name} r where r.clinic_id = $1 and r.patient_id = $2 and ${which}`;

const everyRow = (sourceId: string, which: string): string =>
  [
    ...Object.entries(SECTION_TABLES).map(([section, of]) => rowsOf(section, of, ['r.version', sourceId, which])),
    rowsOf('checkIns', CHECK_IN_TABLE, ['1', sourceId, which]),
  ].join('\nunion all\n');

/** Every row of a patient that came from one source, those entered in error too. Check-ins are never edited. */
export const STORED = everyRow('r.source_id', 'r.source_system = $3 and r.source_id is not null');
/** The same of rows `$3`, by their own ids: a chart's own file. */
export const STORED_HERE = everyRow('r.id::text', 'r.id = any($3::uuid[])');

/** Which rows `$3` of this clinic, by their own ids, are of another patient than `$2`. */
export const ELSEWHERE = [...Object.entries(SECTION_TABLES), ['checkIns', CHECK_IN_TABLE] as const]
  .map(([section, { name }]) => `select '${section}' as section, r.id from ${name} r where r.clinic_id = $1 and r.patient_id <> $2 and r.id = any($3::uuid[])`)
  .join('\nunion all\n');

const inPlans = (name: string): string =>
  `select r.id, c.patient_id = $2 as ours from ${name} r join care_plan c on c.clinic_id = r.clinic_id and c.id = r.plan_id where r.clinic_id = $1 and r.id = any($3::uuid[])`;
/** Which of the plans, stages and courses `$3` this clinic has, and whether they are of this patient. */
export const PLANNED_HERE = [
  'select c.id, c.patient_id = $2 as ours from care_plan c where c.clinic_id = $1 and c.id = any($3::uuid[])',
  inPlans('stage'),
  inPlans('course'),
].join('\nunion all\n');
export const GOALS_HERE = `select g.id, g.source_id as "sourceId" from goal g where g.clinic_id = $1 and g.patient_id = $2 and g.entered_in_error_at is null`;
/** Which of the ratings `$3` this clinic has, those entered in error too, and whether they are of this patient. */
export const RATINGS_HERE = 'select g.id, g.patient_id = $2 as ours from goal_rating g where g.clinic_id = $1 and g.id = any($3::uuid[])';

const SUMMARY = `'id', r.id, 'patientId', r.patient_id, 'patientName', p.family_name || ', ' || p.given_name, 'fileName', r.file_name, 'importedAt', r.imported_at, 'counts', r.counts`;
const FROM = `from import_report r join patient p on p.clinic_id = r.clinic_id and p.id = r.patient_id where r.clinic_id = $1 and`;
const MOST = 100;

/** The newest hundred, without their lines. */
export const REPORTS = `select jsonb_build_object(${SUMMARY}) as report ${FROM} r.patient_id = $2 order by r.imported_at desc, r.id desc limit ${MOST}`;
export const REPORT = `select jsonb_build_object(${SUMMARY}, 'lines', r.lines) as report ${FROM} r.id = $2`;
