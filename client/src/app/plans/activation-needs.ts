import type { SignatureInput, SignatureView } from '@stagewell/shared/plans/plan';
import type { Evaluation } from '@stagewell/shared/sequencing/finding';
import { activationVerdict, type MissingSignature, type Needs } from '@stagewell/shared/sequencing/may-activate';

/** What activation still asks for, by what has to be done about it. */
export interface NeedGroup {
  readonly needs: Needs;
  readonly heading: string;
  readonly explanation: string;
  readonly points: readonly Point[];
}

/** One sentence to read and give a reason for, whichever rules say it: nobody types the same reason six times. */
export interface Point {
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
  override: { heading: 'Blocks to override', explanation: 'Only a prescriber can override a block, and says why it is right for this patient.' },
  acknowledge: { heading: 'Warnings to acknowledge', explanation: 'Say why the plan is right all the same.' },
  'accept-unknown': { heading: 'Not known, and a block may hang on it', explanation: 'Record it in the chart, or a prescriber accepts that it is not known.' },
};
const ORDER: readonly Needs[] = ['scope-decision', 'override', 'accept-unknown', 'acknowledge'];

interface Who {
  readonly isPrescriber: boolean;
  readonly urgent: boolean;
  /** Whether a colleague, by account id, may prescribe. */
  readonly prescribes: (accountId: string) => boolean;
}

/** What still has to be signed, given what was signed on this plan before. */
export const needsOf = (evaluation: Evaluation, signed: readonly SignatureView[], { isPrescriber, urgent, prescribes }: Who): readonly NeedGroup[] => {
  const given = signed.map(({ fingerprint, decision, by }) => ({ fingerprint, decision, byPrescriber: prescribes(by) }));
  const { missing } = activationVerdict(evaluation, given, { isPrescriber, urgent });
  return ORDER.map((needs) => ({ needs, ...HEADINGS[needs], points: pointsOf(missing.filter((one) => one.needs === needs)) })).filter(
    ({ points }) => points.length > 0,
  );
};

const pointsOf = (missing: readonly MissingSignature[]): readonly Point[] =>
  unique(missing.map(({ text }) => text.en)).map((text) => {
    const same = missing.filter((one) => one.text.en === text);
    return {
      text,
      severity: same[0]?.severity ?? 'block',
      byPrescriber: same.some(({ byPrescriber }) => byPrescriber),
      ruleIds: unique(same.map(({ ruleId }) => ruleId)),
      fingerprints: unique(same.map(({ fingerprint }) => fingerprint)),
    };
  });

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

/** The signatures of an activation: one for each finding, with the reason given for what it says. `reasons`: by text. */
export const signaturesOf = (groups: readonly NeedGroup[], reasons: ReadonlyMap<string, string>): readonly SignatureInput[] =>
  groups.flatMap(({ needs, points }) =>
    needs === 'scope-decision'
      ? []
      : points.flatMap(({ text, fingerprints }) =>
          fingerprints.map((fingerprint) => ({ fingerprint, decision: needs, reason: (reasons.get(text) ?? '').trim() })),
        ),
  );

/** What stands in the way of this person, in a sentence; `null` = nothing. */
export const hindrance = (groups: readonly NeedGroup[], isPrescriber: boolean): string | null => {
  if (groups.some(({ needs }) => needs === 'scope-decision')) return 'The scope has to be decided for the patient first.';
  if (!isPrescriber && groups.some(({ points }) => points.some(({ byPrescriber }) => byPrescriber))) {
    return 'Some of this needs a prescriber’s signature. Propose the plan, and a prescriber can activate it.';
  }
  return null;
};
