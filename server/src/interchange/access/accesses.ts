import { accessKind } from '@stagewell/shared/audit/access-kind';
import type { CsvCell } from '@stagewell/shared/insight/csv';
import type { Row } from '../../platform/table.js';
import type { Tx } from '../../platform/unit-of-work.js';

/** Rows in memory at a time: a chart that is opened all day for years has tens of thousands. */
const AT_ONCE = 1000;
/** The chart, and those that were merged into it: the trail of each stays its own. */
const CHARTS = `with recursive charts as (select $2::uuid as id union select g.merged_id from patient_merge g join charts c on g.patient_id = c.id where g.clinic_id = $1 and g.undone_at is null)`;
const ACCESSES = `${CHARTS} select to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, e.seq::text as seq, coalesce(a.display_name, '') as who, e.role, e.action, e.object, e.outcome, e.fields
  from audit_event e left join account a on a.id = e.actor
  where e.clinic_id = $1 and e.patient_id in (select id from charts) and ($3::timestamptz is null or (e.at, e.seq) < ($3::timestamptz, $4::bigint)) order by e.at desc, e.seq desc limit ${AT_ONCE}`;

interface Access extends Row {
  readonly at: string;
  readonly seq: string;
  readonly who: string;
  readonly role: string;
  readonly action: string;
  readonly object: string;
  readonly outcome: string;
  readonly fields: readonly string[];
}

export const ACCESS_HEADER = ['at', 'who', 'role', 'kind', 'action', 'what', 'fields', 'outcome'] as const;

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
/** Nobody was signed in: a link of the patient, or the product by itself. */
const whoOf = ({ who, action }: Access): string => {
  if (who !== '') return who;
  return /-link\.|^messages\.stop/u.test(action) ? 'the patient by a link' : 'the product by itself';
};

/** In names only: ids among the fields name rows, perhaps of somebody else, and say nothing to a reader. */
const cellsOf = (one: Access): readonly CsvCell[] => [
  one.at,
  whoOf(one),
  one.role.replaceAll(',', ', '),
  accessKind(one.action),
  one.action,
  one.object,
  one.fields.filter((field) => !ID.test(field)).join('; '),
  one.outcome,
];

/** Who opened or changed the chart, when and what, newest first, some rows at a time. Addresses, sessions and the hashes of the chain are the clinic's own. */
export const accessesOf = async function* (tx: Tx, patientId: string): AsyncGenerator<readonly (readonly CsvCell[])[]> {
  for (let last: Access | undefined; ;) {
    const found: readonly Access[] = await tx.rows<Access>(ACCESSES, [tx.clinicId, patientId, last?.at ?? null, last?.seq ?? null]);
    yield found.map(cellsOf);
    last = found.at(-1);
    if (last === undefined || found.length < AT_ONCE) return;
  }
};
