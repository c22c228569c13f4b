import type { CalendarDate } from '@stagewell/shared/dates';
import type { PlanView, SignatureView } from '@stagewell/shared/plans/plan';
import { reasonText } from '@stagewell/shared/sequencing/decision-reasons';
import type { Evaluation } from '@stagewell/shared/sequencing/finding';
import type { Needs } from '@stagewell/shared/sequencing/may-activate';
import { planDecisions, type PlanDecision } from '@stagewell/shared/sequencing/open-decisions';
import { isEnding } from '@stagewell/shared/sequencing/signature-life';
import { snoozeOf } from '@stagewell/shared/sequencing/snooze';
import { dayText } from '../ui/day';

/** One sentence that a running plan answers for, whichever rules say it, and how it is answered today. */
export interface DecisionRow {
  readonly key: string;
  readonly text: string;
  readonly needs: Needs;
  readonly severity: PlanDecision<SignatureView>['severity'];
  readonly standing: PlanDecision<SignatureView>['standing'];
  readonly ruleIds: readonly string[];
  readonly fingerprints: readonly string[];
  /** The newest ones. */
  readonly signatures: readonly SignatureView[];
  /** Counts today and ends within days. */
  readonly ending: boolean;
  /** Who signed, until when, or what is missing. */
  readonly words: string;
  readonly why: string;
}

const DID: Readonly<Record<SignatureView['decision'], string>> = {
  override: 'Overridden',
  acknowledge: 'Acknowledged',
  'accept-unknown': 'Accepted as unknown',
};

/** How a signature stands, as a sentence. `null` = there is none. */
export const standingWords = ({ standing, signature }: Pick<PlanDecision<SignatureView>, 'standing' | 'signature'>): string => {
  if (signature === null) return 'Not signed';
  if (standing === 'withdrawn') return `Signed by ${signature.byName}; ${signature.withdrawn?.byName} withdrew it: ${signature.withdrawn?.reason}`;
  if (standing === 'expired') return `Signed by ${signature.byName} until ${dayText(signature.expiresOn)}: expired`;
  return `${DID[signature.decision]} by ${signature.byName} until ${dayText(signature.expiresOn)}`;
};

/** Why somebody signed: the coded reason, and their words. */
export const whyWords = ({ reasonCode, reason }: Pick<SignatureView, 'reasonCode' | 'reason'>): string =>
  [reasonCode === 'other' && reason !== '' ? '' : reasonText(reasonCode).en, reason].filter((part) => part !== '').join('. ');

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

const rowOf = (same: readonly PlanDecision<SignatureView>[], today: CalendarDate): DecisionRow | null => {
  const [first] = same;
  if (first === undefined) return null;
  const signatures = same.flatMap(({ signature }) => signature ?? []);
  return {
    key: keyOf(first),
    text: first.text.en,
    needs: first.needs,
    severity: first.severity,
    standing: first.standing,
    ruleIds: unique(same.map(({ ruleId }) => ruleId)),
    fingerprints: unique(same.map(({ fingerprint }) => fingerprint)),
    signatures,
    ending: signatures.some((signature) => isEnding(signature, today)),
    words: standingWords(first),
    why: signatures[0] === undefined ? '' : whyWords(signatures[0]),
  };
};

/** Said together is what reads the same: the sentence, what it needs, and how it was answered. */
const keyOf = (decision: PlanDecision<SignatureView>): string => `${decision.needs} ${decision.text.en} ${standingWords(decision)}`;

const weight = ({ standing, ending }: DecisionRow): number => (standing === 'in-force' ? (ending ? 1 : 2) : 0);

/** What a running plan answers for: what waits first, then what ends soon. A warning out of sight that nobody signed does not wait. */
export const decisionRows = (evaluation: Evaluation, plan: Pick<PlanView, 'signatures' | 'snoozes'> | null, today: CalendarDate): readonly DecisionRow[] => {
  const { signatures, snoozes } = plan ?? { signatures: [], snoozes: [] };
  const decisions = planDecisions(evaluation, signatures, today).filter((one) => one.standing !== 'unsigned' || snoozeOf(one, snoozes, today) === null);
  return unique(decisions.map(keyOf))
    .flatMap(
      (key) =>
        rowOf(
          decisions.filter((one) => keyOf(one) === key),
          today,
        ) ?? [],
    )
    .toSorted((a, b) => weight(a) - weight(b));
};
