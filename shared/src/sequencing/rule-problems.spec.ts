import { describe, expect, it } from '@jest/globals';
import { RULES } from './data/rule-set.js';
import { isRule, ruleProblems } from './rule-problems.js';
import { RULE_KINDS } from './rules.js';

const row = (id: string): Record<string, unknown> => {
  const found = RULES.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no row ${id}`);
  return JSON.parse(JSON.stringify(found)) as Record<string, unknown>;
};
const withParameters = (id: string, change: Record<string, unknown>): Record<string, unknown> => ({
  ...row(id),
  parameters: { ...(row(id)['parameters'] as object), ...change },
});

describe('the rows as shipped', () => {
  it.each(RULES.map((one): readonly [string, unknown] => [one.id, JSON.parse(JSON.stringify(one))]))('%s survives storage', (_id, stored) => {
    expect(ruleProblems(stored)).toEqual([]);
    expect(isRule(stored)).toBe(true);
  });

  it('row ids are unique, and every kind is used', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
    expect([...new Set(RULES.map(({ kind }) => kind))].sort()).toEqual([...RULE_KINDS].sort());
  });

  it('every rule that was asked for is there', () => {
    const numbered = (prefix: string, count: number): readonly string[] =>
      Array.from({ length: count }, (_, at) => `${prefix}-${String(at + 1).padStart(2, '0')}`);
    const asked = ['SCOPE', ...numbered('SEQ', 32), ...numbered('DDI', 50)];
    const ids = RULES.flatMap(({ ruleId, covers }) => [ruleId, ...covers]);
    expect(asked.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('spacing, staggering, pairing and monitoring never block', () => {
    expect(RULES.filter(({ kind, severity }) => ['spacing', 'pairing', 'monitoring', 'trial', 'capacity'].includes(kind) && severity === 'block')).toEqual([]);
  });
});

describe('a row that the engine must not be given', () => {
  it.each<readonly [string, unknown, string]>([
    ['is not an object', 'SEQ-03', 'a rule is an object'],
    ['is a list', [], 'a rule is an object'],
    ['has a kind that nobody knows', { ...row('SEQ-30'), kind: 'magic' }, 'kind is one of'],
    ['has no parameters', { ...row('SEQ-30'), parameters: null }, 'parameters is missing'],
    ['has a severity that nobody knows', { ...row('SEQ-30'), severity: 'fatal' }, 'severity'],
    ['has a rationale in one language', { ...row('SEQ-30'), rationale: { en: 'Because.' } }, 'rationale'],
    ['has no source', { ...row('SEQ-30'), source: null }, 'source'],
    ['takes effect on a day that does not exist', { ...row('SEQ-30'), effectiveFrom: '2027-02-30' }, 'effectiveFrom'],
    ['has a window of no number', withParameters('SEQ-03', { windows: [{ max: 1, days: '14' }] }), 'parameters.windows'],
    ['has a negative wash-out', withParameters('DDI-06', { parties: [{ any: ['maoi'], from: 'either', washoutDays: -1 }] }), 'parameters.parties'],
    ['excludes nothing', withParameters('DDI-06', { parties: [] }), 'parameters.parties'],
    ['has a condition with an unknown comparison', withParameters('DDI-33', { when: { fact: 'systolic', op: '~', value: 160 } }), 'parameters.when'],
    ['has a condition with a hole inside', withParameters('DDI-33', { when: { any: [{ condition: 'stroke' }, {}] } }), 'parameters.when'],
    ['has a need that nobody knows', withParameters('SEQ-30', { need: 'money' }), 'parameters do not fit'],
    ['would divide by zero', withParameters('SEQ-01', { painPerWeek: 0 }), 'parameters do not fit'],
  ])('%s', (_what, bad, problem) => {
    expect(ruleProblems(bad).join('; ')).toContain(problem);
    expect(isRule(bad)).toBe(false);
  });
});
