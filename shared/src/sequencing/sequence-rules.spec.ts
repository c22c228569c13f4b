import { describe, expect, it } from '@jest/globals';
import { MODALITY_BY_ID, traitsOf } from '../catalogue/catalogue.js';
import { addDays } from '../dates.js';
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
const judged = ({ courses, patient = {}, history = [], urgent = false }: Case) => evaluate({ ...documentFor(courses, { patient: patientOf(patient), history }), plan: { courses, urgent } }, RULES);

const checkIns = (days: number | null, painCount: number, otherCount: number) => ({ checkIns: { firstOn: days === null ? null : on(-days), painCount, otherCount } });
const flags = (...list: PatientInput['conditions'][number]['flags'] extends readonly (infer F)[] | null ? F[] : never): Partial<PatientInput> => ({
  conditions: [{ id: 'k1', label: 'as charted', flags: list, active: true }],
});

const SCOPE: readonly Case[] = [
  { rule: 'SCOPE', when: 'an adult without an excluded condition is in scope', expected: 'passed', courses: [course('cbt', 0)] },
  { rule: 'SCOPE', when: 'a person is 17 on the day', expected: 'block', courses: [course('cbt', 0)], patient: { birthDate: '2009-03-02' } },
  { rule: 'SCOPE', when: 'a person turns 18 on the day', expected: 'passed', courses: [course('cbt', 0)], patient: { birthDate: '2009-03-01' } },
  { rule: 'SCOPE', when: 'the birth date is not recorded', expected: 'block', courses: [course('cbt', 0)], patient: { birthDate: null } },
  { rule: 'SCOPE', when: 'sickle cell disease is on the problem list', expected: 'block', courses: [course('cbt', 0)], patient: flags('sickle-cell') },
  { rule: 'SCOPE', when: 'a clinician has decided that the plan goes ahead for this patient', expected: 'passed', courses: [course('cbt', 0)], patient: { ...flags('active-cancer'), scopeLifted: true } },
  { rule: 'SCOPE', when: 'a condition has not been reviewed', expected: 'not-evaluable', courses: [course('cbt', 0)], patient: { conditions: [{ id: 'k1', label: 'C61', flags: null, active: true }] } },
  { rule: 'SCOPE', when: 'a woman of 30 was not asked about pregnancy: the gate reads what is recorded', expected: 'passed', courses: [course('cbt', 0)], patient: { sex: 'female', birthDate: '1997-01-01' } },
];

const BASELINE: readonly Case[] = [
  { rule: 'SEQ-01', when: 'there is no check-in yet', expected: 'warn', courses: [course('cbt', 0)], patient: checkIns(null, 0, 0) },
  { rule: 'SEQ-01', when: 'the first check-in was 13 days before the start', expected: 'warn', courses: [course('cbt', 0)], patient: checkIns(13, 4, 1) },
  { rule: 'SEQ-01', when: 'the first check-in was 14 days before the start', expected: 'passed', courses: [course('cbt', 0)], patient: checkIns(14, 4, 1) },
  { rule: 'SEQ-01', when: 'three pain scores are too few', expected: 'warn', courses: [course('cbt', 0)], patient: checkIns(20, 3, 1) },
  { rule: 'SEQ-01', when: 'nothing but pain was recorded', expected: 'warn', courses: [course('cbt', 0)], patient: checkIns(20, 4, 0) },
  { rule: 'SEQ-01', when: 'enough check-ins can still be made before a start in two weeks', expected: 'passed', courses: [course('cbt', 14)], patient: checkIns(0, 1, 1) },
  { rule: 'SEQ-01', when: 'an elective procedure comes before the baseline', expected: 'block', courses: [course('tpi', 0)], patient: checkIns(13, 4, 1) },
  { rule: 'SEQ-01', when: 'a prescriber called it urgent', expected: 'passed', courses: [course('tpi', 0)], patient: checkIns(null, 0, 0), urgent: true },
  { rule: 'SEQ-01', when: 'the plan has started already', expected: 'passed', courses: [course('cbt', -30, { started: true }), course('ot', 0)], patient: checkIns(null, 0, 0) },
];

const massage = (day: number): CourseInput => course('massage', day);
const FOUNDATIONS: readonly Case[] = [
  { rule: 'SEQ-02', when: 'massage comes first', expected: 'warn', courses: [massage(0)] },
  { rule: 'SEQ-02', when: 'only exercise went before', expected: 'warn', courses: [course('pt_exercise', -40, { started: true }), massage(0)] },
  { rule: 'SEQ-02', when: 'medicine and exercise started 27 days before', expected: 'warn', courses: [course('duloxetine', -27, { started: true }), course('pt_exercise', -27, { started: true }), massage(0)] },
  { rule: 'SEQ-02', when: 'medicine and exercise started 28 days before', expected: 'passed', courses: [course('duloxetine', -28, { started: true }), course('pt_exercise', -28, { started: true }), massage(0)] },
  {
    rule: 'SEQ-02',
    when: 'both helped before day 28',
    expected: 'passed',
    courses: [course('duloxetine', -20, { started: true, benefit: 'established' }), course('pt_exercise', -20, { started: true, benefit: 'established' }), massage(0)],
  },
  { rule: 'SEQ-02', when: 'both were tried adequately in the past', expected: 'passed', courses: [massage(0)], history: [past('duloxetine'), past('pt_exercise')] },
  { rule: 'SEQ-02', when: 'the earlier exercise was too short to count', expected: 'warn', courses: [massage(0)], history: [past('duloxetine'), past('pt_exercise', { adequacy: 'inadequate' })] },
  { rule: 'SEQ-02', when: 'gabapentin is taken and CBT runs', expected: 'passed', courses: [course('cbt', -28, { started: true }), massage(0)], patient: { medicines: [medicineOf('gabapentin', ['gabapentinoid'])] } },
  { rule: 'SEQ-02', when: 'the plan is a foundation itself', expected: 'passed', courses: [course('cbt', 0)] },
];

const SPACING: readonly Case[] = [
  { rule: 'SEQ-03', when: 'an SNRI and exercise start on one day: acknowledged, not blocked', expected: 'warn', courses: [course('duloxetine', 0), course('pt_exercise', 0)] },
  { rule: 'SEQ-03', when: 'starts are 13 days apart', expected: 'warn', courses: [course('duloxetine', 0), course('pt_exercise', 13)] },
  { rule: 'SEQ-03', when: 'starts are 14 days apart', expected: 'inform', courses: [course('duloxetine', 0), course('pt_exercise', 14)] },
  { rule: 'SEQ-03', when: 'starts are 27 days apart', expected: 'inform', courses: [course('duloxetine', 0), course('pt_exercise', 27)] },
  { rule: 'SEQ-03', when: 'starts are 28 days apart', expected: 'passed', courses: [course('duloxetine', 0), course('pt_exercise', 28)] },
  { rule: 'SEQ-03', when: 'a fourth start comes within 84 days', expected: 'inform', courses: [course('duloxetine', 0), course('pt_exercise', 28), course('cbt', 56), course('yoga', 83)] },
  { rule: 'SEQ-03', when: 'the fourth start comes on day 84', expected: 'passed', courses: [course('duloxetine', 0), course('pt_exercise', 28), course('cbt', 56), course('yoga', 84)] },
  { rule: 'SEQ-03', when: 'exercise starts in the window of an injection: one start', expected: 'passed', courses: [course('esi', 0), course('pt_exercise', 7)] },
  { rule: 'SEQ-03', when: 'exercise starts after the window of an injection: two starts', expected: 'inform', courses: [course('esi', 0), course('pt_exercise', 15)] },
  { rule: 'SEQ-03', when: 'a diagnostic block is not a start to be told apart', expected: 'passed', courses: [course('mbb', 0), course('pt_exercise', 3)] },
  { rule: 'SEQ-04', when: 'weekly starts are the same finding', expected: 'warn', courses: [course('duloxetine', 0), course('pt_exercise', 7)] },
  { rule: 'SEQ-04', when: 'monthly starts pass', expected: 'passed', courses: [course('duloxetine', 0), course('pt_exercise', 28)] },
  { rule: 'SEQ-04', when: 'a single start passes', expected: 'passed', courses: [course('duloxetine', 0)] },
];

const TRIAL: readonly Case[] = [
  { rule: 'SEQ-05', when: 'exercise ends on day 55 of a trial of 56', expected: 'warn', courses: [course('pt_exercise', 0, { endsOn: on(55), sessionsPerWeek: 2 })] },
  { rule: 'SEQ-05', when: 'exercise ends on day 56', expected: 'passed', courses: [course('pt_exercise', 0, { endsOn: on(56), sessionsPerWeek: 2 })] },
  { rule: 'SEQ-05', when: 'the trial counts from the adequate dose', expected: 'warn', courses: [course('duloxetine', 0, { adequateOn: on(7), endsOn: on(34) })] },
  { rule: 'SEQ-05', when: 'four weeks at the adequate dose are covered', expected: 'passed', courses: [course('duloxetine', 0, { adequateOn: on(7), endsOn: on(35) })] },
  { rule: 'SEQ-05', when: 'the cadence gives five of six sessions', expected: 'warn', courses: [course('pt_exercise', 0, { endsOn: on(56), sessionsPerWeek: 0.7 })] },
  { rule: 'SEQ-05', when: 'the course is ongoing', expected: 'passed', courses: [course('duloxetine', 0)] },
  { rule: 'SEQ-05', when: 'how long a trial lasts is not known', expected: 'not-evaluable', courses: [courseOf('x', traitsFor('no-trial-known'), on(0), { endsOn: on(10) })] },
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
  { rule: 'SEQ-07', when: 'exercise ended before the window', expected: 'warn', courses: [course('pt_exercise', -60, { started: true, endsOn: on(2) }), course('esi', 0)] },
  { rule: 'SEQ-07', when: 'six weeks of one session reach the window only five times', expected: 'warn', courses: [course('esi', 0), course('pt_exercise', 7, { endsOn: on(45), sessionsPerWeek: 1 })] },
  { rule: 'SEQ-08', when: 'an injection and exercise start 7 days apart', expected: 'inform', courses: [course('esi', 0), course('pt_exercise', 7)] },
  { rule: 'SEQ-08', when: 'they start 14 days apart', expected: 'passed', courses: [course('esi', 0), course('pt_exercise', 14)] },
  { rule: 'SEQ-08', when: 'there is no procedure', expected: 'passed', courses: [course('pt_exercise', 0)] },
];

const HISTORY: readonly Case[] = [
  { rule: 'SEQ-09', when: 'duloxetine failed an adequate trial', expected: 'block', courses: [course('duloxetine', 0)], history: [past('duloxetine')] },
  { rule: 'SEQ-09', when: 'it was not tolerated, however short the trial', expected: 'block', courses: [course('duloxetine', 0)], history: [past('duloxetine', { adequacy: 'inadequate', outcome: 'intolerance' })] },
  { rule: 'SEQ-09', when: 'the clinician says what is different', expected: 'passed', courses: [course('duloxetine', 0, { changedParameter: '90 mg instead of 30 mg' })], history: [past('duloxetine')] },
  { rule: 'SEQ-09', when: 'the earlier trial was inadequate', expected: 'passed', courses: [course('duloxetine', 0)], history: [past('duloxetine', { adequacy: 'inadequate', outcome: 'unknown' })] },
  { rule: 'SEQ-09', when: 'the failure ended 729 days ago', expected: 'block', courses: [course('duloxetine', 0)], history: [past('duloxetine', { startedOn: on(-800), endedOn: on(-729) })] },
  { rule: 'SEQ-09', when: 'the failure ended 730 days ago', expected: 'passed', courses: [course('duloxetine', 0)], history: [past('duloxetine', { startedOn: on(-800), endedOn: on(-730) })] },
  { rule: 'SEQ-09', when: 'a procedure failed at another region', expected: 'passed', courses: [course('tpi', 0, { region: 'neck' })], history: [past('tpi', { region: 'lumbar' })] },
  { rule: 'SEQ-10', when: 'two SNRIs failed and a third is planned', expected: 'inform', courses: [course('milnacipran', 0)], history: [past('duloxetine'), past('venlafaxine')] },
  { rule: 'SEQ-10', when: 'one SNRI failed', expected: 'passed', courses: [course('milnacipran', 0)], history: [past('duloxetine')] },
  { rule: 'SEQ-10', when: 'the same SNRI failed twice: one treatment', expected: 'passed', courses: [course('milnacipran', 0)], history: [past('duloxetine'), { ...past('duloxetine'), id: 'again' }] },
  { rule: 'SEQ-11', when: 'the dose of the earlier trial is not known', expected: 'inform', courses: [course('duloxetine', 0)], history: [past('duloxetine', { adequacy: 'unknown', outcome: 'unknown' })] },
  { rule: 'SEQ-11', when: 'an earlier treatment is not mapped', expected: 'not-evaluable', courses: [course('duloxetine', 0)], history: [pastOf('something', null, { adequacy: 'unknown', outcome: 'unknown' })] },
  { rule: 'SEQ-11', when: 'nothing like it was tried', expected: 'passed', courses: [course('duloxetine', 0)], history: [past('tens')] },
];

const COMPOSITION: readonly Case[] = [
  { rule: 'SEQ-12', when: 'CBT alone for 29 days at pain 4', expected: 'warn', courses: [course('cbt', 0, { endsOn: on(28) })], patient: { baselinePain: 4 } },
  { rule: 'SEQ-12', when: 'CBT alone for 28 days', expected: 'passed', courses: [course('cbt', 0, { endsOn: on(27) })], patient: { baselinePain: 4 } },
  { rule: 'SEQ-12', when: 'pain below 4', expected: 'passed', courses: [course('cbt', 0)], patient: { baselinePain: 3.9 } },
  { rule: 'SEQ-12', when: 'exercise joins on day 28', expected: 'passed', courses: [course('cbt', 0), course('pt_exercise', 28)], patient: { baselinePain: 7 } },
  { rule: 'SEQ-12', when: 'duloxetine is taken', expected: 'passed', courses: [course('cbt', 0)], patient: { baselinePain: 7, medicines: [medicineOf('duloxetine', ['snri'])] } },
  { rule: 'SEQ-12', when: 'baseline pain is not known', expected: 'not-evaluable', courses: [course('cbt', 0)], patient: { baselinePain: null } },
  { rule: 'SEQ-13', when: 'resistant, and only a medicine for 57 days', expected: 'warn', courses: [course('duloxetine', 0, { endsOn: on(56) })], patient: { treatmentResistant: { strict: 3, lenient: 3 } } },
  { rule: 'SEQ-13', when: 'resistant, and only a medicine for 56 days', expected: 'passed', courses: [course('duloxetine', 0, { endsOn: on(55) })], patient: { treatmentResistant: { strict: 3, lenient: 3 } } },
  { rule: 'SEQ-13', when: 'not resistant', expected: 'passed', courses: [course('duloxetine', 0)], patient: { treatmentResistant: { strict: 2, lenient: 5 } } },
  { rule: 'SEQ-14', when: 'three categories failed', expected: 'inform', courses: [course('cbt', 0)], patient: { treatmentResistant: { strict: 3, lenient: 4 } } },
  { rule: 'SEQ-14', when: 'only the patient reports three', expected: 'passed', courses: [course('cbt', 0)], patient: { treatmentResistant: { strict: 2, lenient: 3 } } },
  { rule: 'SEQ-14', when: 'nothing failed', expected: 'passed', courses: [course('cbt', 0)] },
  { rule: 'SEQ-30', when: 'there is no goal', expected: 'warn', courses: [course('cbt', 0)], patient: { goals: 0 } },
  { rule: 'SEQ-30', when: 'there is a goal', expected: 'passed', courses: [course('cbt', 0)] },
  { rule: 'SEQ-30', when: 'the start is urgent', expected: 'passed', courses: [course('cbt', 0)], patient: { goals: 0 }, urgent: true },
  { rule: 'SEQ-27', when: 'an infusion without evidence has no stop rule', expected: 'warn', courses: [course('nad_iv', 0)], history: [past('cbt'), past('pt_exercise')] },
  { rule: 'SEQ-27', when: 'it has a stop rule, and two good options went before', expected: 'passed', courses: [course('nad_iv', 0, { stopRule: 'two sessions' })], history: [past('cbt'), past('pt_exercise')] },
  { rule: 'SEQ-27', when: 'only one good option went before', expected: 'warn', courses: [course('nad_iv', 0, { stopRule: 'two sessions' })], history: [past('cbt')] },
  { rule: 'DAY-01', when: 'a planned day passed without a start', expected: 'warn', courses: [course('cbt', -1)] },
  { rule: 'DAY-01', when: 'it is planned for today', expected: 'passed', courses: [course('cbt', 0)] },
  { rule: 'DAY-01', when: 'it started on the day', expected: 'passed', courses: [course('cbt', -1, { started: true })] },
  { rule: 'PREF-01', when: 'the patient does not want injections of this kind', expected: 'warn', courses: [course('esi', 0)], patient: { refusals: ['esi'] } },
  { rule: 'PREF-01', when: 'the patient refuses a whole category', expected: 'warn', courses: [course('esi', 0)], patient: { refusals: ['interventional'] } },
  { rule: 'PREF-01', when: 'the patient refuses something else', expected: 'passed', courses: [course('cbt', 0)], patient: { refusals: ['esi'] } },
  { rule: 'CAP-01', when: 'four visits a week, three agreed', expected: 'inform', courses: [course('pt_exercise', 0, { sessionsPerWeek: 2 }), course('cbt', 0, { sessionsPerWeek: 2 })], patient: { visitsPerWeek: 3 } },
  { rule: 'CAP-01', when: 'three visits a week, three agreed', expected: 'passed', courses: [course('pt_exercise', 0, { sessionsPerWeek: 2 }), course('cbt', 0, { sessionsPerWeek: 1 })], patient: { visitsPerWeek: 3 } },
  { rule: 'CAP-01', when: 'nobody asked how many visits are possible', expected: 'not-evaluable', courses: [course('pt_exercise', 0, { sessionsPerWeek: 2 })], patient: { visitsPerWeek: null } },
];

const worked = { region: 'lumbar', reliefPercent: 60, reliefDays: 120, outcome: 'success' } as const;
const at = { region: 'lumbar' } as const;
const earlier = (id: string, day: number, more: Partial<HistoryInput> = {}): HistoryInput => ({ ...past(id, { ...worked, startedOn: on(day), endedOn: on(day), ...more }), id: `${id}${day}` });
const REPEAT: readonly Case[] = [
  { rule: 'SEQ-20', when: 'two epidurals 13 days apart', expected: 'block', courses: [course('esi', 0, at), { ...course('esi', 13, at), id: 'second' }] },
  { rule: 'SEQ-20', when: 'two epidurals 14 days apart', expected: 'passed', courses: [course('esi', 0, at), { ...course('esi', 14, at), id: 'second' }] },
  { rule: 'SEQ-20', when: 'another region has its own count', expected: 'passed', courses: [course('esi', 0, at), { ...course('esi', 7, { region: 'cervical' }), id: 'second' }] },
  { rule: 'SEQ-20', when: 'a fifth epidural in 365 days', expected: 'block', courses: [course('esi', 0, at)], history: [-364, -300, -200, -100].map((day) => earlier('esi', day)) },
  { rule: 'SEQ-20', when: 'the first of five lies 365 days back', expected: 'passed', courses: [course('esi', 0, at)], history: [-365, -300, -200, -100].map((day) => earlier('esi', day)) },
  { rule: 'SEQ-20', when: 'the region of the last one is not recorded', expected: 'not-evaluable', courses: [course('esi', 0, at)], history: [earlier('esi', -100, { region: null })] },
  { rule: 'SEQ-20', when: 'the day of the last one is not recorded', expected: 'not-evaluable', courses: [course('esi', 0, at)], history: [earlier('esi', -100, { startedOn: null, endedOn: null })] },
  { rule: 'SEQ-21', when: 'the last epidural gave 49 %', expected: 'block', courses: [course('esi', 0, at)], history: [earlier('esi', -100, { reliefPercent: 49 })] },
  { rule: 'SEQ-21', when: 'it gave 50 % for 90 days', expected: 'passed', courses: [course('esi', 0, at)], history: [earlier('esi', -100, { reliefPercent: 50, reliefDays: 90 })] },
  { rule: 'SEQ-21', when: 'it gave 50 % for 89 days', expected: 'block', courses: [course('esi', 0, at)], history: [earlier('esi', -100, { reliefPercent: 50, reliefDays: 89 })] },
  { rule: 'SEQ-21', when: 'how much it gave is not recorded', expected: 'not-evaluable', courses: [course('esi', 0, at)], history: [earlier('esi', -100, { reliefPercent: null })] },
  { rule: 'SEQ-21', when: 'zero percent is an answer', expected: 'block', courses: [course('esi', 0, at)], history: [earlier('esi', -100, { reliefPercent: 0 })] },
  { rule: 'SEQ-21', when: 'it is the first one', expected: 'passed', courses: [course('esi', 0, at)] },
  { rule: 'SEQ-22', when: 'ablation without diagnostic blocks', expected: 'block', courses: [course('rfa', 0, at)] },
  { rule: 'SEQ-22', when: 'two blocks of 80 %, 14 days apart', expected: 'passed', courses: [course('rfa', 0, at)], history: [earlier('mbb', -40, { reliefPercent: 80 }), earlier('mbb', -26, { reliefPercent: 80 })] },
  { rule: 'SEQ-22', when: 'two blocks 13 days apart', expected: 'block', courses: [course('rfa', 0, at)], history: [earlier('mbb', -40, { reliefPercent: 80 }), earlier('mbb', -27, { reliefPercent: 80 })] },
  { rule: 'SEQ-22', when: 'the second block gave 79 %', expected: 'block', courses: [course('rfa', 0, at)], history: [earlier('mbb', -40, { reliefPercent: 80 }), earlier('mbb', -26, { reliefPercent: 79 })] },
  { rule: 'SEQ-22', when: 'the relief of the second block is not recorded', expected: 'not-evaluable', courses: [course('rfa', 0, at)], history: [earlier('mbb', -40, { reliefPercent: 90 }), earlier('mbb', -26, { reliefPercent: null })] },
  { rule: 'SEQ-22', when: 'an earlier ablation worked', expected: 'passed', courses: [course('rfa', 0, at)], history: [earlier('rfa', -400)] },
  { rule: 'SEQ-23', when: 'a joint and an epidural steroid 13 days apart', expected: 'warn', courses: [course('esi', 0, at), course('ia_steroid', 13, { region: 'left-knee' })] },
  { rule: 'SEQ-23', when: 'they are 14 days apart', expected: 'passed', courses: [course('esi', 0, at), course('ia_steroid', 14, { region: 'left-knee' })] },
  { rule: 'SEQ-23', when: 'a seventh steroid in a year', expected: 'warn', courses: [course('esi', 0, at)], history: [-360, -300, -240, -180, -120, -60].map((day) => earlier('ia_steroid', day, { region: `joint${day}` })) },
  { rule: 'SEQ-23', when: 'the day of an earlier steroid is not recorded', expected: 'not-evaluable', courses: [course('esi', 0, at)], history: [earlier('ia_steroid', -60, { startedOn: null, endedOn: null })] },
];

const CASES = [...SCOPE, ...BASELINE, ...FOUNDATIONS, ...SPACING, ...TRIAL, ...PAIRING, ...HISTORY, ...COMPOSITION, ...REPEAT];

describe('what the sequencing rules say of a plan', () => {
  it.each(CASES.map((one): readonly [string, string, Expected, Case] => [one.rule, one.when, one.expected, one]))('%s: %s → %s', (rule, _when, expected, one) => {
    expect(verdictOn(judged(one), rule)).toBe(expected);
  });

  it('every rule of sequence has at least three named cases', () => {
    const ids = [...new Set(RULES.filter(({ kind }) => !['exclusion', 'caution', 'monitoring'].includes(kind)).flatMap(({ ruleId, covers }) => [ruleId, ...covers]))];
    const few = ids.filter((id) => CASES.filter(({ rule }) => rule === id).length < 3);
    expect(few).toEqual([]);
  });
});
