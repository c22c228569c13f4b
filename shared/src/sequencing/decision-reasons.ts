import type { LocalText } from '../text.js';

/** What a signature says about a finding. */
export const DECISIONS = ['override', 'acknowledge', 'accept-unknown'] as const;
export type Decision = (typeof DECISIONS)[number];
/** What a reason is given for: a signature, or hiding a finding for a while. */
export type Deciding = Decision | 'snooze';

export const REASON_CODES = [
  'benefit-outweighs-risk',
  'specialist-advice',
  'stable-on-it',
  'short-with-monitoring',
  'corrected-elsewhere',
  'patient-choice',
  'result-pending',
  'next-visit',
  'other',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

interface DecisionReason {
  readonly code: ReasonCode;
  readonly text: LocalText;
  readonly for: readonly Deciding[];
}

/** Clinic defaults, in the order in which they are offered; coded so that they can be counted. */
export const DECISION_REASONS: readonly DecisionReason[] = [
  {
    code: 'benefit-outweighs-risk',
    text: { en: 'The benefit outweighs the risk', es: 'El beneficio supera el riesgo' },
    for: ['override', 'acknowledge', 'accept-unknown'],
  },
  {
    code: 'specialist-advice',
    text: { en: 'On a specialist’s advice', es: 'Por consejo de un especialista' },
    for: ['override', 'acknowledge', 'accept-unknown'],
  },
  { code: 'stable-on-it', text: { en: 'Already stable on it', es: 'Ya estable con ello' }, for: ['override', 'acknowledge'] },
  {
    code: 'short-with-monitoring',
    text: { en: 'Short course, with monitoring', es: 'Ciclo corto y vigilado' },
    for: ['override', 'acknowledge', 'accept-unknown'],
  },
  {
    code: 'corrected-elsewhere',
    text: { en: 'Being corrected elsewhere', es: 'Se está corrigiendo en otro lugar' },
    for: ['override', 'acknowledge', 'snooze'],
  },
  { code: 'patient-choice', text: { en: 'The patient’s informed choice', es: 'Decisión informada del paciente' }, for: ['override', 'acknowledge'] },
  { code: 'result-pending', text: { en: 'Result ordered, not back yet', es: 'Resultado solicitado y pendiente' }, for: ['accept-unknown', 'snooze'] },
  { code: 'next-visit', text: { en: 'To be settled at the next visit', es: 'Se resolverá en la próxima visita' }, for: ['snooze'] },
  { code: 'other', text: { en: 'Another reason', es: 'Otro motivo' }, for: ['override', 'acknowledge', 'accept-unknown', 'snooze'] },
];

/** The reasons that may be chosen. */
export const reasonsFor = (deciding: Deciding): readonly DecisionReason[] => DECISION_REASONS.filter((reason) => reason.for.includes(deciding));

/** A reason as it reads; a code that is no longer offered reads as itself. */
export const reasonText = (code: ReasonCode): LocalText => DECISION_REASONS.find((reason) => reason.code === code)?.text ?? { en: code, es: code };

/** Characters of a reason in words. */
export const REASON = { minLength: 10, maxLength: 500 } as const;

/** Whether the code alone does not say enough: every override of a block, and every "other". */
export const needsWords = (deciding: Deciding, code: ReasonCode | null): boolean => deciding === 'override' || code === 'other';

/** What is wrong with a reason, by its field; empty = nothing. `null` = no code was chosen. */
export const reasonProblems = (
  deciding: Deciding,
  { reasonCode, reason }: { readonly reasonCode: ReasonCode | null; readonly reason: string },
): readonly { readonly path: 'reasonCode' | 'reason'; readonly message: string }[] => [
  ...(reasonsFor(deciding).some(({ code }) => code === reasonCode) ? [] : [{ path: 'reasonCode' as const, message: 'Choose a reason.' }]),
  ...(needsWords(deciding, reasonCode) && reason.trim().length < REASON.minLength
    ? [{ path: 'reason' as const, message: `Say it in at least ${REASON.minLength} characters.` }]
    : []),
];
