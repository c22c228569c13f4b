import type { CalendarDate, Instant } from '../../dates.js';
import type { LocalText } from '../../text.js';
import type { Severity } from '../finding.js';
import type { Rule } from '../rules.js';
import type { RowDifference } from './changes.js';
import type { FindingDifferences } from './finding-differences.js';
import type { RowLimits } from './limits.js';
import type { NotKept } from './take-over.js';

/** What a clinic sets on one row. What is left out stays as it is; numbers by their path, e.g. `windows.0.days`. */
export interface RuleChange {
  /** Of the row, e.g. `SEQ-03/recommended`. @minLength 1 @maxLength 80 */
  readonly id: string;
  readonly enabled?: boolean;
  readonly severity?: Severity;
  readonly parameters?: Readonly<Record<string, number>>;
  /** First and last day on which it is asked; `null` = no limit. */
  readonly effectiveFrom?: CalendarDate | null;
  readonly effectiveTo?: CalendarDate | null;
}

/** The whole draft, as it is saved. */
export interface RuleDraft {
  /** Start from the newest shipped rows instead of those that the published version was made from. */
  readonly takesShipped: boolean;
  readonly changes: readonly RuleChange[];
}

/** A published version, without its rows. */
export interface RuleSetVersionRow {
  readonly version: number;
  readonly publishedAt: Instant;
  /** Nobody: the rows came with the product. */
  readonly publishedBy: string | null;
  readonly note: string;
  /** Of the shipped set that it was made from. */
  readonly shippedVersion: number;
  /** How many rows differ from the version before. */
  readonly changed: number;
}
export type RuleSetVersionRows = readonly RuleSetVersionRow[];

/** A published version as it was, whole. */
export interface RuleSetVersionView extends RuleSetVersionRow {
  readonly rules: readonly Rule[];
}

/** What the product ships now, beside what the clinic's version was made from. */
export interface ShippedNews {
  readonly version: number;
  readonly differences: readonly RowDifference[];
  /** Changes of the clinic that the new rows do not allow any more. */
  readonly notKept: readonly NotKept[];
}

/** The draft of the clinic: one at a time. */
export interface RuleDraftView extends RuleDraft {
  readonly version: number;
  /** The published version it was last saved on. */
  readonly basedOn: number;
  /** Another version was published since: save again to put the changes on it. */
  readonly outdated: boolean;
  readonly openedBy: string;
  readonly openedAt: Instant;
  readonly savedBy: string;
  readonly savedAt: Instant;
  /** Every row as it would be published. */
  readonly rules: readonly Rule[];
  readonly differences: readonly RowDifference[];
}

/** Everything the screen of the policy needs besides the rows in use. */
export interface RulePolicyView {
  readonly published: RuleSetVersionRow;
  readonly draft: RuleDraftView | null;
  /** Nothing new = `null`. */
  readonly shipped: ShippedNews | null;
  /** What may be set on each row of the draft, or of the published version. */
  readonly limits: readonly RowLimits[];
}

export interface RulePublication {
  /** Why: read by everybody who asks later what the rules were. @minLength 10 @maxLength 500 */
  readonly note: string;
}

/** One patient whose findings would change. */
export interface DryRunRow {
  readonly patientId: string;
  readonly mrn: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly counts: { readonly gained: number; readonly lost: number; readonly changed: number };
  /** `null` = not on the care team: what was found belongs to the chart. */
  readonly differences: FindingDifferences | null;
}

/** What one rule would say more or less often. */
export interface DryRunTotal {
  readonly ruleId: string;
  readonly gained: number;
  readonly lost: number;
  readonly changed: number;
}

/** The draft against the published rules, on every open plan as it is today. */
export interface DryRunView {
  readonly draftVersion: number;
  readonly publishedVersion: number;
  readonly today: CalendarDate;
  /** Open plans that were judged by both. */
  readonly judged: number;
  /** How many patients would see a difference; at most `rows` of them are listed. */
  readonly affected: number;
  readonly totals: readonly DryRunTotal[];
  readonly rows: readonly DryRunRow[];
}

export const POLICY = {
  note: { minLength: 10, maxLength: 500 },
  changes: { maxItems: 400 },
  parameters: { maxItems: 20 },
  id: { maxLength: 80 },
  rows: { maxItems: 500 },
} as const;

/** What a refusal of the policy rests on, said once and shown wherever it holds. */
export const LIMIT_REASONS = {
  scope: {
    en: 'It says whom the rules may judge at all; without it they would speak about patients they were not made for.',
    es: 'Dice a quién pueden juzgar las reglas; sin ella hablarían de pacientes para los que no se hicieron.',
  },
  contraindication: {
    en: 'It stands for a contraindication: for one patient a prescriber may override it, for everybody it cannot be taken away.',
    es: 'Representa una contraindicación: un prescriptor puede anularla para un paciente, pero no se puede quitar para todos.',
  },
  refusal: {
    en: 'It keeps what the patient refused; the clinic cannot decide that for the patient.',
    es: 'Guarda lo que el paciente rechazó; la clínica no puede decidirlo por el paciente.',
  },
  protects: {
    en: 'It protects from harm: the clinic may be stricter than the shipped rule, never more lenient.',
    es: 'Protege de un daño: la clínica puede ser más estricta que la regla original, nunca más permisiva.',
  },
  paces: {
    en: 'It paces treatment: the clinic may be stricter, or one step milder than the shipped rule, so that a block never becomes mere information.',
    es: 'Marca el ritmo del tratamiento: la clínica puede ser más estricta, o un grado más suave que la regla original, para que un bloqueo nunca quede en mera información.',
  },
} as const satisfies Readonly<Record<string, LocalText>>;
export type LimitReason = keyof typeof LIMIT_REASONS;
