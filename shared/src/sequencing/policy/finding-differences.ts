import type { LocalText } from '../../text.js';
import type { Evaluation, Severity } from '../finding.js';

/** What a rule says, or cannot say, of some courses. */
export interface SaidOf {
  readonly ruleId: string;
  readonly courseIds: readonly string[];
  readonly severity: Severity;
  readonly text: LocalText;
  /** Not a finding yet: it cannot be judged until a datum is recorded. */
  readonly open: boolean;
}

/** What a plan would have said of it under other rules. */
export interface FindingDifferences {
  readonly gained: readonly SaidOf[];
  readonly lost: readonly SaidOf[];
  readonly changed: readonly (SaidOf & { readonly was: Severity })[];
}

interface Identified {
  readonly key: string;
  readonly fingerprint: string;
  readonly said: SaidOf;
}
type Alike = (one: Identified, other: Identified) => boolean;

const keyOf = (ruleId: string, courseIds: readonly string[], datum: string): string => `${ruleId}|${[...courseIds].sort().join(' ')}|${datum}`;

const saidIn = ({ findings, notEvaluable }: Evaluation): readonly Identified[] => [
  ...findings.map(({ ruleId, courseIds, severity, text, fingerprint }) => ({
    key: keyOf(ruleId, courseIds, ''),
    fingerprint,
    said: { ruleId, courseIds, severity, text, open: false },
  })),
  ...notEvaluable.map(({ ruleId, courseIds, severity, text, datum, fingerprint }) => ({
    key: keyOf(ruleId, courseIds, datum),
    fingerprint,
    said: { ruleId, courseIds, severity, text, open: true },
  })),
];

const grouped = (said: readonly Identified[]): ReadonlyMap<string, readonly Identified[]> => {
  const groups = new Map<string, Identified[]>();
  for (const one of said) groups.set(one.key, [...(groups.get(one.key) ?? []), one]);
  return groups;
};

const saysTheSame: Alike = ({ said: one }, { said: other }) => one.severity === other.severity && one.text.en === other.text.en;

/** A block or a warning, or a block that cannot be judged, is signed, and the signature holds for one fingerprint. */
const isSigned = ({ severity, open }: SaidOf): boolean => severity === 'block' || (severity === 'warn' && !open);
const signsTheSame: Alike = (one, other) => saysTheSame(one, other) && (one.fingerprint === other.fingerprint || !isSigned(other.said));

/** Takes from both sides what has an equal on the other: several findings may share rule and courses. */
const unequal = (before: readonly Identified[], after: readonly Identified[], alike: Alike): readonly [readonly Identified[], readonly Identified[]] =>
  before.reduce<readonly [readonly Identified[], readonly Identified[]]>(
    ([left, right], one) => {
      const at = right.findIndex((other) => alike(one, other));
      return at === -1 ? [[...left, one], right] : [left, right.toSpliced(at, 1)];
    },
    [[], after],
  );

const differencesOf = (before: Evaluation, after: Evaluation, alike: Alike, isRenewed: Alike): FindingDifferences => {
  const [had, has] = [grouped(saidIn(before)), grouped(saidIn(after))];
  const pairs = [...new Set([...had.keys(), ...has.keys()])].map((key) => unequal(had.get(key) ?? [], has.get(key) ?? [], alike));
  const both = pairs.flatMap(([left, right]) => left.flatMap((was, at) => (right[at] === undefined ? [] : [[was, right[at]] as const])));
  const renewed = both.filter(([was, is]) => isRenewed(was, is));
  return {
    gained: [...pairs.flatMap(([left, right]) => right.slice(left.length)), ...renewed.map(([, is]) => is)].map(({ said }) => said),
    lost: [...pairs.flatMap(([left, right]) => left.slice(right.length)), ...renewed.map(([was]) => was)].map(({ said }) => said),
    changed: both.flatMap(([{ said: was }, { said: is }]) => (was.severity === is.severity ? [] : [{ ...is, was: was.severity }])),
  };
};

/**
 * Which findings a plan gains, loses or hears with another severity. The same finding = the same rule of the same
 * courses (and the same missing datum); not the fingerprint, which holds the parameters that are being tried.
 */
export const findingDifferences = (before: Evaluation, after: Evaluation): FindingDifferences => differencesOf(before, after, saysTheSame, () => false);

/**
 * The same for a plan that runs, whose signatures hold for one fingerprint: a finding that is signed and now has another
 * fingerprint is lost and gained, since it has to be signed again.
 */
export const signedDifferences = (before: Evaluation, after: Evaluation): FindingDifferences =>
  differencesOf(before, after, signsTheSame, (was, is) => was.said.severity === is.said.severity && was.fingerprint !== is.fingerprint && isSigned(is.said));

/** Whether nothing would change. */
export const isSame = ({ gained, lost, changed }: FindingDifferences): boolean => gained.length + lost.length + changed.length === 0;
