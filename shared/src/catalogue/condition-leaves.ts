import type { Condition } from './modality.js';

/** The single tests that a condition is made of, without `all`, `any` and `not`, in their order. */
export function leavesOf(condition: Condition): readonly Condition[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  return 'not' in condition ? leavesOf(condition.not) : [condition];
}
