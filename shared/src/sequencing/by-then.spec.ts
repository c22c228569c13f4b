import { describe, expect, it } from '@jest/globals';
import type { FactCode } from '../patients/facts.js';
import { course, fact, facts, judged, medicines, on, said, stopped, takes, WOMAN } from './cases/case.js';
import { course as party, apart, either, OURS, rule, text } from './data/row.js';
import type { CourseInput, PatientInput } from './document.js';
import { evaluate } from './evaluate.js';
import type { Evaluation, NotEvaluable } from './finding.js';
import { signaturesNeeded } from './may-activate.js';
import { courseOf, documentFor, patientOf, traitsFor, verdictOn } from './testing.js';

const openOn = ({ notEvaluable, findings }: Evaluation, ruleId: string, datum: string): NotEvaluable | undefined =>
  [...notEvaluable, ...findings.flatMap(({ unknowns }) => unknowns)].find((one) => one.ruleId === ruleId && one.datum === datum);

/** Days from today: `null` = the datum is wanted now. */
type Days = readonly [from: number, by: number];
/** What the chart holds, what is planned when, and whether the datum is known by then, wanted again by then, or wanted now. */
type Later = readonly [
  rule: string,
  when: string,
  expected: 'block' | 'passed' | 'wanted now' | Days,
  code: FactCode,
  courses: readonly CourseInput[],
  patient: Partial<PatientInput>,
];

const SNRI = (day: number) => [course('duloxetine', day)];
const KIDNEYS = (value: number, daysAgo: number) => facts(fact('egfr', value, daysAgo));
const AFTER_WARFARIN = (value: number, daysAgo = 0) => ({ ...medicines(stopped('warfarin', 0)), ...facts(fact('inr', value, daysAgo)) });
const ASKED_OF = (answer: 'yes' | 'no', daysAgo = 0) => ({ ...WOMAN, ...facts(said('pregnancy', answer, daysAgo)) });
const CLEARANCE = (creatinineDaysAgo: number) => facts(fact('creatinine', 1, creatinineDaysAgo), fact('weight', 80));
const GABAPENTIN = (day: number) => [course('gabapentin', day, { dailyMg: 1800 })];

const LATER: readonly Later[] = [
  ['DDI-47', 'eGFR 90 is exactly a year old when the SNRI starts', 'passed', 'egfr', SNRI(65), KIDNEYS(90, 300)],
  ['DDI-47', 'eGFR 90 is a year and a day old when the SNRI starts', [0, 66], 'egfr', SNRI(66), KIDNEYS(90, 300)],
  ['DDI-47', 'eGFR 90 of today, an SNRI in a year', 'passed', 'egfr', SNRI(365), KIDNEYS(90, 0)],
  ['DDI-47', 'eGFR 90 of today, an SNRI in a year and a day', [1, 366], 'egfr', SNRI(366), KIDNEYS(90, 0)],
  ['DDI-47', 'eGFR 29 stays an alarm, however far the start is', 'block', 'egfr', SNRI(366), KIDNEYS(29, 0)],
  ['DDI-47', 'eGFR too old today, the start within a year', 'wanted now', 'egfr', SNRI(66), KIDNEYS(90, 366)],
  ['DDI-47', 'eGFR never taken, the start a year and a day away', [1, 366], 'egfr', SNRI(366), {}],
  ['DDI-47', 'an SNRI that should have started yesterday', 'passed', 'egfr', SNRI(-1), KIDNEYS(90, 365)],

  ['DDI-30', 'INR 1.1 of today, the injection in 7 days', 'passed', 'inr', [course('esi', 7)], AFTER_WARFARIN(1.1)],
  ['DDI-30', 'INR 1.1 of today, the injection in 8 days', [1, 8], 'inr', [course('esi', 8)], AFTER_WARFARIN(1.1)],
  ['DDI-30', 'INR 1.1 of 3 days ago, the injection in 5 days', [0, 5], 'inr', [course('esi', 5)], AFTER_WARFARIN(1.1, 3)],
  ['DDI-30', 'INR 1.5 of today, the injection in 8 days', 'block', 'inr', [course('esi', 8)], AFTER_WARFARIN(1.5)],
  ['DDI-30', 'two injections: the first one counts', [0, 6], 'inr', [course('esi', 6), course('nerve_block', 9)], AFTER_WARFARIN(1.1, 2)],

  ['DDI-32', 'not pregnant today, X-rays in 7 days', 'passed', 'pregnancy', [course('esi', 7)], ASKED_OF('no')],
  ['DDI-32', 'not pregnant today, X-rays in 8 days', [1, 8], 'pregnancy', [course('esi', 8)], ASKED_OF('no')],
  ['DDI-32', 'pregnant today, X-rays in 8 days', 'block', 'pregnancy', [course('esi', 8)], ASKED_OF('yes')],
  ['DDI-32', 'not pregnant today, could never be', 'passed', 'pregnancy', [course('esi', 8)], facts(said('pregnancy', 'no'))],

  ['DDI-47', 'a clearance from a creatinine that is a year old by then', 'passed', 'creatinine', GABAPENTIN(65), CLEARANCE(300)],
  ['DDI-47', 'a clearance from a creatinine that is a day older by then', [0, 66], 'creatinine', GABAPENTIN(66), CLEARANCE(300)],

  ['MON-04', 'blood pressure 90 days old at the start', 'passed', 'systolic', [course('duloxetine', 60)], facts(fact('systolic', 120, 30))],
  ['MON-04', 'blood pressure 91 days old at the start', [0, 61], 'systolic', [course('duloxetine', 61)], facts(fact('systolic', 120, 30))],
];

const outcomeOf = ([ruleId, , , code, courses, patient]: Later) => {
  const evaluation = judged(courses, patient);
  const open = openOn(evaluation, ruleId, `fact:${code}`);
  if (open === undefined) return verdictOn(evaluation, ruleId);
  return open.needed ?? 'wanted now';
};
const asOutcome = (expected: Later[2]) => (typeof expected === 'string' ? expected : { from: on(expected[0]), by: on(expected[1]) });

describe('a fact that is too old by the start', () => {
  it.each(LATER.map((one) => [one[0], one[1], one] as const))('%s: %s', (_rule, _when, one) => {
    expect(outcomeOf(one)).toEqual(asOutcome(one[2]));
  });

  it.each(LATER.filter(([, , expected]) => typeof expected !== 'string').map((one) => [one[0], one[1], one] as const))(
    'is announced, and activation asks for nothing: %s, %s',
    (ruleId, _when, [, , , code, courses, patient]) => {
      const evaluation = judged(courses, patient);
      expect(openOn(evaluation, ruleId, `fact:${code}`)).toMatchObject({ severity: 'inform' });
      expect(signaturesNeeded(evaluation).filter(({ datum }) => datum === `fact:${code}`)).toEqual([]);
    },
  );

  it('says which datum, by when, and from when it may be recorded', () => {
    const far = openOn(judged([course('esi', 11)], AFTER_WARFARIN(1.1)), 'DDI-30', 'fact:inr');
    expect(far?.text.en).toBe('INR: known today, but too old on March 12, 2027. Record it from March 5, 2027 on.');
    expect(far?.text.es).toBe('INR: consta hoy, pero será demasiado antiguo el 12 de marzo de 2027. Regístrelo a partir del 5 de marzo de 2027.');
    const near = openOn(judged([course('esi', 5)], AFTER_WARFARIN(1.1, 3)), 'DDI-30', 'fact:inr');
    expect(near?.text.en).toBe('INR: known today, but too old on March 6, 2027. Record it again by then.');
    const never = openOn(judged([course('esi', 11)], medicines(stopped('warfarin', 0))), 'DDI-30', 'fact:inr');
    expect(never?.text.en).toBe('INR: needed on March 12, 2027, no older than 7 days. Record it from March 5, 2027 on.');
  });

  it('is settled by a reading of the days that are named', () => {
    const later = documentFor([course('esi', 8)], { today: on(1), patient: patientOf({ ...AFTER_WARFARIN(1.1), facts: [fact('inr', 1.1, -1)] }) });
    const open = evaluate(later, [INR_ROW]);
    expect(open.notEvaluable).toEqual([]);
  });
});

const INR_ROW = rule('OWN-INR', {
  kind: 'exclusion',
  severity: 'block',
  parameters: apart([party('injection')], { when: { fact: 'inr', op: '>', value: 1.4 } }),
  rationale: text('An INR first.', 'Antes un INR.'),
  source: OURS,
});

describe('a condition of several parts', () => {
  const needle = traitsFor('needle', { category: 'interventional', tags: ['injection'] });
  const needleIn = (day: number) => [courseOf('n', needle, on(day))];
  const ownRow = (when: NonNullable<Parameters<typeof apart>[1]>['when'] & object) => ({ ...INR_ROW, parameters: apart([party('injection')], { when }) });

  it('asks at the shortest age that a row allows', () => {
    const row = ownRow({ fact: 'platelets', op: '<', value: 100, maxAgeDays: 14 });
    const chart = { patient: patientOf(facts(fact('platelets', 200))) };
    expect(evaluate(documentFor(needleIn(14), chart), [row]).notEvaluable).toEqual([]);
    expect(evaluate(documentFor(needleIn(15), chart), [row]).notEvaluable).toMatchObject([{ severity: 'inform', needed: { from: on(1), by: on(15) } }]);
  });

  it('asks only for what grows old, not for what did not matter', () => {
    const row = ownRow({ all: [{ fact: 'inr', op: '>', value: 1.4 }, { fact: 'platelets', op: '<', value: 100 }, { condition: 'osteoporosis-severe' }] });
    const chart = { patient: patientOf({ ...facts(fact('inr', 1)), statements: [] }) };
    expect(evaluate(documentFor(needleIn(8), chart), [row]).notEvaluable).toMatchObject([{ datum: 'fact:inr', severity: 'inform' }]);
  });

  it('a fact that has to be there does not count beyond its age either', () => {
    const row = ownRow({ not: { fact: 'escort', op: '=', value: 'yes' } });
    const chart = { patient: patientOf(facts(said('escort', 'yes'))) };
    expect(evaluate(documentFor(needleIn(30), chart), [row])).toMatchObject({ findings: [], notEvaluable: [] });
    expect(evaluate(documentFor(needleIn(31), chart), [row]).notEvaluable).toMatchObject([{ datum: 'fact:escort', severity: 'inform' }]);
  });

  it('wanted now for one start is wanted now, whatever a later start needs', () => {
    const evaluation = evaluate(documentFor([...needleIn(3), courseOf('m', needle, on(30))]), [INR_ROW]);
    expect(evaluation.notEvaluable).toMatchObject([{ datum: 'fact:inr', severity: 'block' }]);
    expect(evaluation.notEvaluable[0]?.needed).toBeUndefined();
  });

  it('a charted dose of opioids that is too old by then is asked again', () => {
    const row = { ...INR_ROW, parameters: apart([either('injection')], { when: { fact: 'mme', op: '>=', value: 50 } }) };
    const chart = { patient: patientOf({ ...medicines(takes('oxycodone')), ...facts(fact('mme', 20)) }) };
    expect(evaluate(documentFor(needleIn(30), chart), [row]).notEvaluable).toEqual([]);
    expect(evaluate(documentFor(needleIn(31), chart), [row]).notEvaluable).toMatchObject([{ datum: 'fact:mme', severity: 'inform' }]);
  });
});
