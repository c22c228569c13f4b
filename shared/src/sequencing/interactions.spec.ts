import { describe, expect, it } from '@jest/globals';
import { MODALITY_BY_ID } from '../catalogue/catalogue.js';
import { INGREDIENTS } from '../catalogue/ingredients.js';
import { CATEGORIES, type Condition } from '../catalogue/modality.js';
import { CONDITION_FLAGS } from '../patients/condition-flags.js';
import { FACTS } from '../patients/facts.js';
import { course, facts, fact, judged, medicines, on, stopped, takes } from './cases/case.js';
import { RULES } from './data/rule-set.js';
import type { CourseInput } from './document.js';
import type { Rule, Selector } from './rules.js';
import { verdictOn } from './testing.js';

describe('severity and grouping', () => {
  it('a pair that is taken already is a warning, whatever its row says', () => {
    const [finding] = judged([course('cbt')], medicines(takes('oxycodone'), takes('lorazepam'))).findings.filter(({ ruleId }) => ruleId === 'DDI-01');
    expect(finding).toMatchObject({ severity: 'warn', inherited: true, courseIds: [], fixes: [{ kind: 'ask-prescriber' }] });
  });

  it('what a graver row says is not said again by the lesser one', () => {
    const found = judged([course('duloxetine')], medicines(takes('sertraline'))).findings.filter(({ ruleId }) => ruleId === 'DDI-07');
    expect(found.map(({ severity }) => severity)).toEqual(['block']);
  });

  it('a lesser row about another medicine is not swallowed', () => {
    const found = judged([course('duloxetine')], medicines(takes('sertraline'), takes('lithium'))).findings.filter(
      ({ ruleId, inherited }) => ruleId === 'DDI-07' && !inherited,
    );
    expect(found.map(({ severity, text }) => [severity, /sertraline|lithium/.exec(text.en)?.[0]])).toEqual([
      ['block', 'sertraline'],
      ['warn', 'lithium'],
    ]);
  });

  it('an infusion is over after its day, unless an end is planned', () => {
    const with3 = (more: Partial<CourseInput>) =>
      verdictOn(judged([course('ketamine_iv', 0, more), course('tramadol', 10)], medicines(takes('lorazepam'))), 'DDI-05');
    expect([with3({}), with3({ endsOn: on(9) }), with3({ endsOn: on(10) })]).toEqual(['passed', 'passed', 'block']);
  });

  it('a warning that a missing datum could make a block says so', () => {
    const found = judged([course('gabapentin')], medicines(takes('oxycodone', { dailyMg: 20 }))).findings.find(({ ruleId }) => ruleId === 'DDI-02');
    expect(found?.severity).toBe('warn');
    expect(found?.unknowns.map(({ datum, severity }) => [datum, severity])).toEqual([['fact:egfr', 'block']]);
  });

  it('a temperature weeks before an injection is announced, not demanded', () => {
    const severityAt = (day: number) =>
      judged([course('tpi', day)]).notEvaluable.find(({ ruleId, datum }) => ruleId === 'DDI-31' && datum === 'fact:temperature')?.severity;
    expect([severityAt(0), severityAt(2), severityAt(3)]).toEqual(['block', 'block', 'inform']);
  });

  it('a planned course whose day has passed is still judged against what is taken now', () => {
    expect(verdictOn(judged([course('esi', -10)], medicines(takes('warfarin'))), 'DDI-30')).toBe('block');
    expect(verdictOn(judged([course('tramadol', -10)], medicines(stopped('lorazepam', 100))), 'DDI-01')).toBe('passed');
  });

  it('a catalogue caution is silent when a rule has said it, and is traced with that rule', () => {
    const { findings } = judged([course('duloxetine')], facts(fact('egfr', 20)));
    const rule = findings.find(({ ruleId }) => ruleId === 'DDI-47');
    expect(findings.filter(({ ruleId }) => ruleId.startsWith('CAUTION:') && ruleId.includes('egfr'))).toEqual([]);
    expect(rule?.covers.some((id) => id.startsWith('CAUTION:') && id.includes('egfr'))).toBe(true);
  });
});

const selectorsIn = (rule: Rule): readonly Selector[] => {
  const found: Selector[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('any' in value && Array.isArray(value.any) && value.any.every((word) => typeof word === 'string')) found.push(value as Selector);
    Object.values(value).forEach(walk);
  };
  walk(rule.parameters);
  return found;
};
const leavesIn = (rule: Rule): readonly Condition[] => {
  const found: Condition[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('condition' in value || 'fact' in value || 'medicine' in value) found.push(value as Condition);
    Object.values(value).forEach(walk);
  };
  walk(rule.parameters);
  return found;
};

describe('no rule is written in words that nobody uses', () => {
  const words = new Set<string>([
    ...CATEGORIES,
    ...[...MODALITY_BY_ID.values()].flatMap(({ id, class: itsClass, tags, ingredients }) => [id, itsClass, ...tags, ...ingredients]),
    ...Object.entries(INGREDIENTS).flatMap(([id, { classes, tags }]) => [id, ...classes, ...tags]),
  ]);

  it.each(RULES.map((rule): readonly [string, Rule] => [rule.id, rule]))('%s', (_id, rule) => {
    const selected = selectorsIn(rule).flatMap(({ any, all = [], none = [] }) => [...any, ...all, ...none]);
    expect(selected.filter((word) => !words.has(word))).toEqual([]);
    const leaves = leavesIn(rule);
    expect(leaves.flatMap((leaf) => ('condition' in leaf && !(CONDITION_FLAGS as readonly string[]).includes(leaf.condition) ? [leaf.condition] : []))).toEqual(
      [],
    );
    expect(leaves.flatMap((leaf) => ('medicine' in leaf && !words.has(leaf.medicine) ? [leaf.medicine] : []))).toEqual([]);
    expect(leaves.flatMap((leaf) => ('fact' in leaf && leaf.fact !== 'crcl' && !Object.hasOwn(FACTS, leaf.fact) ? [leaf.fact] : []))).toEqual([]);
  });
});
