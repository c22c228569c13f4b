import type { CalendarDate } from '@stagewell/shared/dates';
import type { SignatureInput, SignatureView } from '@stagewell/shared/plans/plan';
import type { Evaluation } from '@stagewell/shared/sequencing/finding';
import { activationVerdict, type MissingSignature, type Needs } from '@stagewell/shared/sequencing/may-activate';
import { type Answer, answerProblems, usualAnswer } from './answer';

/** What activation still asks for, by what has to be done about it. */
export interface NeedGroup {
  readonly needs: Needs;
  readonly heading: string;
  readonly explanation: string;
  readonly points: readonly Point[];
}

/** One sentence to read and give a reason for, whichever rules say it: nobody types the same reason six times. */
export interface Point {
  /** Tells it from the same sentence under another heading. */
  readonly key: string;
  readonly text: string;
  readonly severity: MissingSignature['severity'];
  readonly byPrescriber: boolean;
  readonly ruleIds: readonly string[];
  readonly fingerprints: readonly string[];
}

const HEADINGS: Readonly<Record<Needs, { readonly heading: string; readonly explanation: string }>> = {
  'scope-decision': {
    heading: 'Outside the rules’ scope',
    explanation: 'No signature on a plan can change this. A prescriber decides for the patient in the summary of the chart, with a reason.',
  },
  override: {
    heading: 'Blocks to override',
    explanation: 'Only a prescriber can override a block, says why it is right for this patient, and looks again when it ends.',
  },
  acknowledge: { heading: 'Warnings to acknowledge', explanation: 'Say why the plan is right all the same.' },
  'accept-unknown': {
    heading: 'Not known, and a block may hang on it',
    explanation: 'Record it here, and the rules judge anew; or a prescriber accepts that it is not known.',
  },
};
const ORDER: readonly Needs[] = ['scope-decision', 'override', 'accept-unknown', 'acknowledge'];

interface Who {
  readonly isPrescriber: boolean;
  readonly urgent: boolean;
  readonly today: CalendarDate;
  /** Whether a colleague, by account id, may prescribe. */
  readonly prescribes: (accountId: string) => boolean;
}

/** What still has to be signed, given what was signed on this plan before and counts today. */
export const needsOf = (evaluation: Evaluation, signed: readonly SignatureView[], { isPrescriber, urgent, today, prescribes }: Who): readonly NeedGroup[] => {
  const given = signed.map((one) => ({ ...one, byPrescriber: prescribes(one.by) }));
  const { missing } = activationVerdict(evaluation, given, { isPrescriber, urgent, today });
  return ORDER.map((needs) => ({
    needs,
    ...HEADINGS[needs],
    points: pointsOf(
      needs,
      missing.filter((one) => one.needs === needs),
    ),
  })).filter(({ points }) => points.length > 0);
};

const pointsOf = (needs: Needs, missing: readonly MissingSignature[]): readonly Point[] =>
  unique(missing.map(({ text }) => text.en)).map((text) => {
    const same = missing.filter((one) => one.text.en === text);
    return {
      key: `${needs} ${text}`,
      text,
      severity: same[0]?.severity ?? 'block',
      byPrescriber: same.some(({ byPrescriber }) => byPrescriber),
      ruleIds: unique(same.map(({ ruleId }) => ruleId)),
      fingerprints: unique(same.map(({ fingerprint }) => fingerprint)),
    };
  });

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

/** What was answered to a point so far; nothing is chosen beforehand but the usual last day. */
export const answerTo = (needs: Needs, { key }: Point, answers: ReadonlyMap<string, Answer>, today: CalendarDate): Answer =>
  answers.get(key) ?? usualAnswer(needs === 'scope-decision' ? 'override' : needs, today);

/** The signatures of an activation: one for each finding, with the answer given to what it says; `null` = an answer is not complete. */
export const signaturesOf = (groups: readonly NeedGroup[], answers: ReadonlyMap<string, Answer>, today: CalendarDate): readonly SignatureInput[] | null => {
  const given = groups.flatMap(({ needs, points }) =>
    needs === 'scope-decision' ? [] : points.map((point) => ({ needs, point, answer: answerTo(needs, point, answers, today) })),
  );
  if (given.some(({ needs, answer }) => answerProblems(needs, answer, today).length > 0)) return null;
  return given.flatMap(({ needs, point, answer: { reasonCode, reason, until } }) =>
    point.fingerprints.map((fingerprint) => ({ fingerprint, decision: needs, reasonCode: reasonCode ?? 'other', reason: reason.trim(), expiresOn: until })),
  );
};

/** What stands in the way of this person, in a sentence; `null` = nothing. */
export const hindrance = (groups: readonly NeedGroup[], isPrescriber: boolean): string | null => {
  if (groups.some(({ needs }) => needs === 'scope-decision')) return 'The scope has to be decided for the patient first.';
  if (!isPrescriber && groups.some(({ points }) => points.some(({ byPrescriber }) => byPrescriber))) {
    return 'Some of this needs a prescriber’s signature. Propose the plan, and a prescriber can activate it.';
  }
  return null;
};
