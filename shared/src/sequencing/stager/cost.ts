import type { Severity } from '../finding.js';

/** What a finding weighs; warnings and hints as in the clinic's guide to soft windows (10 and 1), and no sum of them reaches a block. */
const UNIT: { readonly [S in Severity]: number } = { block: 1e7, warn: 10, inform: 1 };

/** What one finding of a severity weighs. */
export const unitOf = (severity: Severity): number => UNIT[severity];

/** Blocks, and the weight of all else. */
export const weighed = (findings: number): { readonly blocks: number; readonly warnings: number } => {
  const blocks = Math.floor(findings / UNIT.block);
  return { blocks, warnings: findings - blocks * UNIT.block };
};
