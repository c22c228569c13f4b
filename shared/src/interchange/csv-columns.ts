/** What comes and goes as comma-separated values. */
export const CSV_KINDS = ['patients', 'history', 'check-ins'] as const;
export type CsvKind = (typeof CSV_KINDS)[number];

/** How a cell is read: an empty one is unknown (`null`), of a text it is empty, of a list it has nothing in it. */
export type CsvCellKind = 'text' | 'text?' | 'day?' | 'number?' | 'flag' | 'list';

export interface CsvColumn {
  readonly header: string;
  /** The member of the record. */
  readonly field: string;
  readonly kind: CsvCellKind;
  readonly needed?: boolean;
  /** In the template: an example that says how it is written. */
  readonly example: string;
}

const column = (header: string, field: string, kind: CsvCellKind, example = ''): CsvColumn => ({ header, field, kind, example });
const needed = (header: string, field: string, kind: CsvCellKind, example: string): CsvColumn => ({ ...column(header, field, kind, example), needed: true });

/** What a cell holds once it is read. */
export type CsvValue = string | number | boolean | null | readonly string[];

/** The patient of a row, by record number; of `patients` it is a member of the record itself. */
export const MRN = 'mrn';

export const CSV_COLUMNS: Readonly<Record<CsvKind, readonly CsvColumn[]>> = {
  patients: [
    needed(MRN, 'mrn', 'text', 'A-1001'),
    needed('family_name', 'familyName', 'text', 'Doe'),
    needed('given_name', 'givenName', 'text', 'Jo'),
    column('birth_date', 'birthDate', 'day?', '1980-05-04'),
    needed('sex', 'sex', 'text', 'female'),
    needed('language', 'language', 'text', 'es'),
    column('interpreter', 'interpreter', 'flag', 'no'),
    column('phone', 'phone', 'text', '212-555-0101'),
    column('email', 'email', 'text', 'jo@example.org'),
    column('address', 'address', 'text', '1 Main Street'),
    needed('service_status', 'serviceStatus', 'text', 'veteran'),
  ],
  history: [
    needed(MRN, 'mrn', 'text', 'A-1001'),
    needed('treatment', 'label', 'text', 'Gabapentin 300 mg'),
    column('modality_id', 'modalityId', 'text?', 'gabapentin'),
    column('category', 'category', 'text?', 'medication'),
    column('ingredients', 'ingredients', 'list', 'gabapentin'),
    column('dose', 'doseText', 'text', '300 mg three times a day'),
    column('daily_mg', 'dailyMg', 'number?', '900'),
    column('sessions', 'sessions', 'number?'),
    column('region', 'region', 'text?', 'lumbar'),
    column('started_on', 'startedOn', 'day?', '2025-01-10'),
    column('ended_on', 'endedOn', 'day?', '2025-04-10'),
    column('length_days', 'lengthDays', 'number?'),
    column('ongoing', 'ongoing', 'flag', 'no'),
    column('relief_percent', 'reliefPercent', 'number?', '20'),
    column('relief_days', 'reliefDays', 'number?'),
    needed('function', 'functionOutcome', 'text', 'same'),
    needed('adherence', 'adherence', 'text', 'as-prescribed'),
    needed('reached_adequate_dose', 'reachedAdequateDose', 'text', 'unknown'),
    column('side_effects', 'sideEffects', 'text', 'Dizzy'),
    column('intolerable', 'intolerable', 'flag', 'no'),
    column('stop_reason', 'stopReason', 'text?', 'did-not-help'),
    column('to_be_completed', 'toBeCompleted', 'flag', 'no'),
    column('note', 'note', 'text'),
  ],
  'check-ins': [
    needed(MRN, 'mrn', 'text', 'A-1001'),
    needed('taken_on', 'takenOn', 'day?', '2026-05-04'),
    column('pain_now', 'painNow', 'number?', '6'),
    column('pain_worst', 'painWorst', 'number?', '8'),
    column('peg_pain', 'pegPain', 'number?', '6'),
    column('peg_enjoyment', 'pegEnjoyment', 'number?', '7'),
    column('peg_activity', 'pegActivity', 'number?', '5'),
    column('sleep', 'sleep', 'number?', '6'),
    column('function', 'function', 'number?', '5'),
    column('note', 'note', 'text'),
  ],
};

/** Why a row was not taken, or a cell of it. `row` counts the lines of the file's table from 1, the header not counted. */
export interface CsvProblem {
  readonly row: number;
  /** `null` = the row as a whole. */
  readonly column: string | null;
  readonly message: string;
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
}
export const CSV = { bytes: 5_000_000, rows: 20_000 } as const;
