import type { CsvCell } from '../insight/csv.js';
import type { WorklistRow } from './worklist.js';

const COLUMNS: Readonly<Record<string, (row: WorklistRow) => CsvCell>> = {
  group: ({ group }) => group,
  kind: ({ kind }) => kind,
  patient: ({ patientName }) => patientName,
  mrn: ({ mrn }) => mrn,
  language: ({ language }) => language,
  interpreter: ({ interpreter }) => (interpreter ? 'yes' : 'no'),
  phone: ({ phone }) => phone,
  what: ({ what }) => what,
  detail: ({ detail }) => detail,
  priority: ({ priority }) => priority,
  opens_on: ({ opensOn }) => opensOn,
  due_on: ({ dueOn }) => dueOn,
  due_at: ({ dueAt }) => dueAt,
  visit_at: ({ visitAt }) => visitAt,
  with: ({ assignedToName, assignedRole }) => assignedToName ?? assignedRole,
  put_aside_until: ({ snoozedUntil }) => snoozedUntil,
  put_aside_because: ({ snoozeReason }) => snoozeReason,
  attempts: ({ attempts }) => attempts,
  last_attempt_at: ({ lastAttempt }) => lastAttempt?.at ?? null,
};

/** The rows of the worklist as a table with its header; what a row does not show its reader is an empty cell. */
export const worklistTable = (rows: readonly WorklistRow[]): readonly (readonly CsvCell[])[] => [
  Object.keys(COLUMNS),
  ...rows.map((row) => Object.values(COLUMNS).map((cellOf) => cellOf(row))),
];
