import type { CalendarDate } from '../dates.js';
import type { LocalText } from '../text.js';
import type { Source } from '../catalogue/modality.js';

export const SEVERITIES = ['block', 'warn', 'inform'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A machine-applicable repair of *planned* courses; never removes or changes a current medicine. */
export type Fix =
  | { readonly kind: 'move'; readonly courseId: string; readonly to: CalendarDate }
  | { readonly kind: 'extend'; readonly courseId: string; readonly endsOn: CalendarDate }
  | {
      readonly kind: 'add-partner';
      readonly courseId: string;
      readonly tags: readonly string[];
      readonly startsOn: CalendarDate;
      readonly endsOn: CalendarDate | null;
    }
  | { readonly kind: 'swap'; readonly courseId: string; readonly modalityId: string }
  | { readonly kind: 'remove'; readonly courseId: string }
  | { readonly kind: 'record-fact'; readonly datum: string }
  | { readonly kind: 'record'; readonly what: 'goal' | 'baseline-check-in' | 'stop-rule' | 'changed-parameter' | 'history'; readonly id: string | null }
  | { readonly kind: 'ask-prescriber'; readonly about: string };

/** One way a plan breaks a rule. `fingerprint` = rule + courses + parameters: a signature dies when it changes. */
export interface Finding {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly fingerprint: string;
  readonly courseIds: readonly string[];
  readonly days: readonly CalendarDate[];
  /** The sentence a clinician would say. */
  readonly text: LocalText;
  readonly rationale: LocalText;
  readonly source: Source;
  readonly fixes: readonly Fix[];
  /** A pair that the patient already takes and the plan does not change. */
  readonly inherited: boolean;
  /** Other rule ids that this finding says as well (a merged rule). */
  readonly covers: readonly string[];
  /** Data whose absence leaves a further row of the same rule open; a block among them still has to be accepted. */
  readonly unknowns: readonly NotEvaluable[];
}

/** A rule that cannot be judged until a datum is recorded. */
export interface NotEvaluable {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly fingerprint: string;
  readonly courseIds: readonly string[];
  /** What is missing, e.g. `fact:egfr`, `medicine:<id>`, `statement:allergies`, `birth-date`. */
  readonly datum: string;
  readonly text: LocalText;
  /** The days on which it has to be recorded to count at the start; left out where it is wanted now. It is announced then, not demanded. */
  readonly needed?: { readonly from: CalendarDate; readonly by: CalendarDate };
}

export interface Passed {
  readonly ruleId: string;
  readonly applicable: boolean;
}

/** The trace: every rule id is in exactly one of the three lists; found beats not evaluable beats passed. */
export interface Evaluation {
  readonly findings: readonly Finding[];
  readonly notEvaluable: readonly NotEvaluable[];
  readonly passed: readonly Passed[];
}
