import type { Severity } from '../finding.js';

/** What a finding weighs; warnings and hints as in the clinic's guide to soft windows (10 and 1), and no sum of them reaches a block. */
const UNIT: { readonly [S in Severity]: number } = { block: 1e7, warn: 10, inform: 1 };

/** What one finding of a severity weighs. */
export const unitOf = (severity: Severity): number => UNIT[severity];

/** What passing the agreed budget weighs: more than any sum of warnings that a plan has, and less than a block. */
export const BUDGET_UNIT = 1e5;

/** Blocks, whether the budget is passed, and the weight of all else. */
export const weighed = (findings: number): { readonly blocks: number; readonly overBudget: number; readonly warnings: number } => {
  const blocks = Math.floor(findings / UNIT.block);
  const rest = findings - blocks * UNIT.block;
  const overBudget = Math.min(1, Math.floor(rest / BUDGET_UNIT));
  return { blocks, overBudget, warnings: rest - overBudget * BUDGET_UNIT };
};
