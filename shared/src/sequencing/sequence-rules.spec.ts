import { describe, expect, it } from '@jest/globals';
import { MODALITY_BY_ID, traitsOf } from '../catalogue/catalogue.js';
import { addDays } from '../dates.js';
import { ALL_CASES } from './cases/tables.js';
import { RULES } from './data/rule-set.js';
import type { CourseInput, HistoryInput, ModalityTraits, PatientInput } from './document.js';
import { evaluate } from './evaluate.js';
import { courseOf, documentFor, medicineOf, pastOf, patientOf, TODAY, traitsFor, verdictOn } from './testing.js';

const real = (id: string): ModalityTraits => {
  const modality = MODALITY_BY_ID.get(id);
  if (modality === undefined) throw new Error(`the catalogue has no ${id}`);
  return traitsOf(modality);
};
const on = (day: number): string => addDays(TODAY, day);
const course = (id: string, day: number, more: Partial<CourseInput> = {}): CourseInput => courseOf(id, real(id), on(day), more);
const past = (id: string, more: Partial<HistoryInput> = {}): HistoryInput => pastOf(`past-${id}`, real(id), more);

type Expected = 'block' | 'warn' | 'inform' | 'not-evaluable' | 'passed';
interface Case {
  readonly rule: string;
  readonly when: string;
  readonly expected: Expected;
  readonly courses: readonly CourseInput[];
  readonly patient?: Partial<PatientInput>;
  readonly history?: readonly HistoryInput[];
  readonly urgent?: boolean;
}
const judged = ({ courses, patient = {}, history = [], urgent = false }: Case) =>
  evaluate({ ...documentFor(courses, { patient: patientOf(patient), history }), plan: { courses, urgent } }, RULES);

const checkIns = (days: number | null, painCount: number, otherCount: number) => ({
  checkIns: { firstOn: days === null ? null : on(-days), painCount, otherCount },
});
const flags = (...list: PatientInput['conditions'][number]['flags'] extends readonly (infer F)[] | null ? F[] : never): Partial<PatientInput> => ({
  conditions: [{ id: 'k1', label: 'as charted', flags: list, active: true }],
});

const SCOPE: readonly Case[] = [
  { rule: 'SCOPE', when: 'an adult without an excluded condition is in scope', expected: 'passed', courses: [course('cbt', 0)] },
  { rule: 'SCOPE', when: 'a person is 17 on the day', expected: 'block', courses: [course('cbt', 0)], patient: { birthDate: '2009-03-02' } },
  { rule: 'SCOPE', when: 'a person turns 18 on the day', expected: 'passed', courses: [course('cbt', 0)], patient: { birthDate: '2009-03-01' } },
  { rule: 'SCOPE', when: 'the birth date is not recorded', expected: 'block', courses: [course('cbt', 0)], patient: { birthDate: null } },
  { rule: 'SCOPE', when: 'sickle cell disease is on the problem list', expected: 'block', courses: [course('cbt', 0)], patient: flags('sickle-cell') },
  {
    rule: 'SCOPE',
    when: 'a clinician has decided that the plan goes ahead for this patient',
    expected: 'passed',
    courses: [course('cbt', 0)],
    patient: { ...flags('active-cancer'), scopeLifted: true },
  },
  {
    rule: 'SCOPE',
    when: 'a condition has not been reviewed',
    expected: 'not-evaluable',
    courses: [course('cbt', 0)],
    patient: { conditions: [{ id: 'k1', label: 'C61', flags: null, active: true }] },
  },
  {
    rule: 'SCOPE',
    when: 'a woman of 30 was not asked about pregnancy: the gate reads what is recorded',
    expected: 'passed',
    courses: [course('cbt', 0)],
    patient: { sex: 'female', birthDate: '1997-01-01' },
  },
];

const BASELINE: readonly Case[] = [
  { rule: 'SEQ-01', when: 'there is no check-in yet', expected: 'warn', courses: [course('cbt', 0)], patient: checkIns(null, 0, 0) },
  { rule: 'SEQ-01', when: 'the first check-in was 13 days before the start', expected: 'warn', courses: [course('cbt', 0)], patient: checkIns(13, 4, 1) },
  { rule: 'SEQ-01', when: 'the first check-in was 14 days before the start', expected: 'passed', courses: [course('cbt', 0)], patient: checkIns(14, 4, 1) },
  { rule: 'SEQ-01', when: 'three pain scores are too few', expected: 'warn', courses: [course('cbt', 0)], patient: checkIns(20, 3, 1) },
  { rule: 'SEQ-01', when: 'nothing but pain was recorded', expected: 'warn', courses: [course('cbt', 0)], patient: checkIns(20, 4, 0) },
  { rule: 'SEQ-01', when: 'there is no check-in yet, and 13 days to the start', expected: 'warn', courses: [course('cbt', 13)], patient: checkIns(null, 0, 0) },
  {
    rule: 'SEQ-01',
    when: 'there is no check-in yet, and 14 days to the start',
    expected: 'passed',
    courses: [course('cbt', 14)],
    patient: checkIns(null, 0, 0),
  },
  {
    rule: 'SEQ-01',
    when: 'enough check-ins can still be made before a start in two weeks',
    expected: 'passed',
    courses: [course('cbt', 14)],
    patient: checkIns(0, 1, 1),
  },
  { rule: 'SEQ-01', when: 'an elective procedure comes before the baseline', expected: 'block', courses: [course('tpi', 0)], patient: checkIns(13, 4, 1) },
  { rule: 'SEQ-01', when: 'a prescriber called it urgent', expected: 'passed', courses: [course('tpi', 0)], patient: checkIns(null, 0, 0), urgent: true },
  {
    rule: 'SEQ-01',
    when: 'the plan has started already',
    expected: 'passed',
    courses: [course('cbt', -30, { started: true }), course('ot', 0)],
    patient: checkIns(null, 0, 0),
  },
];

const massage = (day: number): CourseInput => course('massage', day);
const FOUNDATIONS: readonly Case[] = [
  { rule: 'SEQ-02', when: 'massage comes first', expected: 'warn', courses: [massage(0)] },
  { rule: 'SEQ-02', when: 'only exercise went before', expected: 'warn', courses: [course('pt_exercise', -40, { started: true }), massage(0)] },
  {
    rule: 'SEQ-02',
    when: 'medicine and exercise started 27 days before',
    expected: 'warn',
    courses: [course('duloxetine', -27, { started: true }), course('pt_exercise', -27, { started: true }), massage(0)],
  },
  {
    rule: 'SEQ-02',
    when: 'medicine and exercise started 28 days before',
    expected: 'passed',
    courses: [course('duloxetine', -28, { started: true }), course('pt_exercise', -28, { started: true }), massage(0)],
  },
  {
    rule: 'SEQ-02',
    when: 'both helped before day 28',
    expected: 'passed',
    courses: [
      course('duloxetine', -20, { started: true, benefit: 'established' }),
      course('pt_exercise', -20, { started: true, benefit: 'established' }),
      massage(0),
    ],
  },
  {
    rule: 'SEQ-02',
    when: 'both were tried adequately in the past',
    expected: 'passed',
    courses: [massage(0)],
    history: [past('duloxetine'), past('pt_exercise')],
  },
  {
    rule: 'SEQ-02',
    when: 'the earlier exercise was too short to count',
    expected: 'warn',
    courses: [massage(0)],
    history: [past('duloxetine'), past('pt_exercise', { adequacy: 'inadequate' })],
  },
  {
    rule: 'SEQ-02',
    when: 'gabapentin is taken and CBT runs',
    expected: 'passed',
    courses: [course('cbt', -28, { started: true }), massage(0)],
    patient: { medicines: [medicineOf('gabapentin', ['gabapentinoid'])] },
  },
  { rule: 'SEQ-02', when: 'the plan is a foundation itself', expected: 'passed', courses: [course('cbt', 0)] },
];

const SPACING: readonly Case[] = [
  {
    rule: 'SEQ-03',
    when: 'an SNRI and exercise start on one day: acknowledged, not blocked',
    expected: 'warn',
    courses: [course('duloxetine', 0), course('pt_exercise', 0)],
  },
  { rule: 'SEQ-03', when: 'starts are 13 days apart', expected: 'warn', courses: [course('duloxetine', 0), course('pt_exercise', 13)] },
  { rule: 'SEQ-03', when: 'starts are 14 days apart', expected: 'inform', courses: [course('duloxetine', 0), course('pt_exercise', 14)] },
  { rule: 'SEQ-03', when: 'starts are 27 days apart', expected: 'inform', courses: [course('duloxetine', 0), course('pt_exercise', 27)] },
  { rule: 'SEQ-03', when: 'starts are 28 days apart', expected: 'passed', courses: [course('duloxetine', 0), course('pt_exercise', 28)] },
  {
    rule: 'SEQ-03',
    when: 'a fourth start comes within 84 days',
    expected: 'inform',
    courses: [course('duloxetine', 0), course('pt_exercise', 28), course('cbt', 56), course('yoga', 83)],
  },
  {
    rule: 'SEQ-03',
    when: 'the fourth start comes on day 84',
    expected: 'passed',
    courses: [course('duloxetine', 0), course('pt_exercise', 28), course('cbt', 56), course('yoga', 84)],
  },
  {
    rule: 'SEQ-03',
    when: 'exercise starts in the window of an injection: one start',
    expected: 'passed',
    courses: [course('esi', 0), course('pt_exercise', 7)],
  },
  {
    rule: 'SEQ-03',
    when: 'exercise starts after the window of an injection: two starts',
    expected: 'inform',
    courses: [course('esi', 0), course('pt_exercise', 15)],
  },
  { rule: 'SEQ-03', when: 'a diagnostic block is not a start to be told apart', expected: 'passed', courses: [course('mbb', 0), course('pt_exercise', 3)] },
  { rule: 'SEQ-04', when: 'weekly starts are the same finding', expected: 'warn', courses: [course('duloxetine', 0), course('pt_exercise', 7)] },
  { rule: 'SEQ-04', when: 'monthly starts pass', expected: 'passed', courses: [course('duloxetine', 0), course('pt_exercise', 28)] },
  { rule: 'SEQ-04', when: 'a single start passes', expected: 'passed', courses: [course('duloxetine', 0)] },
];

const TRIAL: readonly Case[] = [
  {
    rule: 'SEQ-05',
    when: 'exercise ends on day 55 of a trial of 56',
    expected: 'warn',
    courses: [course('pt_exercise', 0, { endsOn: on(55), sessionsPerWeek: 2 })],
  },
  { rule: 'SEQ-05', when: 'exercise ends on day 56', expected: 'passed', courses: [course('pt_exercise', 0, { endsOn: on(56), sessionsPerWeek: 2 })] },
  {
    rule: 'SEQ-05',
    when: 'the trial counts from the adequate dose',
    expected: 'warn',
    courses: [course('duloxetine', 0, { adequateOn: on(7), endsOn: on(34) })],
  },
  {
    rule: 'SEQ-05',
    when: 'four weeks at the adequate dose are covered',
    expected: 'passed',
    courses: [course('duloxetine', 0, { adequateOn: on(7), endsOn: on(35) })],
  },
  {
    rule: 'SEQ-05',
    when: 'the cadence gives five of six sessions',
    expected: 'warn',
    courses: [course('pt_exercise', 0, { endsOn: on(56), sessionsPerWeek: 0.7 })],
  },
  { rule: 'SEQ-05', when: 'the course is ongoing', expected: 'passed', courses: [course('duloxetine', 0)] },
  {
    rule: 'SEQ-05',
    when: 'how long a trial lasts is not known',
    expected: 'not-evaluable',
    courses: [courseOf('x', traitsFor('no-trial-known'), on(0), { endsOn: on(10) })],
  },
  { rule: 'SEQ-06', when: 'the trial ends today', expected: 'passed', courses: [course('duloxetine', -28, { started: true })] },
  { rule: 'SEQ-06', when: 'the trial ended yesterday and nobody decided', expected: 'inform', courses: [course('duloxetine', -29, { started: true })] },
  { rule: 'SEQ-06', when: 'the decision is 14 days late', expected: 'inform', courses: [course('duloxetine', -42, { started: true })] },
  { rule: 'SEQ-06', when: 'the decision is 15 days late', expected: 'warn', courses: [course('duloxetine', -43, { started: true })] },
  { rule: 'SEQ-06', when: 'a decision is recorded', expected: 'passed', courses: [course('duloxetine', -43, { started: true, assessedOn: on(-10) })] },
];

const PAIRING: readonly Case[] = [
  { rule: 'SEQ-07', when: 'an epidural has no rehabilitation', expected: 'warn', courses: [course('esi', 0)] },
  { rule: 'SEQ-07', when: 'exercise starts on day 3', expected: 'passed', courses: [course('esi', 0), course('pt_exercise', 3)] },
  { rule: 'SEQ-07', when: 'exercise starts on day 14', expected: 'passed', courses: [course('esi', 0), course('pt_exercise', 14)] },
  { rule: 'SEQ-07', when: 'exercise starts on day 15', expected: 'warn', courses: [course('esi', 0), course('pt_exercise', 15)] },
  { rule: 'SEQ-07', when: 'exercise is running already', expected: 'passed', courses: [course('pt_exercise', -60, { started: true }), course('esi', 0)] },
  {
    rule: 'SEQ-07',
    when: 'exercise ended before the window',
    expected: 'warn',
    courses: [course('pt_exercise', -60, { started: true, endsOn: on(2) }), course('esi', 0)],
  },
  {
    rule: 'SEQ-07',
    when: 'six weeks of one session reach the window only five times',
    expected: 'warn',
    courses: [course('esi', 0), course('pt_exercise', 7, { endsOn: on(45), sessionsPerWeek: 1 })],
  },
  { rule: 'SEQ-08', when: 'an injection and exercise start 7 days apart', expected: 'inform', courses: [course('esi', 0), course('pt_exercise', 7)] },
  { rule: 'SEQ-08', when: 'they start 14 days apart', expected: 'passed', courses: [course('esi', 0), course('pt_exercise', 14)] },
  { rule: 'SEQ-08', when: 'there is no procedure', expected: 'passed', courses: [course('pt_exercise', 0)] },
];

const CASES = [...SCOPE, ...BASELINE, ...FOUNDATIONS, ...SPACING, ...TRIAL, ...PAIRING];

describe('what the rules of order and spacing say of a plan', () => {
  it.each(CASES.map((one): readonly [string, string, Expected, Case] => [one.rule, one.when, one.expected, one]))(
    '%s: %s → %s',
    (rule, _when, expected, one) => {
      expect(verdictOn(judged(one), rule)).toBe(expected);
    },
  );

  it('each of these rules has at least three named cases', () => {
    const ids = [
      ...new Set(
        RULES.filter(({ kind, ruleId }) => ['scope', 'spacing', 'trial', 'pairing'].includes(kind) || ['SEQ-01', 'SEQ-02'].includes(ruleId)).flatMap(
          ({ ruleId, covers }) => [ruleId, ...covers],
        ),
      ),
    ];
    expect(ids.length).toBeGreaterThan(3);
    const tabled = new Set(ALL_CASES.map(([rule]) => rule));
    expect(ids.filter((id) => !tabled.has(id) && CASES.filter(({ rule }) => rule === id).length < 3)).toEqual([]);
  });
});
