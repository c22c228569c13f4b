import type { CalendarDate } from '../dates.js';
import type { LocalText } from '../text.js';
import type { Decision } from './decision-reasons.js';
import type { Evaluation, Finding, NotEvaluable, Severity } from './finding.js';
import { standingOf, type Living } from './signature-life.js';

/** A signature as far as activation reads it; it counts only for the very fingerprint it was given for, and only until it ends. */
export interface GivenSignature extends Living {
  readonly fingerprint: string;
  readonly decision: Decision;
  /** Whether whoever signed may prescribe; when left out, the signer is the one who activates. */
  readonly byPrescriber?: boolean;
}

export type Needs = Decision | 'scope-decision';

/** One thing that stands between a plan and its activation. */
export interface MissingSignature {
  readonly ruleId: string;
  readonly fingerprint: string;
  readonly severity: Severity;
  readonly needs: Needs;
  /** Whether only a prescriber can give it. */
  readonly byPrescriber: boolean;
  /** What is not recorded, for `accept-unknown`. */
  readonly datum: string | null;
  readonly text: LocalText;
}

export interface ActivationVerdict {
  readonly allowed: boolean;
  readonly missing: readonly MissingSignature[];
}

/** The rule of the scope gate; lifted only by a decision for the patient, never by a signature on a plan. */
export const SCOPE = 'SCOPE';

const neededFor = ({ ruleId, fingerprint, severity, text }: Finding): readonly MissingSignature[] => {
  if (severity === 'inform') return [];
  if (severity === 'warn') return [{ ruleId, fingerprint, severity, needs: 'acknowledge', byPrescriber: false, datum: null, text }];
  return [{ ruleId, fingerprint, severity, needs: ruleId === SCOPE ? 'scope-decision' : 'override', byPrescriber: true, datum: null, text }];
};

const neededForUnknown = ({ ruleId, fingerprint, severity, datum, text }: NotEvaluable): readonly MissingSignature[] =>
  severity === 'block' ? [{ ruleId, fingerprint, severity, needs: 'accept-unknown', byPrescriber: true, datum, text }] : [];

const URGENT: LocalText = {
  en: 'Starting before the baseline as urgent needs a prescriber.',
  es: 'Empezar antes del periodo basal por urgencia exige un prescriptor.',
};

/** All that activation asks for, before any signature. */
export const signaturesNeeded = ({ findings, notEvaluable }: Evaluation): readonly MissingSignature[] => [
  ...findings.flatMap(neededFor),
  ...[...findings.flatMap(({ unknowns }) => unknowns), ...notEvaluable].flatMap(neededForUnknown),
];

const SATISFIES: { readonly [N in Needs]: readonly Decision[] } = {
  override: ['override'],
  // Whoever overrides has read it.
  acknowledge: ['acknowledge', 'override'],
  'accept-unknown': ['accept-unknown'],
  'scope-decision': [],
};

/** Whether a signature is of the kind that something asks for, whether or not it still counts. `isPrescriber`: who signs now, when it does not say. */
export const answers = ({ fingerprint, needs, byPrescriber }: MissingSignature, signature: GivenSignature, isPrescriber: boolean): boolean =>
  signature.fingerprint === fingerprint && SATISFIES[needs].includes(signature.decision) && (!byPrescriber || (signature.byPrescriber ?? isPrescriber));

/**
 * Whether a plan may become active. A block needs an override by a prescriber, a warning an acknowledgement, a block
 * that cannot be judged an acceptance by a prescriber; SCOPE only the decision for the patient. What has ended by
 * `today` does not count. `urgent`: the baseline was waived, which needs a prescriber as well.
 */
export const activationVerdict = (
  evaluation: Evaluation,
  signatures: readonly GivenSignature[],
  who: { readonly isPrescriber: boolean; readonly today: CalendarDate; readonly urgent?: boolean },
): ActivationVerdict => {
  const counting = signatures.filter((signature) => standingOf(signature, who.today) === 'in-force');
  const isGiven = (needed: MissingSignature): boolean => counting.some((signature) => answers(needed, signature, who.isPrescriber));
  const urgent: readonly MissingSignature[] =
    who.urgent === true && !who.isPrescriber
      ? [{ ruleId: 'SEQ-01', fingerprint: 'SEQ-01.urgent', severity: 'block', needs: 'override', byPrescriber: true, datum: null, text: URGENT }]
      : [];
  const missing = [...signaturesNeeded(evaluation).filter((needed) => !isGiven(needed)), ...urgent];
  return { allowed: missing.length === 0, missing };
};
