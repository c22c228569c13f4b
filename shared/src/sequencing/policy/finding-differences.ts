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
  readonly said: SaidOf;
}

const keyOf = (ruleId: string, courseIds: readonly string[], datum: string): string => `${ruleId}|${[...courseIds].sort().join(' ')}|${datum}`;

const saidIn = ({ findings, notEvaluable }: Evaluation): readonly Identified[] => [
  ...findings.map(({ ruleId, courseIds, severity, text }) => ({
    key: keyOf(ruleId, courseIds, ''),
    said: { ruleId, courseIds, severity, text, open: false },
  })),
  ...notEvaluable.map(({ ruleId, courseIds, severity, text, datum }) => ({
    key: keyOf(ruleId, courseIds, datum),
    said: { ruleId, courseIds, severity, text, open: true },
  })),
];

const grouped = (said: readonly Identified[]): ReadonlyMap<string, readonly SaidOf[]> => {
  const groups = new Map<string, SaidOf[]>();
  for (const one of said) groups.set(one.key, [...(groups.get(one.key) ?? []), one.said]);
  return groups;
};

const alike = (one: SaidOf, other: SaidOf): boolean => one.severity === other.severity && one.text.en === other.text.en;

/** Takes from both sides what has an equal on the other: several findings may share rule and courses. */
const unequal = (before: readonly SaidOf[], after: readonly SaidOf[]): readonly [readonly SaidOf[], readonly SaidOf[]] =>
  before.reduce<readonly [readonly SaidOf[], readonly SaidOf[]]>(
    ([left, right], one) => {
      const at = right.findIndex((other) => alike(one, other));
      return at === -1 ? [[...left, one], right] : [left, right.toSpliced(at, 1)];
    },
    [[], after],
  );

/**
 * Which findings a plan gains, loses or hears with another severity. The same finding = the same rule of the same
 * courses (and the same missing datum); not the fingerprint, which holds the parameters that are being tried.
 */
export const findingDifferences = (before: Evaluation, after: Evaluation): FindingDifferences => {
  const [had, has] = [grouped(saidIn(before)), grouped(saidIn(after))];
  const pairs = [...new Set([...had.keys(), ...has.keys()])].map((key) => unequal(had.get(key) ?? [], has.get(key) ?? []));
  return {
    gained: pairs.flatMap(([left, right]) => right.slice(left.length)),
    lost: pairs.flatMap(([left, right]) => left.slice(right.length)),
    changed: pairs.flatMap(([left, right]) =>
      right.slice(0, left.length).flatMap((said, at) => {
        const was = left[at]?.severity ?? said.severity;
        return was === said.severity ? [] : [{ ...said, was }];
      }),
    ),
  };
};

/** Whether nothing would change. */
export const isSame = ({ gained, lost, changed }: FindingDifferences): boolean => gained.length + lost.length + changed.length === 0;
