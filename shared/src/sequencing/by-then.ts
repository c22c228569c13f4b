import type { Condition } from '../catalogue/modality.js';
import { FACTS, type FactCode } from '../patients/facts.js';
import { factOf } from './derived-facts.js';
import { factsBehind, judge, type Asker, type Judgement } from './patient-condition.js';
import { dayNumber, type Situation } from './situation.js';

/** The facts that a condition reads, each with the shortest age limit at which it is asked, in days. */
export type AgeLimits = ReadonlyMap<FactCode, number>;

const NONE: AgeLimits = new Map();
const limitsByCondition = new WeakMap<Condition, AgeLimits>();

const partsOf = (condition: Condition): readonly Condition[] | null => {
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  return 'not' in condition ? [condition.not] : null;
};
const ownLimit = (condition: Condition, code: FactCode): number =>
  ('fact' in condition && condition.fact === code ? condition.maxAgeDays : undefined) ?? FACTS[code].maxAgeDays;

const collect = (condition: Condition, limits: Map<FactCode, number>): void => {
  const parts = partsOf(condition);
  if (parts !== null) for (const part of parts) collect(part, limits);
  else for (const code of factsBehind(condition)) limits.set(code, Math.min(limits.get(code) ?? Infinity, ownLimit(condition, code)));
};

const limitsOf = (condition: Condition): AgeLimits => {
  const known = limitsByCondition.get(condition);
  if (known) return known;
  const limits = new Map<FactCode, number>();
  collect(condition, limits);
  const kept = limits.size === 0 ? NONE : limits;
  limitsByCondition.set(condition, kept);
  return kept;
};

/** A fact that counts today, and is too old on the day (a day number). */
export const expiresBy = ({ facts, today }: Situation, code: FactCode, ask: { readonly day: number; readonly maxAgeDays: number }): boolean => {
  const fact = facts.get(code);
  if (fact === undefined) return false;
  const takenOn = dayNumber(fact.takenOn);
  return today - takenOn <= ask.maxAgeDays && ask.day - takenOn > ask.maxAgeDays;
};

const expiring = (limits: AgeLimits, { situation, day }: Asker): readonly string[] => {
  const data: string[] = [];
  for (const [code, maxAgeDays] of limits) if (expiresBy(situation, code, { day, maxAgeDays })) data.push(`fact:${code}`);
  return data;
};

/** What only became open because a fact grows old is settled by that fact: nothing else is asked for. */
const askedAgain = (old: readonly string[], now: Judgement, then: Judgement): readonly string[] => {
  const named = old.filter((datum) => then.missing.includes(datum));
  return (named.length > 0 ? named : old).filter((datum) => !now.missing.includes(datum));
};

/** A judgement with what the rest of the engine needs to say by when a datum has to be there. */
export interface JudgementByThen extends Judgement {
  /** Those of `missing` that are known today and too old by then. */
  readonly again: readonly string[];
  readonly limits: AgeLimits;
}

const sure = (judged: Judgement, limits: AgeLimits): JudgementByThen => ({ ...judged, again: [], limits });

/**
 * Whether a condition holds on the day that asks. What is known today raises an alarm as long as it counts today; it clears
 * nobody for a day on which it will be too old: then it is unknown, and has to be recorded again.
 */
export const judgeByThen = (condition: Condition, asker: Asker): JudgementByThen => {
  const limits = limitsOf(condition);
  const now = judge(condition, asker);
  if (now.is === 'yes' || limits.size === 0) return sure(now, limits);
  const old = expiring(limits, asker);
  if (old.length === 0) return sure(now, limits);
  const then = judge(condition, { ...asker, countsOn: asker.day });
  if (then.is !== 'unknown') return sure(now, limits);
  const again = askedAgain(old, now, then);
  return { is: 'unknown', causes: [], missing: [...now.missing, ...again], again, limits };
};

/** A condition that is always met. */
export const ALWAYS: JudgementByThen = { is: 'yes', causes: [], missing: [], again: [], limits: NONE };

/** Each missing datum as the trace wants it: how old it may be, and whether it is known today. */
export const missingData = ({
  missing,
  again,
  limits,
}: JudgementByThen): readonly { readonly datum: string; readonly withinDays?: number; readonly again?: true }[] =>
  missing.map((datum) => {
    const code = factOf(datum);
    const withinDays = code === null ? undefined : limits.get(code);
    return { datum, ...(withinDays === undefined ? {} : { withinDays }), ...(again.includes(datum) ? { again: true as const } : {}) };
  });
