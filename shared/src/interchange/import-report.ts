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
}
export interface ImportReport {
  readonly id: string;
  readonly patientId: string;
  readonly patientName: string;
  readonly fileName: string;
  readonly importedAt: Instant;
  readonly counts: Readonly<Record<ImportDecision, number>>;
  readonly lines: readonly ImportLine[];
}
