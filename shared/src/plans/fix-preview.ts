import { evaluate } from '../sequencing/evaluate.js';
import type { Evaluation, Finding, Fix } from '../sequencing/finding.js';
import { applyFixToBoard } from './apply-fix.js';
import { documentOf } from './sequencing-document.js';
import type { Around } from './suggested-backup.js';

/** What the rules would say after a fix, compared with now. */
export interface FixPreview {
  readonly gone: readonly Finding[];
  readonly fresh: readonly Finding[];
  /** How many findings there would be. */
  readonly left: number;
}

/** Stands for the course that a fix would add. */
const ADDED = 'added-by-the-fix';

/** The same rule about some of the same courses is the same finding, on whichever day it now falls. */
const isSame = (a: Finding, b: Finding): boolean =>
  a.ruleId === b.ruleId && a.severity === b.severity && (a.courseIds.length === 0 || a.courseIds.some((id) => b.courseIds.includes(id)));

/** Those that none of the others is; each of the others stands for one. */
const without = (findings: readonly Finding[], others: readonly Finding[]): readonly Finding[] =>
  findings.reduce<{ readonly left: readonly Finding[]; readonly others: readonly Finding[] }>(
    ({ left, others: free }, finding) => {
      const at = free.findIndex((other) => isSame(finding, other));
      return at < 0 ? { left: [...left, finding], others: free } : { left, others: free.toSpliced(at, 1) };
    },
    { left: [], others },
  ).left;

/** What a fix would settle and what it would bring; the board itself stays as it is. */
export const previewFix = (fix: Fix, { chart, board, catalogue, rules }: Around, now: Evaluation): FixPreview => {
  const fixed = applyFixToBoard(board, fix, { catalogue, newId: ADDED });
  const { findings } = evaluate(documentOf(chart, fixed, catalogue, chart.today), rules);
  return { gone: without(now.findings, findings), fresh: without(findings, now.findings), left: findings.length };
};
