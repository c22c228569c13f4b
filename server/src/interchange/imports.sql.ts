import { CHECK_IN_TABLE } from '../check-ins/check-in.entity.js';
import { PATIENT_TABLE } from '../patients/patient.entity.js';
import { SECTION_TABLES } from '../patients/sections.entity.js';
import type { Table } from '../platform/table.js';

/** Two imports of one patient take turns, so that the second finds what the first stored. */
export const TAKE_TURN = 'select pg_advisory_xact_lock(hashtextextended($1, 0))';

/** The patient of a source, or else the one with that record number. */
export const FIND_PATIENT = `
select r.id, coalesce(r.source_system = $2 and r.source_id = $3, false) as "bySource", ${PATIENT_TABLE.json} as patient
from patient r where r.clinic_id = $1 and ((r.source_system = $2 and r.source_id = $3) or lower(r.mrn) = lower($4)) order by 2 desc limit 1`;

const rowsOf = (section: string, of: Table, version: string): string =>
  `select '${section}' as section, r.source_id as "sourceId", ${version} as version, r.entered_in_error_at is not null as "enteredInError", ${of.json} as row
   from ${of.name} r where r.clinic_id = $1 and r.patient_id = $2 and r.source_system = $3 and r.source_id is not null`;

/** Every row of a patient that came from one source, those entered in error too. Check-ins are never edited. */
export const STORED = [
  ...Object.entries(SECTION_TABLES)
    .filter(([section]) => section !== 'goals')
    .map(([section, of]) => rowsOf(section, of, 'r.version')),
  rowsOf('checkIns', CHECK_IN_TABLE, '1'),
].join('\nunion all\n');

const SUMMARY = `'id', r.id, 'patientId', r.patient_id, 'patientName', p.family_name || ', ' || p.given_name, 'fileName', r.file_name, 'importedAt', r.imported_at, 'counts', r.counts`;
const FROM = `from import_report r join patient p on p.clinic_id = r.clinic_id and p.id = r.patient_id where r.clinic_id = $1 and`;
const MOST = 100;

/** The newest hundred, without their lines. */
export const REPORTS = `select jsonb_build_object(${SUMMARY}) as report ${FROM} r.patient_id = $2 order by r.imported_at desc, r.id desc limit ${MOST}`;
export const REPORT = `select jsonb_build_object(${SUMMARY}, 'lines', r.lines) as report ${FROM} r.id = $2`;
