import type { CalendarDate } from '../dates.js';
import type { ReasonCode } from '../sequencing/decision-reasons.js';
import type { Severity } from '../sequencing/finding.js';
import type { LocalText } from '../text.js';

/** How the clinic decided despite one rule. Everything but reasons and people is counted in plans. */
export interface OverrideRow {
  readonly ruleId: string;
  /** What the clinic's rules in use say it is for; `null` for what is no row of them, such as a caution of the catalogue. */
  readonly rationale: LocalText | null;
  readonly severity: Severity;
  /** Plans activated in the range in which the rule was found while they were built or at activation. */
  readonly found: number;
  /** Of those, plans in which it still stood at activation. */
  readonly stood: number;
  /** Of those, plans activated over it with a signature. */
  readonly signed: number;
  /** Plans on which such a signature was given in the range, at activation or later. */
  readonly overridden: number;
  readonly acknowledged: number;
  readonly acceptedUnknown: number;
  /** Plans on which it was snoozed in the range. */
  readonly snoozed: number;
  /** Running plans of today: signatures that count, those that end within the coming days, and those that count no more and were not given again. */
  readonly inForce: number;
  readonly ending: number;
  readonly ended: number;
  /** Decisions signed in the range, by coded reason and by person. */
  readonly reasons: readonly { readonly code: ReasonCode; readonly count: number }[];
  readonly people: readonly { readonly name: string; readonly credentials: string; readonly byPrescriber: boolean; readonly count: number }[];
}
export interface OverrideReport {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly today: CalendarDate;
  /** Plans activated in the range. */
  readonly activated: number;
  readonly rules: readonly OverrideRow[];
}

/** `usualDays`: the range when none is asked for. `endingDays`: what "in the coming days" means. */
export const OVERRIDE_REPORT = { usualDays: 90, mostDays: 1100, endingDays: 30, fewest: 5, most: 0.5 } as const;

/** The share of plans signed despite the rule, of those in which it was found; `null` when too few were to tell. */
export const signedShare = ({ found, signed }: Pick<OverrideRow, 'found' | 'signed'>): number | null =>
  found < OVERRIDE_REPORT.fewest ? null : signed / found;

/** A rule that is signed away in most cases may ask for too much, or too late: somebody should look at it. */
export const isWorthALook = (row: Pick<OverrideRow, 'found' | 'signed'>): boolean => (signedShare(row) ?? 0) > OVERRIDE_REPORT.most;
