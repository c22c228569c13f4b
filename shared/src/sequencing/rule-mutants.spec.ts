import { describe, expect, it } from '@jest/globals';
import { type Case } from './cases/case.js';
import { ALL_CASES } from './cases/tables.js';
import { RULES } from './data/rule-set.js';
import { evaluate } from './evaluate.js';
import { ruleProblems } from './rule-problems.js';
import type { Rule } from './rules.js';
import { documentFor, patientOf, verdictOn } from './testing.js';

type Path = readonly string[];

const verdict = ([id, , , courses, patient = {}, history = []]: Case, rules: readonly Rule[]): string => {
  const evaluation = evaluate(documentFor(courses, { patient: patientOf(patient), history }), rules);
  const found = evaluation.findings.find(({ ruleId }) => ruleId === id);
  return found?.inherited === true ? 'inherited' : verdictOn(evaluation, id);
};

const numbersIn = (value: unknown, path: Path = []): readonly Path[] => {
  if (typeof value === 'number') return [path];
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, part]) => numbersIn(part, [...path, key])) : [];
};
const withNumber = (value: unknown, [key, ...rest]: Path, by: number): unknown => {
  if (key === undefined) return Number(value) + by;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = withNumber(copy[key], rest, by);
  return copy;
};

/** A number that is off by one and that no case notices; each with why that is so. */
const SAME_ANYWAY: readonly (readonly [row: string, number: string, why: string])[] = [
  ['DDI-30/heparins', 'washoutDays', 'no day and one day both mean the day itself'],
  ['DDI-47/nsaid-reduced', 'when.all.0.value', 'below it the graver row speaks'],
  ['DDI-23/borderline', 'when.all.1.value', 'above it the graver row speaks'],
  ['SEQ-16', 'least', 'none and one both mean the first'],
  ['SEQ-19', 'percent', 'belongs to the pace, not to a start beside a step'],
  ['SEQ-32', 'failures', 'belongs to other expectations of the kind'],
  ['SEQ-24/others-first', 'apartDays', 'categories are counted, not days between'],
  ['DDI-20', 'atLeast', 'the planned one is there already'],
];
const UNUSED_GRACE = ['SEQ-15', 'SEQ-18', 'SEQ-31'];

const isSame = ({ id, ruleId }: Rule, path: string): boolean =>
  SAME_ANYWAY.some(([row, number]) => (id === row || ruleId === row) && path.endsWith(number)) || (UNUSED_GRACE.includes(ruleId) && path === 'graceDays');

const TABLED = RULES.filter(({ ruleId }) => ALL_CASES.some(([id]) => id === ruleId));
const MUTANTS = TABLED.flatMap((rule) =>
  numbersIn(rule.parameters).flatMap((path) =>
    [1, -1].map((by) => ({ rule, path: path.join('.'), by, mutant: { ...rule, parameters: withNumber(rule.parameters, path, by) } as Rule })),
  ),
).filter(({ mutant }) => ruleProblems(mutant).length === 0);

describe('the numbers of the rules', () => {
  it('are held by the cases: off by one, some case says otherwise', () => {
    const alive = MUTANTS.filter(({ rule, path, mutant }) => {
      if (isSame(rule, path)) return false;
      const others = RULES.filter((one) => one.ruleId === rule.ruleId && one !== rule);
      const cases = ALL_CASES.filter(([id]) => id === rule.ruleId);
      return cases.every((one) => verdict(one, [rule, ...others]) === verdict(one, [mutant, ...others]));
    });
    expect(MUTANTS.length).toBeGreaterThan(200);
    expect(alive.map(({ rule, path, by }) => `${rule.id} ${path} ${by > 0 ? '+' : '−'}1`)).toEqual([]);
  }, 60_000);
});
