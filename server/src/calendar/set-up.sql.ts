import type { SetUpKind } from '@stagewell/shared/calendar/set-up';
import { membersOf, type Table } from '../platform/table.js';
import { AVAILABILITY_TABLE, LEAVE_TABLE, OPENING_HOURS_TABLE, ROOM_TABLE, VISIT_TYPE_TABLE } from './calendar.entity.js';

interface Kind {
  readonly table: Table;
  /** The column that says since when a row counts no more. */
  readonly gone: 'withdrawnAt' | 'retiredAt';
  readonly order: string;
  /** What a view has besides its columns. */
  readonly more: string;
}

/** Visits booked into a leave: somebody has to call these patients. */
const VISITS_INSIDE = `, (select count(*)::int from appointment a where a.clinic_id = $1 and a.account_id = r.account_id and a.state = 'scheduled'
  and left(a.wall_start, 10) between r.from_day::text and r.to_day::text) as visits`;

export const KINDS: Readonly<Record<SetUpKind, Kind>> = {
  'opening-hours': { table: OPENING_HOURS_TABLE, gone: 'withdrawnAt', order: 'r.site_id, r.weekday, r.opens, r.id', more: '' },
  availability: { table: AVAILABILITY_TABLE, gone: 'withdrawnAt', order: 'r.account_id, r.weekday, r.from_minute, r.id', more: '' },
  leave: { table: LEAVE_TABLE, gone: 'withdrawnAt', order: 'r.from_day desc, r.id', more: VISITS_INSIDE },
  rooms: { table: ROOM_TABLE, gone: 'retiredAt', order: 'r.site_id, r.kind, r.name, r.id', more: '' },
  'visit-types': { table: VISIT_TYPE_TABLE, gone: 'retiredAt', order: 'lower(r.name), r.id', more: '' },
};

const columnOf = { withdrawnAt: 'r.withdrawn_at', retiredAt: 'r.retired_at' } as const;
const rowsOf = ({ table, gone, more }: Kind): string =>
  `select ${membersOf(table, [gone])}, ${columnOf[gone]} is not null as withdrawn${more} from ${table.name} r where r.clinic_id = $1`;
const listed = (kind: SetUpKind): string => `(select coalesce(json_agg(x), '[]'::json) from (${rowsOf(KINDS[kind])} order by ${KINDS[kind].order}) x)`;

export const SCHEDULING = `select json_build_object('openingHours', ${listed('opening-hours')}, 'availability', ${listed('availability')}, 'leave', ${listed('leave')},
  'rooms', ${listed('rooms')}, 'visitTypes', ${listed('visit-types')}) as view`;

const ONE = Object.fromEntries(Object.entries(KINDS).map(([kind, of]) => [kind, `select to_json(x) as row from (${rowsOf(of)} and r.id = $2) x`]));
export const oneOf = (kind: SetUpKind): string => ONE[kind] ?? '';

/** Whether the site `$2` and the clinician `$3` are of this clinic; `null` asks for nothing. */
export const PARTIES = `select $2::uuid is null or exists (select from site s where s.clinic_id = $1 and s.id = $2) as site,
  $3::uuid is null or exists (select from membership m where m.clinic_id = $1 and m.account_id = $3 and 'clinician' = any(m.roles)) as clinician`;
