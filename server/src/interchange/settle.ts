import type { ImportDecision, ImportLine } from '@stagewell/shared/interchange/import-report';
import { RECORD } from '@stagewell/shared/patients/patient';
import { clip } from './fhir/element.js';
import type { ReadLine, RowKey } from './fhir/imported.js';

/** A row of this source as the chart holds it. */
export interface StoredRow {
  readonly version: number;
  readonly enteredInError: boolean;
  readonly value: Readonly<Record<string, unknown>>;
}

/** What becomes of a row of the bundle: stored, or kept as the chart has it. */
export type Fate =
  | { readonly kind: 'new' }
  | { readonly kind: 'same' }
  | { readonly kind: 'edited-here' }
  | { readonly kind: 'error-here' }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'taken-back' }
  | { readonly kind: 'source-differs'; readonly fields: readonly string[] };

export const keyOf = (row: RowKey): string => `${row.section} ${row.sourceId}`;

/** JSON with sorted names: PostgreSQL keeps no order of names in `jsonb`. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** Names of the fields of `value` that the stored row has otherwise. */
export const differences = (value: object, stored: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(value)
    .filter(([name, inner]) => canonical(inner ?? null) !== canonical(stored[name] ?? null))
    .map(([name]) => name);

/**
 * A row that is here already is never overwritten: what was edited here stays, what was entered in error here stays out, and
 * where the source has changed its mind the report says in what.
 */
export const fateOf = (value: object, stored: StoredRow | undefined): Fate => {
  if (stored === undefined) return { kind: 'new' };
  if (stored.enteredInError) return { kind: 'error-here' };
  const fields = differences(value, stored.value);
  if (fields.length === 0) return { kind: 'same' };
  return stored.version > 1 ? { kind: 'edited-here' } : { kind: 'source-differs', fields };
};

const words = (fate: Fate): string => {
  switch (fate.kind) {
    case 'new':
      return '';
    case 'same':
      return 'already here';
    case 'edited-here':
      return 'kept: edited here';
    case 'error-here':
      return 'kept out: entered in error here';
    case 'elsewhere':
      return 'left out: stands on another chart of this clinic';
    case 'source-differs':
      return `kept: the source now differs in ${fate.fields.join(', ')}; edit it here if it should change`;
    case 'taken-back':
      return 'still on the chart from an earlier import; enter it in error here if it is one';
  }
};

/** What became of a line whose rows have these fates; one with a row that is not on this chart names no section. */
const decided = (line: ReadLine, fates: readonly Fate[]): Pick<ReadLine, 'decision' | 'landed'> => {
  if (fates.length > 0 && fates.every(({ kind }) => kind === 'elsewhere')) return { decision: 'skipped', landed: null };
  const nothingNew = line.decision !== 'skipped' && fates.length > 0 && fates.every(({ kind }) => kind !== 'new');
  return { decision: nothingNew ? 'unchanged' : line.decision, landed: line.landed };
};

/** Rows of the chart whose resource comes again and is not to be used any more: nobody here was asked, so they stay. */
export const takenBackIn = (lines: readonly ReadLine[], stored: ReadonlyMap<string, StoredRow>): ReadonlyMap<string, Fate> =>
  new Map(
    lines
      .filter(({ decision }) => decision === 'skipped')
      .flatMap(({ rows }) => rows.map(keyOf))
      .filter((key) => stored.get(key)?.enteredInError === false)
      .map((key): [string, Fate] => [key, { kind: 'taken-back' }]),
  );

/** A line names rows that are on this chart: of one that was passed over only those that an earlier import brought. */
const isHere = ({ decision }: ReadLine, fate: Fate | undefined): boolean => (decision === 'skipped' ? fate !== undefined : true) && fate?.kind !== 'elsewhere';

const settled = (line: ReadLine, fates: ReadonlyMap<string, Fate>): ImportLine => {
  const own = line.rows.flatMap((row) => fates.get(keyOf(row)) ?? []);
  const notes = [...new Set(own.map(words))].filter((note) => note !== '');
  const leftOut = own.length > 0 && own.every(({ kind }) => kind === 'elsewhere');
  return {
    ...line,
    ...decided(line, own),
    rows: line.rows.filter((row) => isHere(line, fates.get(keyOf(row)))),
    reason: clip([...notes, leftOut ? '' : line.reason].filter((part) => part !== '').join('; '), RECORD.reason.maxLength),
    needsMapping: line.needsMapping && own.some((fate) => fate.kind === 'new' || fate.kind === 'same'),
  };
};

/** The report's lines once the fate of every row is known. A line without rows stays as it was read. */
export const settleLines = (lines: readonly ReadLine[], fates: ReadonlyMap<string, Fate>): readonly ImportLine[] => lines.map((line) => settled(line, fates));

export const countsOf = (lines: readonly ImportLine[]): Readonly<Record<ImportDecision, number>> => {
  const count = (decision: ImportDecision): number => lines.filter((line) => line.decision === decision).length;
  return { taken: count('taken'), merged: count('merged'), unchanged: count('unchanged'), skipped: count('skipped') };
};
