import type { SequencingDocument } from './document.js';
import type { Finding, Fix } from './finding.js';
import { applyFix, changesPlan, standIn, type PlanFix } from './fixes.js';
import { rank } from './trace.js';

/** A finding as far as a proof looks at it. */
export type Target = Omit<Finding, 'fixes'>;

/** What a plan says once a fix is made. */
interface Outlook {
  readonly found: readonly Target[];
  readonly breaksNothing: boolean;
}

/** Chooses the fixes that work; told the finding that they are for. */
export type ChooseFixes = (target: Target, candidates: readonly Fix[]) => readonly Fix[];

const within = (part: readonly string[], whole: readonly string[]): boolean => part.every((id) => whole.includes(id));

const blocksOf = (found: readonly Target[]): readonly string[] =>
  found.filter(({ severity }) => severity === 'block').map(({ ruleId, courseIds }) => `${ruleId} ${[...courseIds].sort().join(' ')}`);

/** The finding is gone (a lesser one of its rule may stay), and its rule has not fired elsewhere instead. */
const isGone = (target: Target, before: ReadonlySet<string>, after: readonly Target[]): boolean =>
  after
    .filter(({ ruleId, severity }) => ruleId === target.ruleId && rank(severity) <= rank(target.severity))
    .every((one) => !within(target.courseIds, one.courseIds) && (before.has(one.fingerprint) || within(one.courseIds, target.courseIds)));

/**
 * Chooses of the candidates those that remove the finding and bring no new block; those that only ask are kept as they
 * are. Each costs an evaluation, made once however many findings name the same change. `findIn` is what the rules find in
 * a document, `before` what they find in this one.
 */
export const fixProof = (document: SequencingDocument, before: readonly Target[], findIn: (document: SequencingDocument) => readonly Target[]): ChooseFixes => {
  const known = new Set(before.map(({ fingerprint }) => fingerprint));
  const blocks = new Set(blocksOf(before));
  const outlooks = new Map<string, Outlook | null>();

  const lookAt = (fix: PlanFix): Outlook | null => {
    const plan = applyFix(document.plan, fix, standIn);
    if (plan === document.plan) return null;
    const found = findIn({ ...document, plan });
    return { found, breaksNothing: blocksOf(found).every((block) => blocks.has(block)) };
  };
  const outlookOn = (fix: PlanFix): Outlook | null => {
    const key = JSON.stringify(fix);
    const seen = outlooks.get(key);
    if (seen !== undefined) return seen;
    const outlook = lookAt(fix);
    outlooks.set(key, outlook);
    return outlook;
  };
  const works = (target: Target, fix: PlanFix): boolean => {
    const outlook = outlookOn(fix);
    return outlook !== null && outlook.breaksNothing && isGone(target, known, outlook.found);
  };
  return (target, candidates) => candidates.filter((fix) => !changesPlan(fix) || works(target, fix));
};
