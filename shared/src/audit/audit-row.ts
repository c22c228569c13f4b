import type { Instant } from '../dates.js';

/** One row of the trail: who did what to what, never the values. */
export interface AuditRow {
  readonly seq: number;
  readonly at: Instant;
  readonly actorName: string;
  readonly role: string;
  readonly action: string;
  readonly object: string;
  readonly objectId: string | null;
  readonly patientId: string | null;
  readonly outcome: 'done' | 'refused';
  readonly fields: readonly string[];
}
export interface AuditPage {
  readonly rows: readonly AuditRow[];
  readonly next: string | null;
}
