import { describe, expect, it } from '@jest/globals';
import { verdictOf, type Case, type Expected } from './cases/case.js';
import { ALL_CASES, TABLES } from './cases/tables.js';
import { RULES } from './data/rule-set.js';
import type { Rule } from './rules.js';

describe.each(TABLES)('what the rules say: %s', (_about, cases) => {
  it.each(cases.map((one): readonly [string, string, Expected, Case] => [one[0], one[1], one[2], one]))('%s: %s → %s', (_rule, _when, expected, one) => {
    expect(verdictOf(one)).toBe(expected);
  });
});

const TABLED: readonly Rule['kind'][] = ['exclusion', 'budget', 'monitoring'];
/** Ids whose cases are in these tables; the others have specs of their own. */
const IN_TABLES = [...new Set([...RULES.filter(({ kind }) => TABLED.includes(kind)).map(({ ruleId }) => ruleId), ...ALL_CASES.map(([rule]) => rule)])];
/** What these look at is either there or it is not; nothing of it has to be asked. */
const NOTHING_TO_ASK = ['SEQ-15', 'SEQ-16', 'SEQ-18', 'SEQ-28', 'SEQ-32'];
const FIRES: readonly Expected[] = ['block', 'warn', 'inform', 'inherited'];
const verdicts = (id: string): readonly Expected[] => ALL_CASES.filter(([rule]) => rule === id).map(([, , expected]) => expected);

describe('the tables', () => {
  it.each(IN_TABLES)('%s has a case that fires, one that does not and one that cannot be told', (id) => {
    expect(verdicts(id).some((verdict) => FIRES.includes(verdict))).toBe(true);
    expect(verdicts(id)).toContain('passed');
    if (!id.startsWith('MON-') && !NOTHING_TO_ASK.includes(id)) expect(verdicts(id)).toContain('not-evaluable');
  });

  it('no case stands there twice', () => {
    const names = ALL_CASES.map(([rule, when]) => `${rule}: ${when}`);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});
