import { describe, expect, it } from '@jest/globals';
import { MODALITY_BY_ID, traitsOf } from '../catalogue/catalogue.js';
import { classesAndTagsOf, INGREDIENTS } from '../catalogue/ingredients.js';
import { CATEGORIES, type Condition } from '../catalogue/modality.js';
import { addDays } from '../dates.js';
import { CONDITION_FLAGS, type ConditionFlag } from '../patients/condition-flags.js';
import { FACTS, type FactCode } from '../patients/facts.js';
import { RULES } from './data/rule-set.js';
import type { CourseInput, MedicineInput, ModalityTraits, PatientInput } from './document.js';
import { evaluate } from './evaluate.js';
import type { Rule, Selector } from './rules.js';
import { courseOf, documentFor, medicineOf, patientOf, TODAY, verdictOn } from './testing.js';

const real = (id: string): ModalityTraits => {
  const modality = MODALITY_BY_ID.get(id);
  if (modality === undefined) throw new Error(`the catalogue has no ${id}`);
  return traitsOf(modality);
};
const on = (day: number): string => addDays(TODAY, day);
const course = (id: string, day = 0, more: Partial<CourseInput> = {}): CourseInput => courseOf(id, real(id), on(day), more);
/** A medicine of the patient, with the classes that its ingredient has. */
const takes = (ingredient: string, more: Partial<MedicineInput> = {}): MedicineInput => ({
  ...medicineOf(ingredient, classesAndTagsOf([ingredient]) ?? [], more),
  id: `taken-${ingredient}`,
});
const stopped = (ingredient: string, daysAgo: number): MedicineInput => takes(ingredient, { stoppedOn: on(-daysAgo) });
const UNMAPPED: MedicineInput = { id: 'm1', label: 'tablets', ingredients: null, classes: [], dailyMg: null, startedOn: null, stoppedOn: null };

const medicines = (...list: readonly MedicineInput[]): Partial<PatientInput> => ({ medicines: list });
const has = (...list: readonly ConditionFlag[]): Partial<PatientInput> => ({ conditions: [{ id: 'k1', label: 'as charted', flags: list, active: true }] });
const fact = (code: FactCode, value: number | null, daysAgo = 0, answer: 'yes' | 'no' | 'unknown' | null = null): PatientInput['facts'][number] => ({
  code,
  value,
  answer,
  takenOn: on(-daysAgo),
});
const facts = (...list: readonly PatientInput['facts'][number][]): Partial<PatientInput> => ({ facts: list });
const unasked = (...topics: readonly string[]): Partial<PatientInput> => ({
  statements: patientOf().statements.filter(({ topic }) => !topics.includes(topic)),
});
const allergy = (substance: string | null, kind: 'allergy' | 'intolerance' = 'allergy'): Partial<PatientInput> => ({
  allergies: [{ id: 'a1', label: 'as told', substance, kind }],
});
const KIDNEYS_WELL = [fact('egfr', 90), fact('creatinine', 0.9), fact('weight', 80)];
const WOMAN = { sex: 'female', birthDate: '1997-01-01' } as const;

type Expected = 'block' | 'warn' | 'inform' | 'not-evaluable' | 'passed' | 'inherited';
type Case = readonly [rule: string, when: string, expected: Expected, courses: readonly CourseInput[], patient?: Partial<PatientInput>];

const CASES: readonly Case[] = [
  ['DDI-01', 'an opioid for somebody who takes lorazepam', 'block', [course('tramadol')], medicines(takes('lorazepam'))],
  ['DDI-01', 'both are taken already and the plan is about something else', 'inherited', [course('cbt')], medicines(takes('oxycodone'), takes('lorazepam'))],
  ['DDI-01', 'an opioid without a benzodiazepine', 'passed', [course('tramadol')]],
  ['DDI-01', 'one medicine is not mapped', 'not-evaluable', [course('tramadol')], medicines(UNMAPPED)],
  ['DDI-01', 'the medicine list was never reconciled', 'not-evaluable', [course('tramadol')], unasked('medicines', 'anticoagulants')],
  ['DDI-01', 'an unmapped medicine does not concern a plan of exercise', 'passed', [course('pt_exercise')], medicines(UNMAPPED)],

  [
    'DDI-02',
    'gabapentin beside oxycodone, kidneys and lungs well',
    'warn',
    [course('gabapentin', 0, { dailyMg: 900 })],
    { ...medicines(takes('oxycodone', { dailyMg: 20 })), facts: KIDNEYS_WELL },
  ],
  ['DDI-02', 'with sleep apnoea', 'block', [course('gabapentin')], { ...medicines(takes('oxycodone', { dailyMg: 20 })), ...has('sleep-apnoea') }],
  ['DDI-02', 'at 65 years', 'block', [course('gabapentin')], { ...medicines(takes('oxycodone')), birthDate: '1962-03-01' }],
  [
    'DDI-02',
    'at 64 years, and 30 MME',
    'warn',
    [course('gabapentin')],
    { ...medicines(takes('oxycodone', { dailyMg: 20 })), facts: KIDNEYS_WELL, birthDate: '1962-03-02' },
  ],
  ['DDI-02', '50 MME a day', 'block', [course('gabapentin')], { ...medicines(takes('morphine', { dailyMg: 50 })), facts: KIDNEYS_WELL }],
  ['DDI-02', '49 MME a day', 'warn', [course('gabapentin')], { ...medicines(takes('morphine', { dailyMg: 49 })), facts: KIDNEYS_WELL }],
  ['DDI-02', 'no opioid', 'passed', [course('gabapentin')]],
  ['DDI-02', 'one medicine is not mapped', 'not-evaluable', [course('gabapentin')], medicines(UNMAPPED)],

  ['DDI-03', 'pregabalin beside zolpidem', 'warn', [course('pregabalin')], medicines(takes('zolpidem'))],
  ['DDI-03', 'pregabalin and three drinks a day', 'warn', [course('pregabalin')], facts(fact('alcohol_per_day', 3))],
  ['DDI-03', 'pregabalin and two drinks a day', 'passed', [course('pregabalin')], facts(fact('alcohol_per_day', 2))],
  ['DDI-03', 'how much the patient drinks is not recorded', 'not-evaluable', [course('pregabalin')]],

  ['DDI-04', 'tramadol with tizanidine', 'warn', [course('tramadol'), course('tizanidine')]],
  ['DDI-04', 'tramadol alone, no alcohol', 'passed', [course('tramadol')], facts(fact('alcohol_per_day', 0))],
  ['DDI-04', 'alcohol is not recorded', 'not-evaluable', [course('tramadol')]],

  ['DDI-05', 'three sedating classes', 'block', [course('gabapentin')], medicines(takes('oxycodone'), takes('lorazepam'))],
  ['DDI-05', 'two sedating classes', 'passed', [course('gabapentin')], medicines(takes('oxycodone'))],
  ['DDI-05', 'two of three are opioids: two classes', 'passed', [course('gabapentin')], medicines(takes('oxycodone'), takes('morphine'))],
  ['DDI-05', 'a third may hide among unmapped medicines', 'not-evaluable', [course('gabapentin')], medicines(takes('oxycodone'), UNMAPPED)],

  ['DDI-06', 'duloxetine beside phenelzine', 'block', [course('duloxetine')], medicines(takes('phenelzine'))],
  ['DDI-06', 'duloxetine 13 days after phenelzine', 'block', [course('duloxetine')], medicines(stopped('phenelzine', 13))],
  ['DDI-06', 'duloxetine 14 days after phenelzine', 'passed', [course('duloxetine')], medicines(stopped('phenelzine', 14))],
  ['DDI-06', 'linezolid counts', 'block', [course('amitriptyline')], medicines(takes('linezolid'))],
  ['DDI-06', 'the medicine list was never reconciled', 'not-evaluable', [course('duloxetine')], unasked('medicines')],

  ['DDI-07', 'a tricyclic beside an SSRI', 'warn', [course('amitriptyline')], medicines(takes('sertraline'))],
  ['DDI-07', 'an SNRI beside an SSRI', 'block', [course('duloxetine')], medicines(takes('sertraline'))],
  ['DDI-07', 'two SNRIs', 'block', [course('duloxetine'), course('venlafaxine')]],
  [
    'DDI-07',
    'a rotation from one SNRI to the other is signed as a warning',
    'warn',
    [course('duloxetine', 0, { endsOn: on(70) }), course('venlafaxine', 60, { rotatesFromId: 'duloxetine' })],
  ],
  ['DDI-07', 'one after the other', 'passed', [course('duloxetine', 0, { endsOn: on(60) }), course('venlafaxine', 61)]],
  ['DDI-07', 'the same SNRI as course and current medicine is one treatment', 'passed', [course('duloxetine')], medicines(takes('duloxetine'))],
  ['DDI-07', 'one medicine is not mapped', 'not-evaluable', [course('duloxetine')], medicines(UNMAPPED)],

  ['DDI-11', 'tizanidine beside ciprofloxacin', 'block', [course('tizanidine')], medicines(takes('ciprofloxacin'))],
  ['DDI-11', 'tizanidine after ciprofloxacin', 'passed', [course('tizanidine')], medicines(stopped('ciprofloxacin', 1))],
  ['DDI-11', 'one medicine is not mapped', 'not-evaluable', [course('tizanidine')], medicines(UNMAPPED)],

  ['DDI-13', 'duloxetine beside thioridazine', 'block', [course('duloxetine')], medicines(takes('thioridazine'))],
  ['DDI-13', 'venlafaxine beside ciprofloxacin', 'passed', [course('venlafaxine')], medicines(takes('ciprofloxacin'))],
  ['DDI-13', 'one medicine is not mapped', 'not-evaluable', [course('duloxetine')], medicines(UNMAPPED)],

  ['DDI-14', 'naproxen beside warfarin', 'block', [course('naproxen')], medicines(takes('warfarin'))],
  ['DDI-14', 'diclofenac gel beside apixaban', 'inform', [course('diclofenac_top')], medicines(takes('apixaban'))],
  ['DDI-14', 'naproxen, and no blood thinner', 'passed', [course('naproxen')]],
  ['DDI-14', 'blood thinners were never asked', 'not-evaluable', [course('naproxen')], unasked('medicines', 'anticoagulants')],

  ['DDI-15', 'ibuprofen beside sertraline', 'warn', [course('ibuprofen')], medicines(takes('sertraline'))],
  ['DDI-15', 'ibuprofen beside prednisone', 'warn', [course('ibuprofen')], medicines(takes('prednisone'))],
  ['DDI-15', 'diclofenac gel beside sertraline', 'passed', [course('diclofenac_top')], medicines(takes('sertraline'))],
  ['DDI-15', 'one medicine is not mapped', 'not-evaluable', [course('ibuprofen')], medicines(UNMAPPED)],

  [
    'DDI-16',
    'ibuprofen, lisinopril and a thiazide, kidneys well',
    'warn',
    [course('ibuprofen')],
    { ...medicines(takes('lisinopril'), takes('hydrochlorothiazide')), facts: [fact('egfr', 60)] },
  ],
  [
    'DDI-16',
    'the same with an eGFR of 59',
    'block',
    [course('ibuprofen')],
    { ...medicines(takes('lisinopril'), takes('hydrochlorothiazide')), facts: [fact('egfr', 59)] },
  ],
  ['DDI-16', 'without the diuretic', 'passed', [course('ibuprofen')], medicines(takes('lisinopril'))],
  ['DDI-16', 'the third may be the unmapped one', 'not-evaluable', [course('ibuprofen')], medicines(takes('lisinopril'), UNMAPPED)],

  ['DDI-18', 'naproxen beside ibuprofen without prescription', 'block', [course('naproxen')], medicines(takes('ibuprofen'))],
  ['DDI-18', 'the same NSAID twice is asked about', 'warn', [course('ibuprofen')], medicines(takes('ibuprofen'))],
  ['DDI-18', 'one NSAID', 'passed', [course('ibuprofen')]],
  ['DDI-18', 'one medicine is not mapped', 'not-evaluable', [course('ibuprofen')], medicines(UNMAPPED)],

  ['DDI-19', 'duloxetine beside apixaban', 'warn', [course('duloxetine')], medicines(takes('apixaban'))],
  ['DDI-19', 'gabapentin beside apixaban', 'passed', [course('gabapentin')], medicines(takes('apixaban'))],
  ['DDI-19', 'blood thinners were never asked', 'not-evaluable', [course('duloxetine')], unasked('medicines', 'anticoagulants')],

  ['DDI-21', 'low-dose naltrexone beside tramadol', 'block', [course('ldn')], medicines(takes('tramadol'))],
  ['DDI-21', 'naltrexone 9 days after tramadol', 'block', [course('ldn')], medicines(stopped('tramadol', 9))],
  ['DDI-21', 'naltrexone 10 days after tramadol', 'passed', [course('ldn')], medicines(stopped('tramadol', 10))],
  ['DDI-21', 'naltrexone 13 days after methadone', 'block', [course('ldn')], medicines(stopped('methadone', 13))],
  ['DDI-21', 'an unmapped medicine stopped a week ago may be an opioid', 'not-evaluable', [course('ldn')], medicines({ ...UNMAPPED, stoppedOn: on(-7) })],

  ['DDI-29', 'a steroid injection with diabetes', 'warn', [course('esi')], has('diabetes')],
  ['DDI-29', 'HbA1c 9 %, glucose 250: not above', 'passed', [course('esi')], facts(fact('hba1c', 9), fact('glucose', 250))],
  ['DDI-29', 'HbA1c is not recorded', 'not-evaluable', [course('esi')], facts(fact('glucose', 100))],

  ['DDI-30', 'an epidural during warfarin', 'block', [course('esi')], medicines(takes('warfarin'))],
  ['DDI-30', 'an epidural 4 days after the last warfarin', 'block', [course('esi')], medicines(stopped('warfarin', 4))],
  ['DDI-30', 'an epidural 5 days after the last warfarin', 'passed', [course('esi')], medicines(stopped('warfarin', 5))],
  ['DDI-30', 'an epidural 2 days after the last apixaban', 'block', [course('esi')], medicines(stopped('apixaban', 2))],
  ['DDI-30', 'an epidural 3 days after the last apixaban', 'passed', [course('esi')], medicines(stopped('apixaban', 3))],
  ['DDI-30', 'a stimulator trial with aspirin is decided together', 'warn', [course('scs_trial')], medicines(takes('aspirin'))],
  ['DDI-30', 'blood thinners were never asked', 'not-evaluable', [course('esi')], unasked('medicines', 'anticoagulants')],
  ['DDI-30', 'no blood thinners, though other medicines were not asked', 'passed', [course('esi')], unasked('medicines')],

  ['DDI-31', 'an injection during antibiotics', 'block', [course('tpi')], medicines(takes('doxycycline'))],
  ['DDI-31', '38.0 °C', 'block', [course('tpi')], facts(fact('temperature', 38))],
  ['DDI-31', '37.9 °C', 'passed', [course('tpi')], facts(fact('temperature', 37.9))],
  ['DDI-31', 'the temperature was not taken', 'not-evaluable', [course('tpi')]],

  ['DDI-32', 'X-ray guidance in a pregnancy', 'block', [course('esi')], { ...WOMAN, facts: [fact('pregnancy', null, 0, 'yes')] }],
  ['DDI-32', 'pregnancy ruled out 7 days ago', 'passed', [course('esi')], { ...WOMAN, facts: [fact('pregnancy', null, 7, 'no')] }],
  ['DDI-32', 'pregnancy ruled out 8 days ago', 'not-evaluable', [course('esi')], { ...WOMAN, facts: [fact('pregnancy', null, 8, 'no')] }],
  ['DDI-32', 'the patient is a man', 'passed', [course('esi')]],
  ['DDI-32', '"unknown" is not "no"', 'not-evaluable', [course('esi')], { ...WOMAN, facts: [fact('pregnancy', null, 0, 'unknown')] }],

  ['DDI-33', 'ketamine at 160 systolic', 'block', [course('ketamine_iv')], facts(fact('systolic', 160), fact('diastolic', 80))],
  ['DDI-33', 'ketamine at 159/99', 'passed', [course('ketamine_iv')], facts(fact('systolic', 159), fact('diastolic', 99))],
  ['DDI-33', 'blood pressure is not recorded', 'not-evaluable', [course('ketamine_iv')]],

  ['DDI-36', 'intravenous lidocaine beside amiodarone', 'block', [course('lidocaine_iv')], medicines(takes('amiodarone'))],
  ['DDI-36', 'intravenous lidocaine with conduction disease', 'block', [course('lidocaine_iv')], has('conduction-disease')],
  ['DDI-36', 'a lidocaine patch beside flecainide', 'warn', [course('lidocaine_5')], medicines(takes('flecainide'))],
  ['DDI-36', 'intravenous lidocaine, heart well', 'passed', [course('lidocaine_iv')]],
  ['DDI-36', 'one medicine is not mapped', 'not-evaluable', [course('lidocaine_iv')], medicines(UNMAPPED)],

  ['DDI-38', 'TENS with a pacemaker', 'block', [course('tens')], { ...unasked('devices'), facts: [fact('pacemaker', null, 0, 'yes')] }],
  [
    'DDI-38',
    'ablation with a stimulator',
    'warn',
    [course('rfa')],
    { ...unasked('devices'), facts: [fact('scs_device', null, 0, 'yes'), fact('pacemaker', null, 0, 'no')] },
  ],
  ['DDI-38', 'no device', 'passed', [course('tens')]],
  ['DDI-38', 'devices were never asked', 'not-evaluable', [course('tens')], unasked('devices')],

  ['DDI-47', 'naproxen at eGFR 29', 'block', [course('naproxen')], facts(fact('egfr', 29))],
  ['DDI-47', 'naproxen at eGFR 30', 'warn', [course('naproxen')], facts(fact('egfr', 30))],
  ['DDI-47', 'naproxen at eGFR 59', 'warn', [course('naproxen')], facts(fact('egfr', 59))],
  ['DDI-47', 'naproxen at eGFR 60', 'passed', [course('naproxen')], facts(fact('egfr', 60))],
  ['DDI-47', 'eGFR is not recorded', 'not-evaluable', [course('naproxen')]],
  ['DDI-47', 'eGFR is 366 days old', 'not-evaluable', [course('naproxen')], facts(fact('egfr', 90, 366))],
  ['DDI-47', 'eGFR is 365 days old', 'passed', [course('naproxen')], facts(fact('egfr', 90, 365))],
  ['DDI-47', 'an eGFR of tomorrow does not count', 'not-evaluable', [course('naproxen')], facts(fact('egfr', 90, -1))],
  [
    'DDI-47',
    'gabapentin 1800 mg at a clearance of 58',
    'block',
    [course('gabapentin', 0, { dailyMg: 1800 })],
    facts(fact('creatinine', 1.79), fact('weight', 80)),
  ],
  [
    'DDI-47',
    'gabapentin 1400 mg at a clearance of 58',
    'passed',
    [course('gabapentin', 0, { dailyMg: 1400 })],
    facts(fact('creatinine', 1.79), fact('weight', 80)),
  ],
  ['DDI-47', 'the planned dose of gabapentin is not known', 'not-evaluable', [course('gabapentin')], facts(fact('creatinine', 1.79), fact('weight', 80))],
  [
    'DDI-47',
    'the sex for the clearance is not recorded',
    'not-evaluable',
    [course('gabapentin', 0, { dailyMg: 1800 })],
    { sex: 'unknown', facts: [fact('creatinine', 0.9), fact('weight', 80)] },
  ],

  ['DDI-50', 'duloxetine with an allergy to it', 'block', [course('duloxetine')], allergy('duloxetine')],
  ['DDI-50', 'naproxen with an allergy to the class', 'block', [course('naproxen')], allergy('nsaid')],
  ['DDI-50', 'naproxen was not tolerated', 'warn', [course('naproxen')], allergy('naproxen', 'intolerance')],
  ['DDI-50', 'an allergy to something else', 'passed', [course('naproxen')], allergy('penicillin')],
  ['DDI-50', 'an allergy is not mapped', 'not-evaluable', [course('naproxen')], allergy(null)],
  ['DDI-50', 'allergies were never asked', 'not-evaluable', [course('naproxen')], unasked('allergies')],
  ['DDI-50', 'exercise gives no substance', 'passed', [course('pt_exercise')], unasked('allergies')],

  ['MON-01', 'gabapentin without an eGFR', 'inform', [course('gabapentin')]],
  ['MON-01', 'gabapentin with one', 'passed', [course('gabapentin')], facts(fact('egfr', 80))],
  ['MON-01', 'no gabapentinoid', 'passed', [course('cbt')]],
  ['MON-02', 'tizanidine without liver tests', 'inform', [course('tizanidine')]],
  ['MON-02', 'liver tests 90 days old', 'passed', [course('tizanidine')], facts(fact('alt', 20, 90))],
  ['MON-02', 'liver tests 91 days old', 'inform', [course('tizanidine')], facts(fact('alt', 20, 91))],
  ['MON-03', 'a tricyclic at 50 without an ECG', 'inform', [course('amitriptyline')], { birthDate: '1977-03-01' }],
  ['MON-03', 'a tricyclic at 49, heart well', 'passed', [course('amitriptyline')], { birthDate: '1977-03-02' }],
  ['MON-03', 'the age is not known', 'not-evaluable', [course('amitriptyline')], { birthDate: null }],
  ['MON-04', 'an SNRI without a blood pressure', 'inform', [course('duloxetine')]],
  ['MON-04', 'an SNRI with one', 'passed', [course('duloxetine')], facts(fact('systolic', 120))],
  ['MON-04', 'exercise', 'passed', [course('pt_exercise')]],
];

const judged = (courses: readonly CourseInput[], patient: Partial<PatientInput> = {}) => evaluate(documentFor(courses, { patient: patientOf(patient) }), RULES);

describe('what the interaction rules say of a plan', () => {
  it.each(
    CASES.map(([rule, when, expected, courses, patient]): readonly [string, string, Expected, readonly CourseInput[], Partial<PatientInput> | undefined] => [
      rule,
      when,
      expected,
      courses,
      patient,
    ]),
  )('%s: %s → %s', (rule, _when, expected, courses, patient) => {
    const evaluation = judged(courses, patient);
    const found = evaluation.findings.find(({ ruleId }) => ruleId === rule);
    expect(found?.inherited === true ? 'inherited' : verdictOn(evaluation, rule)).toBe(expected);
  });

  it('every interaction and monitoring rule has at least three named cases', () => {
    const ids = [...new Set(RULES.filter(({ kind }) => kind === 'exclusion' || kind === 'monitoring').map(({ ruleId }) => ruleId))];
    expect(ids.filter((id) => CASES.filter(([rule]) => rule === id).length < 3)).toEqual([]);
  });
});

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
