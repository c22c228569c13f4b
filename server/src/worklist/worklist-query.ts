import { WORKLIST } from '@stagewell/shared/worklist/worklist';
import { seesAll } from '../patients/access.js';
import { badRequest } from '../platform/problem.js';
import type { Tx } from '../platform/unit-of-work.js';
import type { WorklistQuery } from './worklist.dto.js';

const WORDS = 5;
/** Names and record numbers that hold every word; `null` = any. */
const patternsOf = (search = ''): readonly string[] | null => {
  const words = search.trim().toLowerCase().split(/\s+/).filter(Boolean).slice(0, WORDS);
  return words.length === 0 ? null : words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
};

/** What `$1` to `$14` of the list's statements mean; see there. */
export const filterOf = ({ group, kind, site, assignee, search, until, aside }: WorklistQuery, tx: Tx): readonly unknown[] => [
  tx.clinicId,
  tx.me.accountId,
  tx.today,
  tx.now,
  tx.me.zone,
  seesAll(tx.me),
  ...[group, kind, site, assignee].map((one) => one ?? null),
  [...tx.me.roles],
  patternsOf(search),
  until ?? null,
  aside === 'yes',
];

export const limitOf = ({ limit }: WorklistQuery): number => Number(limit ?? WORKLIST.page);

/** Where the next page starts: group, urgency, moment, id. */
type Cursor = readonly [group: number, urgency: number, at: string, id: string];

export const cursorOf = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');

const isCursor = (parts: unknown): parts is Cursor => {
  if (!Array.isArray(parts) || parts.length !== 4) return false;
  const [group, urgency, at, id] = parts as readonly unknown[];
  return [group, urgency].every(Number.isInteger) && /^\d{4}-[\d-]+T[\d:.]+Z$/.test(String(at)) && /^[0-9a-f-]{36}$/.test(String(id));
};

/** `$15` to `$18`; nothing = the first page. Throws Refusal 400 on a cursor that is none. */
export const readCursor = (cursor: string | undefined): readonly unknown[] => {
  if (cursor === undefined) return [null, null, null, null];
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (isCursor(parts)) return parts;
  } catch {
    // Falls through: a cursor that cannot be read is the caller's mistake, said below.
  }
  throw badRequest('cursor-unreadable', 'The page marker cannot be read. Start from the first page.');
};
