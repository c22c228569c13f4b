import { CATEGORIES } from '../catalogue/modality.js';
import { CHECK_IN, RED_FLAGS } from '../check-ins/check-in.js';
import { ADHERENCES, FUNCTIONS, STOP_REASONS } from '../history/past-treatment.js';
import { LANGUAGES, PATIENT, RECORD, SERVICES, SEXES } from '../patients/patient.js';

/** What comes and goes as comma-separated values. */
export const CSV_KINDS = ['patients', 'history', 'check-ins'] as const;
export type CsvKind = (typeof CSV_KINDS)[number];

/** How a cell is read: an empty one is unknown (`null`), of a text it is empty, of a list it has nothing in it; of a list that may be unknown `none` is nothing. */
export type CsvCellKind = 'text' | 'text?' | 'word' | 'word?' | 'day?' | 'number?' | 'flag' | 'list' | 'list?';

/** What a cell may hold; the limits are those of the forms. */
export type CsvHolds =
  | { readonly oneOf: readonly string[] }
  | { readonly longest: number }
  | { readonly from: number; readonly to: number; readonly isWhole: boolean }
  | { readonly most: number; readonly each: number };

export interface CsvColumn {
  readonly header: string;
  /** The member of the record. */
  readonly field: string;
  readonly kind: CsvCellKind;
  readonly needed?: boolean;
  /** Missing = a day, or yes and no. */
  readonly holds?: CsvHolds;
  /** In the template: an example that says how it is written. */
  readonly example: string;
}

type Told = Pick<CsvColumn, 'header' | 'field' | 'holds' | 'example'>;
const text = (told: Told): CsvColumn => ({ ...told, kind: 'text' });
const words = (told: Told): CsvColumn => ({ ...told, kind: 'text?' });
const word = (told: Told): CsvColumn => ({ ...told, kind: 'word', needed: true });
const number = (told: Told): CsvColumn => ({ ...told, kind: 'number?' });
const day = (header: string, field: string, example: string): CsvColumn => ({ header, field, kind: 'day?', example });
const flag = (header: string, field: string): CsvColumn => ({ header, field, kind: 'flag', example: 'no' });
const needed = (one: CsvColumn): CsvColumn => ({ ...one, needed: true });

const longest = ({ maxLength }: { readonly maxLength: number }): CsvHolds => ({ longest: maxLength });
const whole = (to: number): CsvHolds => ({ from: 0, to, isWhole: true });
const oneOf = (values: readonly string[]): CsvHolds => ({ oneOf: values });

/** What a cell holds once it is read. */
export type CsvValue = string | number | boolean | null | readonly string[];

/** The patient of a row, by record number; of `patients` it is a member of the record itself. */
export const MRN = 'mrn';
const mrn = needed(text({ header: MRN, field: 'mrn', holds: longest(PATIENT.mrn), example: 'A-1001' }));
/** Scores from elsewhere may have decimals. */
const score = (header: string, field: string, example: string): CsvColumn =>
  number({ header, field, holds: { from: CHECK_IN.score.min, to: CHECK_IN.score.max, isWhole: false }, example });

export const CSV_COLUMNS: Readonly<Record<CsvKind, readonly CsvColumn[]>> = {
  patients: [
    mrn,
    needed(text({ header: 'family_name', field: 'familyName', holds: longest(PATIENT.name), example: 'Doe' })),
    text({ header: 'given_name', field: 'givenName', holds: longest(PATIENT.name), example: 'Jo' }),
    day('birth_date', 'birthDate', '1980-05-04'),
    word({ header: 'sex', field: 'sex', holds: oneOf(SEXES), example: 'female' }),
    word({ header: 'language', field: 'language', holds: oneOf(LANGUAGES), example: 'es' }),
    flag('interpreter', 'interpreter'),
    text({ header: 'phone', field: 'phone', holds: longest(PATIENT.phone), example: '212-555-0101' }),
    text({ header: 'email', field: 'email', holds: longest(PATIENT.email), example: 'jo@example.org' }),
    text({ header: 'address', field: 'address', holds: longest(PATIENT.address), example: '1 Main Street' }),
    word({ header: 'service_status', field: 'serviceStatus', holds: oneOf(SERVICES), example: 'veteran' }),
  ],
  history: [
    mrn,
    needed(text({ header: 'treatment', field: 'label', holds: longest(RECORD.label), example: 'Gabapentin 300 mg' })),
    words({ header: 'modality_id', field: 'modalityId', holds: longest(RECORD.short), example: 'gabapentin' }),
    { header: 'category', field: 'category', kind: 'word?', holds: oneOf(CATEGORIES), example: 'medication' },
    { header: 'ingredients', field: 'ingredients', kind: 'list', holds: { most: 20, each: 60 }, example: 'gabapentin' },
    text({ header: 'dose', field: 'doseText', holds: longest(RECORD.label), example: '300 mg three times a day' }),
    number({ header: 'daily_mg', field: 'dailyMg', holds: { from: 0, to: 1_000_000, isWhole: false }, example: '900' }),
    number({ header: 'sessions', field: 'sessions', holds: whole(2000), example: '' }),
    words({ header: 'region', field: 'region', holds: longest(RECORD.short), example: 'lumbar' }),
    day('started_on', 'startedOn', '2025-01-10'),
    day('ended_on', 'endedOn', '2025-04-10'),
    number({ header: 'length_days', field: 'lengthDays', holds: whole(40_000), example: '' }),
    flag('ongoing', 'ongoing'),
    number({ header: 'relief_percent', field: 'reliefPercent', holds: whole(100), example: '20' }),
    number({ header: 'relief_days', field: 'reliefDays', holds: whole(40_000), example: '' }),
    word({ header: 'function', field: 'functionOutcome', holds: oneOf(FUNCTIONS), example: 'same' }),
    word({ header: 'adherence', field: 'adherence', holds: oneOf(ADHERENCES), example: 'as-prescribed' }),
    word({ header: 'reached_adequate_dose', field: 'reachedAdequateDose', holds: oneOf(['yes', 'no', 'unknown']), example: 'unknown' }),
    text({ header: 'side_effects', field: 'sideEffects', holds: longest(RECORD.text), example: 'Dizzy' }),
    flag('intolerable', 'intolerable'),
    { header: 'stop_reason', field: 'stopReason', kind: 'word?', holds: oneOf(STOP_REASONS), example: 'did-not-help' },
    flag('to_be_completed', 'toBeCompleted'),
    text({ header: 'note', field: 'note', holds: longest(RECORD.text), example: '' }),
  ],
  'check-ins': [
    mrn,
    needed(day('taken_on', 'takenOn', '2026-05-04')),
    score('pain_now', 'painNow', '6'),
    score('pain_worst', 'painWorst', '8'),
    score('peg_pain', 'pegPain', '6'),
    score('peg_enjoyment', 'pegEnjoyment', '7'),
    score('peg_activity', 'pegActivity', '5'),
    score('sleep', 'sleep', '6'),
    score('function', 'function', '5'),
    { header: 'red_flags', field: 'redFlags', kind: 'list?', holds: oneOf(RED_FLAGS), example: 'none' },
    text({ header: 'note', field: 'note', holds: longest(CHECK_IN.note), example: '' }),
  ],
};

/** Added to the rows that were refused; an import passes over it. */
export const PROBLEM = 'problem';

/** Why a row was not taken, or a cell of it. `row` is its number in a spreadsheet: the header has 1. */
export interface CsvProblem {
  readonly row: number;
  /** `null` = the row as a whole. */
  readonly column: string | null;
  readonly message: string;
}
/** A row as it stood in the file. */
export interface CsvLine {
  readonly row: number;
  readonly cells: readonly string[];
}
export interface CsvReport {
  readonly kind: CsvKind;
  /** Nothing was stored. */
  readonly dryRun: boolean;
  readonly rows: number;
  /** Rows that were new, or would be. */
  readonly taken: number;
  /** Rows that were there already. */
  readonly unchanged: number;
  readonly refused: readonly CsvProblem[];
  /** The columns of the file. */
  readonly header: readonly string[];
  /** The refused rows, to be mended and sent again. */
  readonly toMend: readonly CsvLine[];
}
/** `flagDays`: a warning sign of so many days is no history yet. */
export const CSV = { bytes: 5_000_000, rows: 20_000, flagDays: 7 } as const;
