import { describe, expect, it } from '@jest/globals';
import { RULES } from '../data/rule-set.js';
import { evaluate } from '../evaluate.js';
import { ruleProblems } from '../rule-problems.js';
import type { Rule } from '../rules.js';
import { courseOf, documentFor, TODAY, traitsFor } from '../testing.js';
import { applyChange, applyChanges, changeBetween, changesOf } from './changes.js';
import { findingDifferences, isSame } from './finding-differences.js';
import { limitsOf } from './limits.js';
import { changeProblems, policyProblems } from './policy-problems.js';
import type { RuleChange } from './policy.js';
import { takeOver } from './take-over.js';

const row = (id: string): Rule => {
  const found = RULES.find((rule) => rule.id === id);
  if (!found) throw new Error(`No row ${id}`);
  return found;
};
const pathsOf = (shipped: Rule, change: Omit<RuleChange, 'id'>): readonly string[] =>
  policyProblems(shipped, applyChange(shipped, { id: shipped.id, ...change })).map(({ path }) => path);

describe('what a clinic may set', () => {
  it.each(RULES.map((rule) => [rule.id, rule] as const))(
    '%s: as shipped nothing stands against it, and both ends of every bound are usable rows',
    (_, rule) => {
      expect(policyProblems(rule, rule)).toEqual([]);
      for (const { path, shipped, min, max, step } of limitsOf(rule).parameters) {
        expect(min).toBeLessThanOrEqual(shipped);
        expect(shipped).toBeLessThanOrEqual(max);
        for (const value of [min, max]) {
          const set = applyChange(rule, { id: rule.id, parameters: { [path]: value } });
          expect(ruleProblems(set)).toEqual([]);
          expect(pathsOf(rule, { parameters: { [path]: value } }).filter((one) => one !== 'parameters.toDays')).toEqual([]);
        }
        expect(pathsOf(rule, { parameters: { [path]: max + step } })).toContain(`parameters.${path}`);
        expect(pathsOf(rule, { parameters: { [path]: min - step } })).toContain(`parameters.${path}`);
      }
    },
  );

  it('a block never becomes mere information, and what protects from harm is never milder', () => {
    for (const rule of RULES) {
      const { severities, because } = limitsOf(rule);
      expect(severities).toContain(rule.severity);
      expect(severities).toContain('block');
      if (rule.severity === 'block') expect(severities).not.toContain('inform');
      if (because !== 'paces') expect(severities.at(-1)).toBe(rule.severity);
    }
  });

  it.each([
    ['SCOPE', 'scope'],
    ['CAUTION', 'contraindication'],
    ['DDI-01', 'contraindication'],
    ['PREF-01', 'refusal'],
    ['SEQ-03', null],
    ['SEQ-09', null],
  ])('%s is always on because of: %s', (id, reason) => {
    expect(limitsOf(RULES.find((rule) => rule.id === id || rule.ruleId === id) ?? row(id)).alwaysOn).toBe(reason);
  });

  it('numbers go as far as their kind allows: pacing twofold, protection only stricter', () => {
    expect(limitsOf(row('SEQ-03')).parameters.slice(0, 2)).toMatchObject([
      { path: 'windows.0.max', shipped: 1, min: 1, max: 2 },
      { path: 'windows.0.days', shipped: 14, min: 7, max: 365, unit: { en: 'days' } },
    ]);
    const washout = RULES.filter(({ kind }) => kind === 'exclusion').flatMap((rule) =>
      limitsOf(rule).parameters.filter(({ path }) => path.endsWith('washoutDays')),
    );
    expect(washout.length).toBeGreaterThan(5);
    for (const { shipped, min } of washout) expect(min).toBe(shipped);
  });

  it('every problem of a row is told at once, with its path', () => {
    expect(pathsOf(row('SCOPE'), { enabled: false, severity: 'inform', effectiveFrom: '2027-01-01', effectiveTo: '2027-02-01' })).toEqual([
      'enabled',
      'effectiveFrom',
      'effectiveTo',
      'severity',
    ]);
    expect(pathsOf(row('SEQ-03'), { effectiveFrom: '2027-02-01', effectiveTo: '2027-01-01', parameters: { 'windows.0.days': 3.5 } })).toEqual([
      'effectiveTo',
      'parameters.windows.0.days',
    ]);
    expect(pathsOf(row('SEQ-28'), { parameters: { fromDays: 500 } })).toEqual(['parameters.toDays']);
  });

  it('what is not a setting is not the clinic’s to change', () => {
    const rule = row('SEQ-03');
    const other = { ...rule, rationale: { en: 'Because we like it', es: 'x' }, ruleId: 'SEQ-99', parameters: { ...rule.parameters, bundle: false } } as Rule;
    expect(policyProblems(rule, other).map(({ path }) => path)).toEqual(['parameters.bundle', 'rationale.en', 'rationale.es', 'ruleId']);
  });
});

describe('changes', () => {
  it('are told with their place in the list: unknown rows, rows changed twice, numbers that are none', () => {
    const problems = changeProblems(RULES, RULES, [
      { id: 'NO-SUCH', enabled: false },
      { id: 'SEQ-03', enabled: false },
      { id: 'SEQ-03', enabled: true },
      { id: 'SEQ-05', parameters: { 'subject.any.0': 4 } },
      { id: 'SEQ-03/recommended', parameters: { 'windows.0.days': Number.NaN } },
    ]);
    expect(problems.map(({ path }) => path)).toEqual(['0.id', '2.id', '3.parameters.subject.any.0', '4.parameters.windows.0.days']);
  });

  it('a clinic’s own row is its own measure', () => {
    const own: Rule = { ...row('SEQ-03'), id: 'OWN-1', ruleId: 'OWN-1' };
    expect(changeProblems([...RULES, own], RULES, [{ id: 'OWN-1', parameters: { 'windows.0.days': 20 } }])).toEqual([]);
  });

  it('are shown value by value, and nothing is shown that stayed', () => {
    const draft = applyChanges(RULES, [
      { id: 'SEQ-03', severity: 'inform', parameters: { 'windows.0.days': 21 } },
      { id: 'SEQ-05', enabled: true },
    ]);
    expect(changesOf(RULES, draft)).toEqual([
      {
        id: 'SEQ-03',
        what: 'changed',
        fields: [
          { path: 'parameters.windows.0.days', before: 14, after: 21 },
          { path: 'severity', before: 'warn', after: 'inform' },
        ],
      },
    ]);
    expect(
      changesOf(RULES.slice(1), RULES.slice(0, -1))
        .map(({ what }) => what)
        .toSorted(),
    ).toEqual(['added', 'removed']);
  });

  it('a wrong path changes nothing', () => {
    expect(applyChange(row('SEQ-03'), { id: 'SEQ-03', parameters: { 'windows.7.days': 9, 'subject.any': 3, nothing: 1 } })).toEqual(row('SEQ-03'));
  });

  it('what was set can be read back', () => {
    const change: RuleChange = { id: 'SEQ-03', enabled: false, effectiveTo: '2028-01-01', parameters: { 'windows.0.days': 21 } };
    expect(changeBetween(row('SEQ-03'), applyChange(row('SEQ-03'), change))).toEqual(change);
    expect(changeBetween(row('SEQ-03'), row('SEQ-03'))).toBeNull();
  });
});

describe('taking over what is shipped', () => {
  const spacing = row('SEQ-03') as Extract<Rule, { kind: 'spacing' }>;
  const own: Rule = { ...spacing, id: 'OWN-1', ruleId: 'OWN-1' };
  const then = [spacing, row('SEQ-05'), row('SEQ-28')];
  const mine = [...applyChanges(then, [{ id: 'SEQ-03', severity: 'block', parameters: { 'windows.0.days': 7 } }]), own];
  const stricter: Rule = { ...spacing, rationale: { en: 'Newer', es: 'Más nuevo' }, parameters: { ...spacing.parameters, windows: [{ max: 1, days: 28 }] } };
  const now = [stricter, row('SEQ-05'), row('SEQ-09')];
  const taken = takeOver(then, mine, now);

  it('new rows come, those shipped no more go, the clinic’s own stay', () => {
    expect(taken.rules.map(({ id }) => id)).toEqual(['SEQ-03', 'SEQ-05', 'SEQ-09', 'OWN-1']);
    expect(changesOf(mine, taken.rules).map(({ id, what }) => `${id} ${what}`)).toEqual(['SEQ-03 changed', 'SEQ-09 added', 'SEQ-28 removed']);
  });

  it('what the clinic had set stays where it still may, and is listed where not', () => {
    expect(taken.rules[0]).toMatchObject({ severity: 'block', rationale: { en: 'Newer' }, parameters: { windows: [{ days: 28 }] } });
    expect(taken.notKept).toMatchObject([{ id: 'SEQ-03', path: 'parameters.windows.0.days' }]);
  });

  it('nothing new changes nothing', () => {
    expect(takeOver(then, mine, then)).toEqual({ rules: mine, notKept: [] });
  });
});

describe('what a plan would hear', () => {
  const course = (id: string, startsOn: string) => courseOf(id, traitsFor(id), startsOn);
  const document = documentFor([course('a', '2027-03-10'), course('b', '2027-03-20')]);
  const rules = [row('SEQ-03')];
  const judged = (change: Omit<RuleChange, 'id'>) => evaluate(document, applyChanges(rules, [{ id: 'SEQ-03', ...change }]));

  it.each<[string, Omit<RuleChange, 'id'>, object]>([
    ['a shorter distance loses it', { parameters: { 'windows.0.days': 7 } }, { gained: [], lost: [{ ruleId: 'SEQ-03', severity: 'warn' }], changed: [] }],
    ['switched off loses it', { enabled: false }, { lost: [{ ruleId: 'SEQ-03' }] }],
    ['another number of days with the same result is the same finding', { parameters: { 'windows.0.days': 13 } }, { gained: [], lost: [], changed: [] }],
    ['another severity is neither gained nor lost', { severity: 'block' }, { gained: [], lost: [], changed: [{ severity: 'block', was: 'warn' }] }],
    ['a later first day loses it today', { effectiveFrom: '2028-01-01' }, { lost: [{ ruleId: 'SEQ-03' }] }],
  ])('%s', (_, change, expected) => {
    expect(evaluate(document, rules).findings).toHaveLength(1);
    expect(findingDifferences(evaluate(document, rules), judged(change))).toMatchObject(expected);
  });

  it('the other way round it is gained', () => {
    expect(findingDifferences(judged({ enabled: false }), evaluate(document, rules)).gained).toHaveLength(1);
    expect(isSame(findingDifferences(judged({}), judged({})))).toBe(true);
  });

  it('what cannot be judged counts too, and says so', () => {
    const unknown = {
      findings: [],
      passed: [],
      notEvaluable: [{ ruleId: 'X', severity: 'block', fingerprint: 'f', courseIds: ['a'], datum: 'fact:egfr', text: { en: 'eGFR', es: 'FGe' } }],
    } as const;
    expect(findingDifferences(unknown, { findings: [], passed: [], notEvaluable: [] }).lost).toMatchObject([{ ruleId: 'X', open: true }]);
  });

  it('two findings of one rule and the same courses are told apart by what they say', () => {
    const finding = (text: string) => ({ ruleId: 'X', severity: 'warn', courseIds: ['b', 'a'], text: { en: text, es: text } }) as never;
    const of = (...findings: never[]) => ({ findings, passed: [], notEvaluable: [] });
    const { lost, gained } = findingDifferences(of(finding('one'), finding('two')), of(finding('two')));
    expect([lost.map(({ text }) => text.en), gained]).toEqual([['one'], []]);
  });

  it('is judged on a day', () => expect(document.today).toBe(TODAY));
});
