import type { Source } from '@stagewell/shared/catalogue/modality';
import type { SignatureView } from '@stagewell/shared/plans/plan';
import type { Evaluation } from '@stagewell/shared/sequencing/finding';
import { dayText } from '../ui/day';
import { whyWords } from './decision-rows';
import { ruleWords } from './plan-words';

/** One sentence that was signed, whichever rules say it. */
export interface SignedRow {
  readonly key: string;
  /** What the rules said; where they no longer say it in this version, that. */
  readonly text: string;
  /** The rules by their names. */
  readonly rules: string;
  readonly ruleIds: readonly string[];
  readonly why: string;
  readonly until: string;
  readonly by: string;
  readonly at: string;
  /** Who withdrew it and why; empty = nobody. */
  readonly withdrawn: string;
  /** Where the rules come from, with why they hold; none where this version no longer tells. */
  readonly sources: readonly { readonly rationale: string; readonly source: Source }[];
}

type Kept = Pick<Evaluation, 'findings' | 'notEvaluable'>;

const NO_LONGER = 'No longer found in this version.';
/** Versions saved before reasons were coded have words only. */
const why = (signature: SignatureView): string => whyWords({ ...signature, reasonCode: signature.reasonCode ?? 'other' });
const withdrawal = ({ withdrawn }: SignatureView): string => (withdrawn ? `Withdrawn by ${withdrawn.byName}: ${withdrawn.reason}` : '');

const textOf = ({ findings, notEvaluable }: Kept, { fingerprint }: SignatureView): string =>
  [...findings, ...notEvaluable].find((one) => one.fingerprint === fingerprint)?.text.en ?? NO_LONGER;

const sourcesOf = ({ findings }: Kept, signatures: readonly SignatureView[]): SignedRow['sources'] => {
  const found = findings.filter(({ fingerprint }) => signatures.some((one) => one.fingerprint === fingerprint));
  return [...new Map(found.map(({ rationale, source }) => [`${rationale.en} ${source.citation}`, { rationale: rationale.en, source }])).values()];
};

/** What was signed on a version, with what its own judgement says of it; signatures that read the same are one row. */
export const signedRows = (evaluation: Kept, signatures: readonly SignatureView[]): readonly SignedRow[] => {
  const keyOf = (one: SignatureView): string => [textOf(evaluation, one), one.decision, one.by, why(one), one.expiresOn, withdrawal(one)].join('\n');
  return [...new Set(signatures.map(keyOf))].flatMap((key) => {
    const same = signatures.filter((one) => keyOf(one) === key);
    const [first] = same;
    if (first === undefined) return [];
    const ruleIds = [...new Set(same.map(({ ruleId }) => ruleId))];
    return {
      key,
      text: textOf(evaluation, first),
      rules: ruleWords(ruleIds),
      ruleIds,
      why: why(first),
      until: first.expiresOn ? `Until ${dayText(first.expiresOn)}` : '',
      by: first.byName,
      at: first.at,
      withdrawn: withdrawal(first),
      sources: sourcesOf(evaluation, same),
    };
  });
};
