import type { ConditionFlag } from '../patients/condition-flags.js';
import type { FactCode } from '../patients/facts.js';
import type { Condition } from './modality.js';

/** All must hold. */
export function all(...parts: readonly Condition[]): Condition {
  return { all: parts };
}

/** One is enough. */
export function any(...parts: readonly Condition[]): Condition {
  return { any: parts };
}

export function not(part: Condition): Condition {
  return { not: part };
}

/** The patient has a condition that carries the flag. */
export function has(condition: ConditionFlag): Condition {
  return { condition };
}

/** The patient takes an ingredient, class or tag, or stopped it within the wash-out (days). */
export function takes(medicine: string, washoutDays?: number): Condition {
  return washoutDays === undefined ? { medicine } : { medicine, washoutDays };
}

/** Allergy or intolerance by ingredient id or allergy class. */
export function allergicTo(allergy: string): Condition {
  return { allergy };
}

/** An implanted device, by word, e.g. `pacemaker`. */
export function device(word: string): Condition {
  return { device: word };
}

/** A recorded fact, or one worked out of others: `crcl` is creatinine clearance, mL/min, by Cockcroft and Gault. */
export type ReadableFact = FactCode | 'crcl';

/** A measurement or answer compared with a limit, in the unit of `FACTS`. */
export function fact(code: ReadableFact, op: '<' | '<=' | '>' | '>=' | '=', value: number | string): Condition {
  return { fact: code, op, value };
}

/** Age in whole years, both ends included. */
export function aged(from: number, to?: number): Condition {
  return to === undefined ? { age: { from } } : { age: { from, to } };
}

/** `from` ≤ fact < `below`. */
export function within(code: ReadableFact, from: number, below: number): Condition {
  return all(fact(code, '>=', from), fact(code, '<', below));
}
