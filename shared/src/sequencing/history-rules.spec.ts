import { describe, expect, it } from '@jest/globals';
import { MODALITY_BY_ID, traitsOf } from '../catalogue/catalogue.js';
import { addDays } from '../dates.js';
import { ALL_CASES } from './cases/tables.js';
import { RULES } from './data/rule-set.js';
import type { CourseInput, HistoryInput, ModalityTraits, PatientInput } from './document.js';
import { evaluate } from './evaluate.js';
import { courseOf, documentFor, medicineOf, pastOf, patientOf, TODAY, verdictOn } from './testing.js';

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

const HISTORY: readonly Case[] = [
  { rule: 'SEQ-09', when: 'duloxetine failed an adequate trial', expected: 'block', courses: [course('duloxetine', 0)], history: [past('duloxetine')] },
  {
    rule: 'SEQ-09',
    when: 'it was not tolerated, however short the trial',
    expected: 'block',
    courses: [course('duloxetine', 0)],
    history: [past('duloxetine', { adequacy: 'inadequate', outcome: 'intolerance' })],
  },
  {
    rule: 'SEQ-09',
    when: 'the clinician says what is different',
    expected: 'passed',
    courses: [course('duloxetine', 0, { changedParameter: '90 mg instead of 30 mg' })],
    history: [past('duloxetine')],
  },
  {
    rule: 'SEQ-09',
    when: 'the earlier trial was inadequate',
    expected: 'passed',
    courses: [course('duloxetine', 0)],
    history: [past('duloxetine', { adequacy: 'inadequate', outcome: 'unknown' })],
  },
  {
    rule: 'SEQ-09',
    when: 'the failure ended 729 days ago',
    expected: 'block',
    courses: [course('duloxetine', 0)],
    history: [past('duloxetine', { startedOn: on(-800), endedOn: on(-729) })],
  },
  {
    rule: 'SEQ-09',
    when: 'the failure ended 730 days ago',
    expected: 'passed',
    courses: [course('duloxetine', 0)],
    history: [past('duloxetine', { startedOn: on(-800), endedOn: on(-730) })],
  },
  {
    rule: 'SEQ-09',
    when: 'a procedure failed at another region',
    expected: 'passed',
    courses: [course('tpi', 0, { region: 'neck' })],
    history: [past('tpi', { region: 'lumbar' })],
  },
  {
    rule: 'SEQ-10',
    when: 'two SNRIs failed and a third is planned',
    expected: 'inform',
    courses: [course('milnacipran', 0)],
    history: [past('duloxetine'), past('venlafaxine')],
  },
  { rule: 'SEQ-10', when: 'one SNRI failed', expected: 'passed', courses: [course('milnacipran', 0)], history: [past('duloxetine')] },
  {
    rule: 'SEQ-10',
    when: 'the same SNRI failed twice: one treatment',
    expected: 'passed',
    courses: [course('milnacipran', 0)],
    history: [past('duloxetine'), { ...past('duloxetine'), id: 'again' }],
  },
  {
    rule: 'SEQ-11',
    when: 'the dose of the earlier trial is not known',
    expected: 'inform',
    courses: [course('duloxetine', 0)],
    history: [past('duloxetine', { adequacy: 'unknown', outcome: 'unknown' })],
  },
  {
    rule: 'SEQ-11',
    when: 'an earlier treatment is not mapped',
    expected: 'not-evaluable',
    courses: [course('duloxetine', 0)],
    history: [pastOf('something', null, { adequacy: 'unknown', outcome: 'unknown' })],
  },
  { rule: 'SEQ-11', when: 'nothing like it was tried', expected: 'passed', courses: [course('duloxetine', 0)], history: [past('tens')] },
];

const COMPOSITION: readonly Case[] = [
  { rule: 'SEQ-12', when: 'CBT alone for 29 days at pain 4', expected: 'warn', courses: [course('cbt', 0, { endsOn: on(28) })], patient: { baselinePain: 4 } },
  { rule: 'SEQ-12', when: 'CBT alone for 28 days', expected: 'passed', courses: [course('cbt', 0, { endsOn: on(27) })], patient: { baselinePain: 4 } },
  { rule: 'SEQ-12', when: 'pain below 4', expected: 'passed', courses: [course('cbt', 0)], patient: { baselinePain: 3.9 } },
  {
    rule: 'SEQ-12',
    when: 'exercise joins on day 28',
    expected: 'passed',
    courses: [course('cbt', 0), course('pt_exercise', 28)],
    patient: { baselinePain: 7 },
  },
  {
    rule: 'SEQ-12',
    when: 'duloxetine is taken',
    expected: 'passed',
    courses: [course('cbt', 0)],
    patient: { baselinePain: 7, medicines: [medicineOf('duloxetine', ['snri'])] },
  },
  { rule: 'SEQ-12', when: 'baseline pain is not known', expected: 'not-evaluable', courses: [course('cbt', 0)], patient: { baselinePain: null } },
  {
    rule: 'SEQ-13',
    when: 'resistant, and only a medicine for 57 days',
    expected: 'warn',
    courses: [course('duloxetine', 0, { endsOn: on(56) })],
    patient: { treatmentResistant: { strict: 3, lenient: 3 } },
  },
  {
    rule: 'SEQ-13',
    when: 'resistant, and only a medicine for 56 days',
    expected: 'passed',
    courses: [course('duloxetine', 0, { endsOn: on(55) })],
    patient: { treatmentResistant: { strict: 3, lenient: 3 } },
  },
  { rule: 'SEQ-13', when: 'not resistant', expected: 'passed', courses: [course('duloxetine', 0)], patient: { treatmentResistant: { strict: 2, lenient: 5 } } },
  {
    rule: 'SEQ-14',
    when: 'three categories failed',
    expected: 'inform',
    courses: [course('cbt', 0)],
    patient: { treatmentResistant: { strict: 3, lenient: 4 } },
  },
  {
    rule: 'SEQ-14',
    when: 'only the patient reports three',
    expected: 'passed',
    courses: [course('cbt', 0)],
    patient: { treatmentResistant: { strict: 2, lenient: 3 } },
  },
  { rule: 'SEQ-14', when: 'nothing failed', expected: 'passed', courses: [course('cbt', 0)] },
  { rule: 'SEQ-30', when: 'there is no goal', expected: 'warn', courses: [course('cbt', 0)], patient: { goals: 0 } },
  { rule: 'SEQ-30', when: 'there is a goal', expected: 'passed', courses: [course('cbt', 0)] },
  { rule: 'SEQ-30', when: 'the start is urgent', expected: 'passed', courses: [course('cbt', 0)], patient: { goals: 0 }, urgent: true },
  {
    rule: 'SEQ-27',
    when: 'an infusion without evidence has no stop rule',
    expected: 'warn',
    courses: [course('nad_iv', 0)],
    history: [past('cbt'), past('pt_exercise')],
  },
  {
    rule: 'SEQ-27',
    when: 'it has a stop rule, and two good options went before',
    expected: 'passed',
    courses: [course('nad_iv', 0, { stopRule: 'two sessions' })],
    history: [past('cbt'), past('pt_exercise')],
  },
  {
    rule: 'SEQ-27',
    when: 'only one good option went before',
    expected: 'warn',
    courses: [course('nad_iv', 0, { stopRule: 'two sessions' })],
    history: [past('cbt')],
  },
  { rule: 'DAY-01', when: 'a planned day passed without a start', expected: 'warn', courses: [course('cbt', -1)] },
  { rule: 'DAY-01', when: 'it is planned for today', expected: 'passed', courses: [course('cbt', 0)] },
  { rule: 'DAY-01', when: 'it started on the day', expected: 'passed', courses: [course('cbt', -1, { started: true })] },
  { rule: 'PREF-01', when: 'the patient does not want injections of this kind', expected: 'warn', courses: [course('esi', 0)], patient: { refusals: ['esi'] } },
  { rule: 'PREF-01', when: 'the patient refuses a whole category', expected: 'warn', courses: [course('esi', 0)], patient: { refusals: ['interventional'] } },
  { rule: 'PREF-01', when: 'the patient refuses something else', expected: 'passed', courses: [course('cbt', 0)], patient: { refusals: ['esi'] } },
  {
    rule: 'CAP-01',
    when: 'four visits a week, three agreed',
    expected: 'inform',
    courses: [course('pt_exercise', 0, { sessionsPerWeek: 2 }), course('cbt', 0, { sessionsPerWeek: 2 })],
    patient: { visitsPerWeek: 3 },
  },
  {
    rule: 'CAP-01',
    when: 'three visits a week, three agreed',
    expected: 'passed',
    courses: [course('pt_exercise', 0, { sessionsPerWeek: 2 }), course('cbt', 0, { sessionsPerWeek: 1 })],
    patient: { visitsPerWeek: 3 },
  },
  {
    rule: 'CAP-01',
    when: 'nobody asked how many visits are possible',
    expected: 'not-evaluable',
    courses: [course('pt_exercise', 0, { sessionsPerWeek: 2 })],
    patient: { visitsPerWeek: null },
  },
];

const worked = { region: 'lumbar', reliefPercent: 60, reliefDays: 120, outcome: 'success' } as const;
const at = { region: 'lumbar' } as const;
const earlier = (id: string, day: number, more: Partial<HistoryInput> = {}): HistoryInput => ({
  ...past(id, { ...worked, startedOn: on(day), endedOn: on(day), ...more }),
  id: `${id}${day}`,
});
const REPEAT: readonly Case[] = [
  { rule: 'SEQ-20', when: 'two epidurals 13 days apart', expected: 'block', courses: [course('esi', 0, at), { ...course('esi', 13, at), id: 'second' }] },
  { rule: 'SEQ-20', when: 'two epidurals 14 days apart', expected: 'passed', courses: [course('esi', 0, at), { ...course('esi', 14, at), id: 'second' }] },
  {
    rule: 'SEQ-20',
    when: 'another region has its own count',
    expected: 'passed',
    courses: [course('esi', 0, at), { ...course('esi', 7, { region: 'cervical' }), id: 'second' }],
  },
  {
    rule: 'SEQ-20',
    when: 'a fifth epidural in 365 days',
    expected: 'block',
    courses: [course('esi', 0, at)],
    history: [-364, -300, -200, -100].map((day) => earlier('esi', day)),
  },
  {
    rule: 'SEQ-20',
    when: 'the first of five lies 365 days back',
    expected: 'passed',
    courses: [course('esi', 0, at)],
    history: [-365, -300, -200, -100].map((day) => earlier('esi', day)),
  },
  {
    rule: 'SEQ-20',
    when: 'the region of the last one is not recorded',
    expected: 'not-evaluable',
    courses: [course('esi', 0, at)],
    history: [earlier('esi', -100, { region: null })],
  },
  {
    rule: 'SEQ-20',
    when: 'the day of the last one is not recorded',
    expected: 'not-evaluable',
    courses: [course('esi', 0, at)],
    history: [earlier('esi', -100, { startedOn: null, endedOn: null })],
  },
  {
    rule: 'SEQ-21',
    when: 'the last epidural gave 49 %',
    expected: 'block',
    courses: [course('esi', 0, at)],
    history: [earlier('esi', -100, { reliefPercent: 49 })],
  },
  {
    rule: 'SEQ-21',
    when: 'it gave 50 % for 90 days',
    expected: 'passed',
    courses: [course('esi', 0, at)],
    history: [earlier('esi', -100, { reliefPercent: 50, reliefDays: 90 })],
  },
  {
    rule: 'SEQ-21',
    when: 'it gave 50 % for 89 days',
    expected: 'block',
    courses: [course('esi', 0, at)],
    history: [earlier('esi', -100, { reliefPercent: 50, reliefDays: 89 })],
  },
  {
    rule: 'SEQ-21',
    when: 'how much it gave is not recorded',
    expected: 'not-evaluable',
    courses: [course('esi', 0, at)],
    history: [earlier('esi', -100, { reliefPercent: null })],
  },
  {
    rule: 'SEQ-21',
    when: 'zero percent is an answer',
    expected: 'block',
    courses: [course('esi', 0, at)],
    history: [earlier('esi', -100, { reliefPercent: 0 })],
  },
  { rule: 'SEQ-21', when: 'it is the first one', expected: 'passed', courses: [course('esi', 0, at)] },
  { rule: 'SEQ-22', when: 'ablation without diagnostic blocks', expected: 'block', courses: [course('rfa', 0, at)] },
  {
    rule: 'SEQ-22',
    when: 'two blocks of 80 %, 14 days apart',
    expected: 'passed',
    courses: [course('rfa', 0, at)],
    history: [earlier('mbb', -40, { reliefPercent: 80 }), earlier('mbb', -26, { reliefPercent: 80 })],
  },
  {
    rule: 'SEQ-22',
    when: 'two blocks 13 days apart',
    expected: 'block',
    courses: [course('rfa', 0, at)],
    history: [earlier('mbb', -40, { reliefPercent: 80 }), earlier('mbb', -27, { reliefPercent: 80 })],
  },
  {
    rule: 'SEQ-22',
    when: 'the second block gave 79 %',
    expected: 'block',
    courses: [course('rfa', 0, at)],
    history: [earlier('mbb', -40, { reliefPercent: 80 }), earlier('mbb', -26, { reliefPercent: 79 })],
  },
  {
    rule: 'SEQ-22',
    when: 'the relief of the second block is not recorded',
    expected: 'not-evaluable',
    courses: [course('rfa', 0, at)],
    history: [earlier('mbb', -40, { reliefPercent: 90 }), earlier('mbb', -26, { reliefPercent: null })],
  },
  { rule: 'SEQ-22', when: 'an earlier ablation worked', expected: 'passed', courses: [course('rfa', 0, at)], history: [earlier('rfa', -400)] },
  {
    rule: 'SEQ-23',
    when: 'a joint and an epidural steroid 13 days apart',
    expected: 'warn',
    courses: [course('esi', 0, at), course('ia_steroid', 13, { region: 'left-knee' })],
  },
  { rule: 'SEQ-23', when: 'they are 14 days apart', expected: 'passed', courses: [course('esi', 0, at), course('ia_steroid', 14, { region: 'left-knee' })] },
  {
    rule: 'SEQ-23',
    when: 'a seventh steroid in a year',
    expected: 'warn',
    courses: [course('esi', 0, at)],
    history: [-360, -300, -240, -180, -120, -60].map((day) => earlier('ia_steroid', day, { region: `joint${day}` })),
  },
  {
    rule: 'SEQ-23',
    when: 'the day of an earlier steroid is not recorded',
    expected: 'not-evaluable',
    courses: [course('esi', 0, at)],
    history: [earlier('ia_steroid', -60, { startedOn: null, endedOn: null })],
  },
];

const CASES = [...HISTORY, ...COMPOSITION, ...REPEAT];

describe('what the rules of history, composition and repetition say of a plan', () => {
  it.each(CASES.map((one): readonly [string, string, Expected, Case] => [one.rule, one.when, one.expected, one]))(
    '%s: %s → %s',
    (rule, _when, expected, one) => {
      expect(verdictOn(judged(one), rule)).toBe(expected);
    },
  );

  it('each of these rules has at least three named cases', () => {
    const ids = [
      ...new Set(
        RULES.filter(
          ({ kind, ruleId }) => ['history', 'repeat', 'capacity', 'composition', 'requires'].includes(kind) && !['SEQ-01', 'SEQ-02'].includes(ruleId),
        ).flatMap(({ ruleId, covers }) => [ruleId, ...covers]),
      ),
    ];
    expect(ids.length).toBeGreaterThan(3);
    const tabled = new Set(ALL_CASES.map(([rule]) => rule));
    expect(ids.filter((id) => !tabled.has(id) && CASES.filter(({ rule }) => rule === id).length < 3)).toEqual([]);
  });
});
