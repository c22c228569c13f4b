import type { CalendarDate } from '@stagewell/shared/dates';
import type { Section } from '@stagewell/shared/patients/patient';
import type { ChipSeverity } from '../ui/severity-chip';
import type { MappingOffer } from './mapping';
import type { InputOf, ViewOf } from './records-api';

/** A row while it is typed: empty text and `null` stand for "not known". */
export type Draft = Record<string, string | number | boolean | null>;

export interface FieldSpec {
  readonly key: string;
  readonly label: string;
  readonly kind: 'text' | 'long' | 'number' | 'date' | 'choice' | 'check';
  readonly options?: readonly (readonly [string, string])[];
  /** What to say when it is left empty; absent = it may be. */
  readonly needed?: string;
  readonly maxLength?: number;
  readonly hint?: string | ((draft: Draft, today: CalendarDate) => string);
  /** Stands behind the value. */
  readonly unit?: (draft: Draft) => string;
  /** What is wrong with what is typed, by the rest of it; `null` = nothing. */
  readonly wrong?: (draft: Draft) => string | null;
  readonly wide?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly notFuture?: boolean;
  readonly shown?: (draft: Draft) => boolean;
}

export interface RowChip {
  readonly severity: ChipSeverity;
  readonly label: string;
}
/** Rules wait only for what is current; a cold of years ago must not call for anybody. */
export const notMapped = (isCurrent: boolean): RowChip =>
  isCurrent ? { severity: 'unknown', label: 'Needs mapping' } : { severity: 'inform', label: 'Not mapped' };
export type Detail = readonly [label: string, value: string];

/** How one section of the chart is read and typed; all sections share one card, one dialog and one way to take a row back. */
export interface SectionSpec<S extends Section = Section> {
  readonly section: S;
  readonly heading: string;
  readonly addHeading: string;
  readonly empty: string;
  readonly fields: readonly FieldSpec[];
  blank(today: CalendarDate): Draft;
  draftOf(row: ViewOf<S>): Draft;
  toInput(draft: Draft, before: ViewOf<S> | null): InputOf<S>;
  title(row: ViewOf<S>): string;
  line(row: ViewOf<S>): string;
  chips(row: ViewOf<S>, today: CalendarDate): readonly RowChip[];
  /** Every field of the row in words, for the details and for a clash. */
  details(row: ViewOf<S>): readonly Detail[];
  /** Negative = `a` stands first. */
  order(a: ViewOf<S>, b: ViewOf<S>): number;
  /** Rows of one group: the first stands for it, the older ones fold away. Absent = no groups. */
  groupOf?(row: ViewOf<S>): string;
  /** Rows that are over; they fold away below the others. Absent = none is ever over. */
  readonly past?: Past<S>;
  /** Rows that a clinician must map before the rules can read them; absent = rules read them as they are. */
  readonly mapping?: Mapping<S>;
}

export interface Past<S extends Section = Section> {
  /** What they are, after their count: "10 resolved". */
  readonly word: string;
  is(row: ViewOf<S>): boolean;
  /** The newest day of it that is known. */
  lastOn(row: ViewOf<S>): CalendarDate | null;
}

export interface Mapping<S extends Section = Section> {
  isDue(row: ViewOf<S>): boolean;
  offer(row: ViewOf<S>): MappingOffer;
  /** The row with what was confirmed. */
  toInput(row: ViewOf<S>, ids: readonly string[]): InputOf<S>;
}

export const text = (draft: Draft, key: string): string => String(draft[key] ?? '').trim();
export const textOrNull = (draft: Draft, key: string): string | null => text(draft, key) || null;
export const numberOrNull = (draft: Draft, key: string): number | null => (typeof draft[key] === 'number' ? draft[key] : null);
export const checked = (draft: Draft, key: string): boolean => draft[key] === true;
/** One of the words a choice offers; the first when the draft holds none of them. */
export const chosen = <T extends string>(draft: Draft, key: string, among: readonly T[]): T => among.find((word) => word === draft[key]) ?? (among[0] as T);
export const options = <T extends string>(words: Readonly<Record<T, string>>): readonly (readonly [string, string])[] => Object.entries<string>(words);
export const keysOf = <T extends string>(words: Readonly<Record<T, string>>): readonly T[] => Object.keys(words) as T[];
/** "chronic-pain" as "chronic pain". */
export const plain = (id: string): string => id.replaceAll('-', ' ').replaceAll('_', ' ');
