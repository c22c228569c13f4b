import type { Instant } from '../../dates.js';
import type { ImportReport } from '../import-report.js';

/** What became of a chart: made, added to, left as it was, or not imported. */
export type ChartOutcome = 'new' | 'changed' | 'unchanged' | 'refused';

/** Files chosen together, looked through and ready to be imported chart by chart. */
export interface StartImportRun {
  /** What the person calls the files; shown in the list of imports. */
  readonly name: string;
  readonly files: number;
  readonly bytes: number;
  /** Of everything in the files, so that the same files are known again. */
  readonly fingerprint: string;
  readonly items: number;
  /** Lines that nothing could be made of. */
  readonly leftOutLines: number;
}

/** One import of many charts and how far it is. */
export interface ImportRun extends StartImportRun {
  readonly id: string;
  /** Items done, in their order: the next one is `done + 1`. */
  readonly done: number;
  readonly counts: Readonly<Record<ChartOutcome, number>>;
  readonly startedAt: Instant;
  readonly movedAt: Instant;
  /** `null` while items are left. */
  readonly finishedAt: Instant | null;
}
export type ImportRuns = readonly ImportRun[];

/** Where an item stands in the files. */
export interface ItemPlace {
  readonly fileName: string;
  /** `null` = the whole file. */
  readonly line: number | null;
}

/** What became of one item. */
export interface ImportRunItem extends ItemPlace {
  /** 1-based. */
  readonly number: number;
  readonly outcome: ChartOutcome;
  /** The report; `null` when it was refused. */
  readonly importId: string | null;
  readonly patientName: string;
  /** Resources that somebody must map before rules can judge them. */
  readonly toMap: number;
  /** Why it was refused; of a chart that was taken what cannot wait, or `''`. */
  readonly reason: string;
}
export interface ImportRunStep {
  readonly run: ImportRun;
  readonly item: ImportRunItem;
}
/** A run with those items that somebody has to look at: with something that cannot wait, refused, or to be mapped. */
export interface ImportRunView extends ImportRun {
  readonly told: readonly ImportRunItem[];
}

export const IMPORT_RUN = {
  name: { maxLength: 200 },
  files: { max: 10_000 },
  items: { max: 1_000_000 },
  lines: { max: 2_000_000_000 },
  fingerprint: /^[0-9a-f]{64}$/,
  reason: { maxLength: 2_000 },
  /** So long an ended run stays in the list: whoever imported comes back to what was refused. */
  listed: { days: 30 },
  /** So many items that somebody has to look at are sent and kept; the rest is counted. */
  told: { max: 1_000 },
} as const;

/** The report says it by its lines: the patient's own, and whether anything was added. */
export const outcomeOf = ({ lines, counts }: Pick<ImportReport, 'lines' | 'counts'>): Exclude<ChartOutcome, 'refused'> => {
  if (lines.some((line) => line.landed === 'patient' && line.decision === 'taken')) return 'new';
  return counts.taken + counts.merged > 0 ? 'changed' : 'unchanged';
};

export const toMapIn = ({ lines }: Pick<ImportReport, 'lines'>): number => lines.filter((line) => line.needsMapping).length;

const ABOVE_ZERO = 'PHQ-9 item 9 is above zero';
/** Imported answers open no safety task, so the report says it; it stands first among the reasons of a line. */
export const ITEM_9_ALARM = `${ABOVE_ZERO}: imported answers open no task, look at it today`;

/** What of a report cannot wait, or `''`. The end of a long reason may be cut off. */
export const urgentIn = ({ lines }: Pick<ImportReport, 'lines'>): string => (lines.some(({ reason }) => reason.includes(ABOVE_ZERO)) ? ITEM_9_ALARM : '');
