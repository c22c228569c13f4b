import { describe, expect, it } from '@jest/globals';
import { all, any, allergicTo, aged, device, fact, has, not, takes } from '../catalogue/conditions.js';
import type { Condition } from '../catalogue/modality.js';
import { addDays } from '../dates.js';
import type { PatientInput } from './document.js';
import { readingOf } from './derived-facts.js';
import { judge } from './patient-condition.js';
import { situationOf } from './situation.js';
import { courseOf, documentFor, medicineOf, patientOf, TODAY, traitsFor } from './testing.js';

const on = (day: number): string => addDays(TODAY, day);
const without = (...topics: readonly string[]): Partial<PatientInput> => ({
  statements: patientOf().statements.filter(({ topic }) => !topics.includes(topic)),
});
const flagged = (flags: PatientInput['conditions'][number]['flags'], active = true): Partial<PatientInput> => ({
  conditions: [{ id: 'k1', label: 'as charted', flags, active }],
});
const measured = (code: PatientInput['facts'][number]['code'], value: number, day = 0): Partial<PatientInput> => ({
  facts: [{ code, value, answer: null, takenOn: on(day) }],
});
const WOMAN = { sex: 'female', birthDate: '1997-01-01' } as const;
const UNMAPPED = { id: 'm1', label: 'tablets', ingredients: null, classes: [], dailyMg: null, startedOn: null, stoppedOn: null };

const answer = (condition: Condition, patient: Partial<PatientInput> = {}) => {
  const situation = situationOf(documentFor([courseOf('c1', traitsFor('gel'), TODAY)], { patient: patientOf(patient) }));
  const { is, missing } = judge(condition, { situation, subject: null, day: situation.today, pregnancy: 'asked' });
  return is === 'unknown' ? `unknown: ${missing.join(', ')}` : is;
};

const KNOWN: readonly (readonly [string, Condition, string, Partial<PatientInput>?])[] = [
  ['a condition on the list', has('asthma'), 'yes', flagged(['asthma'])],
  ['a resolved condition', has('asthma'), 'no', flagged(['asthma'], false)],
  ['a condition that was reviewed and concerns nothing', has('asthma'), 'no', flagged([])],
  ['a condition that nobody reviewed', has('asthma'), 'unknown: condition:k1', flagged(null)],
  ['an empty list that was asked', has('asthma'), 'no'],
  ['an empty list that was never asked', has('asthma'), 'unknown: statement:conditions', without('conditions')],
  ['a medicine that is taken', takes('lithium'), 'yes', { medicines: [medicineOf('lithium', [])] }],
  ['a medicine by its class', takes('maoi'), 'yes', { medicines: [medicineOf('phenelzine', ['maoi'])] }],
  [
    'a medicine stopped 13 days ago, washed out after 14',
    takes('maoi', 14),
    'yes',
    { medicines: [medicineOf('phenelzine', ['maoi'], { stoppedOn: on(-13) })] },
  ],
  ['a medicine stopped 14 days ago, washed out after 14', takes('maoi', 14), 'no', { medicines: [medicineOf('phenelzine', ['maoi'], { stoppedOn: on(-14) })] }],
  ['a medicine that is not mapped', takes('lithium'), 'unknown: medicine:m1', { medicines: [UNMAPPED] }],
  ['medicines that were never reconciled', takes('lithium'), 'unknown: statement:medicines', without('medicines')],
  ['blood thinners denied, other medicines not asked', takes('anticoagulant'), 'no', without('medicines')],
  ['an allergy', allergicTo('nsaid'), 'yes', { allergies: [{ id: 'a1', label: 'x', substance: 'nsaid', kind: 'allergy' }] }],
  ['an allergy that is not mapped', allergicTo('nsaid'), 'unknown: allergy:a1', { allergies: [{ id: 'a1', label: 'x', substance: null, kind: 'allergy' }] }],
  ['allergies never asked', allergicTo('nsaid'), 'unknown: statement:allergies', without('allergies')],
  [
    '"not asked" as an answer',
    allergicTo('nsaid'),
    'unknown: statement:allergies',
    { statements: [{ topic: 'allergies', answer: 'not-asked', askedOn: TODAY }] },
  ],
  ['a device', device('pacemaker'), 'yes', { facts: [{ code: 'pacemaker', value: null, answer: 'yes', takenOn: on(-400) }] }],
  ['no devices', device('pacemaker'), 'no'],
  ['devices never asked', device('pacemaker'), 'unknown: fact:pacemaker', without('devices')],
  ['a measurement of zero is a measurement', fact('alcohol_per_day', '<=', 0), 'yes', measured('alcohol_per_day', 0)],
  ['a measurement too old', fact('inr', '>', 1.4), 'unknown: fact:inr', measured('inr', 1, -8)],
  ['a measurement at its age limit', fact('inr', '>', 1.4), 'no', measured('inr', 1, -7)],
  [
    'the newest of two measurements',
    fact('egfr', '<', 30),
    'no',
    {
      facts: [
        { code: 'egfr', value: 20, answer: null, takenOn: on(-50) },
        { code: 'egfr', value: 80, answer: null, takenOn: on(-5) },
      ],
    },
  ],
  ['an age', aged(65), 'yes', { birthDate: '1962-03-01' }],
  ['a day too young', aged(65), 'no', { birthDate: '1962-03-02' }],
  ['no birth date', aged(65), 'unknown: birth-date', { birthDate: null }],
  ['pregnancy of a woman of 30 who was not asked', has('pregnancy'), 'unknown: fact:pregnancy', WOMAN],
  [
    'pregnancy of a woman who cannot become pregnant',
    has('pregnancy'),
    'no',
    { ...WOMAN, facts: [{ code: 'childbearing', value: null, answer: 'no', takenOn: on(-100) }] },
  ],
  ['pregnancy at 56', has('pregnancy'), 'no', { ...WOMAN, birthDate: '1971-03-01' }],
  ['"not" of an unknown', not(has('asthma')), 'unknown: condition:k1', flagged(null)],
  ['"all" with one that is no', all(aged(65), fact('egfr', '<', 30)), 'no'],
  ['"all" with one unknown', all(aged(18), fact('egfr', '<', 30)), 'unknown: fact:egfr'],
  ['"any" with one that is yes', any(aged(18), fact('egfr', '<', 30)), 'yes'],
  ['"any" with one unknown', any(aged(65), fact('egfr', '<', 30)), 'unknown: fact:egfr'],
];

describe('what is not known is neither yes nor no', () => {
  it.each(
    KNOWN.map(([when, condition, expected, patient = {}]): readonly [string, Condition, string, Partial<PatientInput>] => [when, condition, expected, patient]),
  )('%s', (_when, condition, expected, patient) => {
    expect(answer(condition, patient)).toBe(expected);
  });
});

const reading = (code: string, patient: Partial<PatientInput>) => {
  const situation = situationOf(documentFor([], { patient: patientOf(patient) }));
  return readingOf(situation, code, { day: situation.today });
};

describe('facts that are worked out', () => {
  const body = {
    facts: [
      { code: 'creatinine', value: 1, answer: null, takenOn: TODAY },
      { code: 'weight', value: 72, answer: null, takenOn: TODAY },
    ],
  } as const;

  it('creatinine clearance by Cockcroft and Gault', () => {
    expect(reading('crcl', { ...body, birthDate: '1987-01-01', sex: 'male' })).toEqual({ value: 100 });
    expect(reading('crcl', { ...body, birthDate: '1987-01-01', sex: 'female' })).toEqual({ value: 85 });
  });

  it('names everything that the clearance lacks', () => {
    expect(reading('crcl', { birthDate: null, sex: 'other' })).toEqual({ missing: ['birth-date', 'fact:weight', 'fact:creatinine', 'sex'] });
  });

  const opioid = (ingredient: string, dailyMg: number | null) => medicineOf(ingredient, ['opioid'], { dailyMg });
  it.each<readonly [string, PatientInput['medicines'], ReturnType<typeof reading>]>([
    ['no opioid is none', [], { value: 0 }],
    ['hydrocodone 20 mg is 20', [opioid('hydrocodone', 20)], { value: 20 }],
    ['oxycodone 20 mg is 30', [opioid('oxycodone', 20)], { value: 30 }],
    ['all opioids add up', [opioid('oxycodone', 20), opioid('tramadol', 100)], { value: 50 }],
    ['an opioid of unknown dose makes the sum incomplete, never zero', [opioid('oxycodone', null)], { missing: ['dose:oxycodone'] }],
    ['an opioid without a factor as well', [opioid('levorphanol', 4)], { missing: ['dose:levorphanol'] }],
    ['buprenorphine is left out', [medicineOf('buprenorphine', ['opioid', 'partial-agonist-opioid'], { dailyMg: 8 })], { value: 0 }],
  ])('morphine equivalents: %s', (_when, medicines, expected) => {
    expect(reading('mme', { medicines })).toEqual(expected);
  });
});
