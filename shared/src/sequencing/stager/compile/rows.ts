import { outcomesOf } from '../../checks/checks.js';
import type { Rule } from '../../rules.js';
import type { Situation } from '../../situation.js';
import { gravest, record, type RuleTrace } from '../../trace.js';
import { unitOf } from '../cost.js';

/** One finding of a row: what it weighs, the courses it is about, and all (with causes) without which it would not be there. */
export interface RowFinding {
  /** Of the rule; each caution of the catalogue is a rule of its own. */
  readonly ruleId: string;
  readonly weight: number;
  readonly about: readonly string[];
  readonly courseIds: ReadonlySet<string>;
}

/** What one row finds. Courses that it names as a cause take part as well. */
export const rowFindings = (rule: Rule, situation: Situation): readonly RowFinding[] => {
  const traces = new Map<string, RuleTrace>();
  for (const outcome of outcomesOf(rule, situation)) if (outcome.hits.length > 0) record(traces, { rule, parameters: '' }, outcome);
  return [...traces].flatMap(([ruleId, { hits }]) =>
    gravest(hits).map(({ severity, hit }) => {
      const about = hit.courses.map(({ id }) => id);
      return { ruleId, weight: unitOf(severity), about, courseIds: new Set([...about, ...hit.causes]) };
    }),
  );
};

/**
 * What one row finds, weighed. Every row counts by itself: an evaluation shows of several rows of a rule the gravest,
 * for the reader's sake, and is free of findings exactly where this is 0.
 */
export const tally = (rule: Rule, situation: Situation): number => rowFindings(rule, situation).reduce((sum, { weight }) => sum + weight, 0);

/** A row, and what of its findings is asked for. */
export interface Ask {
  readonly rule: Rule;
  readonly find: (situation: Situation) => readonly RowFinding[];
}

export const askAll = (rule: Rule): Ask => ({ rule, find: (situation) => rowFindings(rule, situation) });

/** What is asked for, weighed. */
export const weigh = ({ find }: Ask, situation: Situation): number => find(situation).reduce((sum, { weight }) => sum + weight, 0);
