import type { PatientFilter, PatientRow, PatientSort } from '@stagewell/shared/patients/patient';
import type { Me } from '../platform/me.js';
import { badRequest } from '../platform/problem.js';
import { INTO, MERGED } from './access.js';
import type { PatientQuery } from './patient.dto.js';

const DEFAULT_LIMIT = 50;
const ROW = `p.id, p.mrn, p.family_name as "familyName", p.given_name as "givenName", p.birth_date::text as "birthDate", p.last_check_in_on::text as "lastCheckInOn",
  exists (select from care_team t where t.clinic_id = $1 and t.patient_id = p.id and t.account_id = $2) as "onCareTeam",
  (select c.state from care_plan c where c.clinic_id = $1 and c.patient_id = p.id order by c.created_on desc, c.id desc limit 1) as "planStatus",
  ${INTO('p.id')} as "mergedIntoId"`;

/** Each sort is one index: the columns of its order, and how a page continues after (k1, k2, id). `$3`, `$4`, `$5` = the cursor. */
const SORTS: Readonly<Record<PatientSort, { readonly key: string; readonly order: string; readonly after: string }>> = {
  name: {
    key: 'lower(p.family_name)',
    order: 'lower(p.family_name) using ~<~, lower(p.given_name), p.id',
    after: '(lower(p.family_name) ~>~ $3 or (lower(p.family_name) = $3 and (lower(p.given_name), p.id) > ($4, $5::uuid)))',
  },
  mrn: { key: 'lower(p.mrn)', order: 'lower(p.mrn), p.id', after: '(lower(p.mrn), p.id) > ($3, $5::uuid) and $4::text is not null' },
  'last-check-in': {
    key: 'p.last_check_in_on::text',
    order: 'p.last_check_in_on desc nulls last, p.id',
    after: `case when $3::text = '' then p.last_check_in_on is null and p.id > $5::uuid else (p.last_check_in_on < $3::date or p.last_check_in_on is null or (p.last_check_in_on = $3::date and p.id > $5::uuid)) end and $4::text is not null`,
  },
};
const open = `c.state in ('draft','proposed','active','on-hold')`;
const FILTERS: Readonly<Record<PatientFilter, string>> = {
  all: 'true',
  mine: 'exists (select from care_team t where t.clinic_id = $1 and t.patient_id = p.id and t.account_id = $2)',
  'no-plan': `not exists (select from care_plan c where c.clinic_id = $1 and c.patient_id = p.id and ${open})`,
  'active-plan': `exists (select from care_plan c where c.clinic_id = $1 and c.patient_id = p.id and c.state = 'active')`,
};
const SHORT = 3;

export interface PageQuery {
  readonly sql: string;
  readonly values: readonly unknown[];
  readonly limit: number;
}

/** The statement of one page; one row more than asked tells whether another page follows. */
export const pageOf = (query: PatientQuery, clinicId: string, me: Me): PageQuery => {
  const { sort: by = 'name', filter = 'all', search = '', limit: rows = DEFAULT_LIMIT } = query;
  const sort = SORTS[by];
  const limit = Number(rows);
  const after = query.after ? readCursor(query.after) : [];
  const words = wordsOf(search);
  const firstWord = FIRST_PARAMETER + after.length;
  // Somebody with an old record number in their hand finds the way; nobody else sees the chart that went.
  const there = words.length > 0 ? [] : [`not ${MERGED('p.id')}`];
  const wanted = [FILTERS[filter], ...there, ...words.map((word, index) => matching(word, firstWord + index)), ...(after.length > 0 ? [sort.after] : [])];
  const sql = `select ${ROW}, ${sort.key} as key from patient p where p.clinic_id = $1 and $2::uuid is not null and ${wanted.join(' and ')} order by ${sort.order} limit ${limit + 1}`;
  return { sql, values: [clinicId, me.accountId, ...after, ...words.map(patternOf)], limit };
};
/** `$1` is the clinic, `$2` the account; the cursor and the words follow. */
const FIRST_PARAMETER = 3;

const wordsOf = (search: string): readonly string[] => search.trim().toLowerCase().split(/\s+/).filter(Boolean).slice(0, 5);
const matching = (word: string, n: number): string => (word.length < SHORT ? prefixed(n) : `p.search like $${n} escape '!'`);
const patternOf = (word: string): string => (word.length < SHORT ? `${escape(word)}%` : `%${escape(word)}%`);

/** One or two letters: the start of a name or MRN, which the ordered indexes answer. */
const prefixed = (n: number): string =>
  `(lower(p.family_name) like $${n} escape '!' or lower(p.given_name) like $${n} escape '!' or lower(p.mrn) like $${n} escape '!')`;
const escape = (word: string): string => word.replace(/[!%_]/g, '!$&');

/** Where the next page starts: sort key, given name, id. */
export const cursorOf = (row: PatientRow & { readonly key: string | null }): string =>
  Buffer.from(JSON.stringify([row.key ?? '', row.givenName.toLowerCase(), row.id])).toString('base64url');

const readCursor = (cursor: string): readonly string[] => {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parts) && parts.length === 3 && parts.every((part) => typeof part === 'string') && /^[0-9a-f-]{36}$/.test(parts[2] as string))
      return parts;
  } catch {
    // Falls through: a cursor that cannot be read is the caller's mistake, said below.
  }
  throw badRequest('cursor-unreadable', 'The page marker cannot be read. Start from the first page.');
};
