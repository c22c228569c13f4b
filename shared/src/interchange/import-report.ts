import type { Instant } from '../dates.js';

export type ImportDecision = 'taken' | 'merged' | 'unchanged' | 'skipped';
/** One resource of the bundle and what became of it. */
export interface ImportLine {
  readonly resourceType: string;
  readonly sourceId: string;
  readonly label: string;
  readonly decision: ImportDecision;
  /** Where it landed: `conditions`, `medicines`, `history`, `facts`, … */
  readonly landed: string | null;
  readonly reason: string;
  /** True when a clinician must map it before rules can judge it. */
  readonly needsMapping: boolean;
  /** The rows of the chart that it gave or joined; a row is found by its section and its source id. */
  readonly rows: readonly { readonly section: string; readonly sourceId: string }[];
}

/** One import without its lines, for the list. */
export interface ImportSummary {
  readonly id: string;
  readonly patientId: string;
  readonly patientName: string;
  readonly fileName: string;
  readonly importedAt: Instant;
  readonly counts: Readonly<Record<ImportDecision, number>>;
}
export type ImportSummaries = readonly ImportSummary[];
export interface ImportReport extends ImportSummary {
  readonly lines: readonly ImportLine[];
}

/** Where the file broke, or why the bundle was refused: the context of the problem. */
export interface ImportRefusal {
  /** 1-based; `null` when the file was read and its content refused. */
  readonly line: number | null;
  readonly column: number | null;
  readonly problems: readonly { readonly path: string; readonly reason: string }[];
}
export const IMPORT = { bytes: 10 * 1024 * 1024, fileName: { maxLength: 200 } } as const;
