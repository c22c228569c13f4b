import { describe, expect, it } from '@jest/globals';
import { BLEEDING_AND_KIDNEYS } from './cases/bleeding-and-kidneys.data.js';
import { BUDGET_CASES } from './cases/budgets.data.js';
import { verdictOf, type Case, type Expected } from './cases/case.js';
import { ENZYMES_AND_PAIRS } from './cases/enzymes-and-pairs.data.js';
import { FURTHER_PATIENT } from './cases/further-patient.data.js';
import { FURTHER_PROCEDURES } from './cases/further-procedures.data.js';
import { PATIENT } from './cases/patient.data.js';
import { PROCEDURES } from './cases/procedures.data.js';
import { SEDATION_AND_SEROTONIN } from './cases/sedation-and-serotonin.data.js';
import { RULES } from './data/rule-set.js';

const TABLES: readonly (readonly [about: string, cases: readonly Case[]])[] = [
  ['breathing, sedation and serotonin', SEDATION_AND_SEROTONIN],
  ['bleeding and kidneys', BLEEDING_AND_KIDNEYS],
  ['enzymes and pairs', ENZYMES_AND_PAIRS],
  ['procedures', PROCEDURES],
  ['further procedures', FURTHER_PROCEDURES],
  ['the patient', PATIENT],
  ['sums with a limit', BUDGET_CASES],
  ['pregnancy, liver, age and mind', FURTHER_PATIENT],
];
const ALL = TABLES.flatMap(([, cases]) => cases);

describe.each(TABLES)('what the rules say: %s', (_about, cases) => {
  it.each(cases.map((one): readonly [string, string, Expected, Case] => [one[0], one[1], one[2], one]))('%s: %s → %s', (_rule, _when, expected, one) => {
    expect(verdictOf(one)).toBe(expected);
  });
});

/** Ids whose cases are in these tables; the others have specs of their own. */
const IN_TABLES = [...new Set(RULES.filter(({ kind }) => ['exclusion', 'budget', 'monitoring'].includes(kind)).map(({ ruleId }) => ruleId))];
const FIRES: readonly Expected[] = ['block', 'warn', 'inform', 'inherited'];
const verdicts = (id: string): readonly Expected[] => ALL.filter(([rule]) => rule === id).map(([, , expected]) => expected);

describe('the tables', () => {
  it.each(IN_TABLES)('%s has a case that fires, one that does not and one that cannot be told', (id) => {
    expect(verdicts(id).some((verdict) => FIRES.includes(verdict))).toBe(true);
    expect(verdicts(id)).toContain('passed');
    if (!id.startsWith('MON-')) expect(verdicts(id)).toContain('not-evaluable');
  });

  it('no case stands there twice', () => {
    const names = ALL.map(([rule, when]) => `${rule}: ${when}`);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});
