import { describe, expect, it } from '@jest/globals';
import { MODALITY_BY_ID } from '../catalogue/catalogue.js';
import type { Modality } from '../catalogue/modality.js';
import type { CheckInView } from '../check-ins/check-in.js';
import { addDays } from '../dates.js';
import type { PastTreatmentView } from '../history/past-treatment.js';
import type { MedicineView } from '../patients/patient.js';
import { catalogueOfCase, documentOfCase } from '../sequencing/case-document.js';
import type { CaseFile } from '../sequencing/case-file.js';
import { RULES } from '../sequencing/data/rule-set.js';
import type { CourseInput } from '../sequencing/document.js';
import { evaluate } from '../sequencing/evaluate.js';
import { applyFixToBoard, partnerChoices } from './apply-fix.js';
import { addCourse, boardOf, courseOf } from './board.js';
import type { Chart } from './chart.js';
import type { Board, CourseDraft, CourseView, PlanView } from './plan.js';
import { documentOf } from './sequencing-document.js';

const TODAY = '2027-03-01';
const on = (day: number): string => addDays(TODAY, day);
const modality = (id: string): Modality => {
  const found = MODALITY_BY_ID.get(id);
  if (found === undefined) throw new Error(`the catalogue has no ${id}`);
  return found;
};
const RECORDED = { source: 'entered', sourceSystem: null, sourceId: null, recordedOn: on(-30), version: 1 } as const;

const draft = (id: string, day = 0, more: Partial<CourseDraft> = {}): CourseDraft => ({
  ...courseOf(modality(id), { id: `c-${id}`, stageId: 's1', startsOn: on(day) }),
  ...more,
});
const view = (course: CourseDraft, more: Partial<CourseView> = {}): CourseView => ({
  ...course,
  state: 'planned',
  startedOn: null,
  endedOn: null,
  stopReason: '',
  learned: '',
  ...more,
});
const planOf = (courses: readonly CourseView[], more: Partial<PlanView> = {}): PlanView => ({
  id: 'p1',
  patientId: 'x',
  version: 1,
  state: 'active',
  title: 'Plan',
  urgentReason: '',
  stages: [{ id: 's1', name: 'Foundations', purpose: '', position: 0 }],
  courses,
  signatures: [],
  snoozes: [],
  lock: null,
  addenda: [],
  coSignature: null,
  createdOn: on(-60),
  activatedOn: null,
  ...more,
});

const checkIn = (day: number, more: Partial<CheckInView> = {}): CheckInView => ({
  id: `i${day}`,
  source: 'staff',
  recordedAt: `${on(day)}T12:00:00Z`,
  requestId: null,
  dueOn: null,
  recordedBy: 'somebody',
  takenOn: on(day),
  pegPain: null,
  pegEnjoyment: null,
  pegActivity: null,
  painNow: null,
  painWorst: null,
  sleep: null,
  function: null,
  phq4Items: [null, null, null, null],
  questionnaires: [],
  adherence: [],
  sideEffects: [],
  redFlags: null,
  note: '',
  peg: null,
  phq2: null,
  gad2: null,
  phq4: null,
  ...more,
});

const pastOf = (more: Partial<PastTreatmentView>): PastTreatmentView => ({
  ...RECORDED,
  id: 'h1',
  label: 'Cymbalta',
  modalityId: 'duloxetine',
  category: null,
  ingredients: [],
  doseText: '60 mg',
  dailyMg: 60,
  sessions: null,
  region: null,
  startedOn: on(-400),
  endedOn: on(-300),
  lengthDays: null,
  ongoing: false,
  reliefPercent: 5,
  reliefDays: null,
  functionOutcome: 'same',
  adherence: 'as-prescribed',
  reachedAdequateDose: 'yes',
  sideEffects: '',
  intolerable: false,
  stopReason: 'did-not-help',
  toBeCompleted: false,
  note: '',
  ...more,
});

const medicineOf = (more: Partial<MedicineView>): MedicineView => ({
  ...RECORDED,
  id: 'm1',
  label: 'As charted',
  codings: [],
  ingredients: ['sertraline'],
  doseText: '',
  dailyMg: 50,
  startedOn: on(-200),
  stoppedOn: null,
  status: 'current',
  overTheCounter: false,
  ...more,
});

const chartOf = (more: Partial<Chart> = {}): Chart => ({
  today: TODAY,
  patient: {
    ...RECORDED,
    id: 'x',
    mrn: '1',
    familyName: 'Doe',
    givenName: 'Jo',
    birthDate: '1980-01-15',
    sex: 'male',
    language: 'en',
    interpreter: false,
    phone: '',
    email: '',
    address: '',
    serviceStatus: 'none',
  },
  careTeam: [],
  preferences: { siteId: null, days: [], visitsPerWeek: 2, monthlyBudgetCents: null, refusals: ['esi'], note: '', version: 1 },
  scopeLift: null,
  events: [],
  questions: [],
  reviewDecisions: [],
  statements: [{ ...RECORDED, id: 't1', topic: 'medicines', answer: 'listed', askedOn: TODAY }],
  conditions: [],
  allergies: [],
  medicines: [],
  facts: [],
  coverages: [],
  serviceProofs: [],
  authorisations: [],
  goals: [],
  goalRatings: [],
  history: [],
  plan: null,
  baseline: null,
  checkIns: [],
  dueReviews: [],
  tasks: [],
  ...more,
});
const board = (courses: readonly CourseDraft[], urgentReason = ''): Board => ({ title: 'Plan', stages: planOf([]).stages, courses, urgentReason });
const documented = (chart: Chart, what: Board | PlanView) => documentOf(chart, what, MODALITY_BY_ID, TODAY);
const only = (chart: Chart, what: Board | PlanView): CourseInput => {
  const [first] = documented(chart, what).plan.courses;
  if (first === undefined) throw new Error('no course');
  return first;
};

describe('a course of the board', () => {
  it('reaches its adequate dose on the first step marked so', () => {
    const steps = [
      { day: 0, text: '30 mg', dailyMg: 30, perWeek: null, holdRule: null, adequate: false },
      { day: 7, text: '60 mg', dailyMg: 60, perWeek: null, holdRule: null, adequate: true },
    ];
    expect(only(chartOf(), board([draft('duloxetine', 3, { steps })]))).toMatchObject({ startsOn: on(3), adequateOn: on(10), dailyMg: 60 });
  });

  it('without a step marked adequate the trial waits for the last step', () => {
    const steps = [0, 14, 28].map((day) => ({ day, text: '', dailyMg: null, perWeek: null, holdRule: null, adequate: false }));
    expect(only(chartOf(), board([draft('duloxetine', 0, { steps })])).adequateOn).toBe(on(28));
    expect(only(chartOf(), board([draft('duloxetine', 0, { steps: [] })]))).toMatchObject({ adequateOn: on(0), dailyMg: null });
  });

  it('keeps what the plan on the chart recorded: start, end and state', () => {
    const planned = draft('cbt', -20);
    const started = chartOf({ plan: planOf([view(planned, { state: 'active', startedOn: on(-15) })]) });
    expect(only(started, board([planned]))).toMatchObject({ startsOn: on(-15), started: true, over: false });
    const stopped = chartOf({ plan: planOf([view(planned, { state: 'stopped', startedOn: on(-15), endedOn: on(-2) })]) });
    expect(only(stopped, board([planned]))).toMatchObject({ endsOn: on(-2), over: true });
    expect(only(chartOf(), board([planned]))).toMatchObject({ startsOn: on(-20), started: false });
  });

  it('names a modality in both languages, and the same object each time', () => {
    const [a, b] = [only(chartOf(), board([draft('cbt')])), only(chartOf(), board([draft('cbt', 5)]))];
    expect(a.modality).toBe(b.modality);
    expect(a.modality.names).toEqual(modality('cbt').name);
  });

  it('refuses a modality that the catalogue does not hold', () => {
    expect(() => documented(chartOf(), board([draft('cbt', 0, { modalityId: 'leeches' })]))).toThrow(RangeError);
  });

  it.each<readonly [string, number, CourseInput['benefit']]>([
    ['PEG fell from 7 to 4', 4, 'established'],
    ['PEG stayed at 7', 7, 'not-established'],
  ])('benefit since its start: %s', (_when, peg, expected) => {
    const before = [-60, -53, -46, -39].map((day) => checkIn(day, { peg: 7 }));
    const after = [-21, -14, -7, -1].map((day) => checkIn(day, { peg }));
    const course = view(draft('duloxetine', -35), { state: 'active', startedOn: on(-35) });
    expect(only(chartOf({ plan: planOf([course]), checkIns: [...before, ...after] }), planOf([course])).benefit).toBe(expected);
    expect(only(chartOf({ plan: planOf([course]), checkIns: before }), planOf([course])).benefit).toBe('unknown');
  });
});

describe('the patient', () => {
  it('has medicines with the classes of their ingredients', () => {
    const { medicines } = documented(chartOf({ medicines: [medicineOf({})] }), board([])).patient;
    expect(medicines[0]?.classes).toEqual(expect.arrayContaining(['ssri', 'serotonergic']));
  });

  it.each<readonly [string, Partial<MedicineView>, object]>([
    ['not mapped', { ingredients: null }, { ingredients: null, classes: [] }],
    ['mapped to an ingredient that the rules do not know: not mapped', { ingredients: ['unobtainium'] }, { ingredients: null, classes: [] }],
    ['mapped and of no concern', { ingredients: [] }, { ingredients: [], classes: [] }],
    ['stopped on a day', { status: 'stopped', stoppedOn: on(-9) }, { stoppedOn: on(-9) }],
    ['stopped, the day not recorded: no later than the record', { status: 'stopped' }, { stoppedOn: on(-30) }],
  ])('a medicine %s', (_when, more, expected) => {
    expect(documented(chartOf({ medicines: [medicineOf(more)] }), board([])).patient.medicines[0]).toMatchObject(expected);
  });

  it('counts check-ins of the last 28 days only; a score of zero counts, an empty one does not', () => {
    const checkIns = [checkIn(-28, { painNow: 5 }), checkIn(-27, { painNow: 0 }), checkIn(-20, { sleep: 0 }), checkIn(-10), checkIn(1, { painNow: 5 })];
    expect(documented(chartOf({ checkIns }), board([])).patient.checkIns).toEqual({ firstOn: on(-27), painCount: 1, otherCount: 1 });
    expect(documented(chartOf(), board([])).patient.checkIns).toEqual({ firstOn: null, painCount: 0, otherCount: 0 });
  });

  it('carries goals, visits, refusals and the decision about scope', () => {
    const goal = { ...RECORDED, id: 'g1', text: 'Walk the dog', value: '', targetOn: null, scale: null };
    const chart = chartOf({
      goals: [
        { ...goal, status: 'active' },
        { ...goal, id: 'g2', status: 'dropped' },
      ],
      scopeLift: { reason: 'because', byName: 'Dr X', on: TODAY },
    });
    expect(documented(chart, board([])).patient).toMatchObject({ goals: 1, visitsPerWeek: 2, refusals: ['esi'], scopeLifted: true });
  });

  it('life events are upsets up to their last day; one to come is none yet', () => {
    const event = (startsOn: string, endsOn: string | null) => ({ ...RECORDED, id: 'e', kind: 'travel' as const, label: 'Away', startsOn, endsOn });
    const chart = chartOf({ events: [event(on(-30), on(-20)), event(on(-3), null), event(on(2), on(5))], facts: [] });
    expect(documented(chart, board([])).patient.facts.map(({ code, answer, takenOn }) => [code, answer, takenOn])).toEqual([
      ['perturbation', 'yes', on(-20)],
      ['perturbation', 'yes', TODAY],
    ]);
  });

  it('history is judged, and counts towards resistance', () => {
    const chart = chartOf({ history: [pastOf({}), pastOf({ id: 'h2', modalityId: null, label: 'something', category: 'restorative' })] });
    const { history, patient } = documented(chart, board([]));
    expect(history[0]).toMatchObject({ adequacy: 'adequate', outcome: 'failure', class: 'snri', ingredients: ['duloxetine'] });
    expect(history[1]).toMatchObject({ modality: null, adequacy: 'unknown' });
    expect(patient.treatmentResistant.strict).toBe(1);
  });

  it('an urgent reason makes the plan urgent', () => {
    expect([documented(chartOf(), board([], ' ')).plan.urgent, documented(chartOf(), board([], 'new deficit')).plan.urgent]).toEqual([false, true]);
  });
});

const stepsOf = ({ steps }: CourseDraft) => steps.map(({ day, dailyMg }) => ({ day, dailyMg: dailyMg ?? 0 }));

describe('the same case written by hand', () => {
  it('is the same document', () => {
    const chart = chartOf({
      conditions: [
        { ...RECORDED, id: 'k1', label: 'COPD', codings: [], flags: ['copd'], onsetOn: null, status: 'active', isPain: false, region: null },
        { ...RECORDED, id: 'k2', label: 'Old', codings: [], flags: null, onsetOn: null, status: 'resolved', isPain: false, region: null },
      ],
      allergies: [{ ...RECORDED, id: 'a1', label: 'Sulfa', codings: [], substance: 'sulfonamide', kind: 'allergy', reaction: '', severity: 'unknown' }],
      medicines: [medicineOf({}), medicineOf({ id: 'm2', ingredients: null, dailyMg: null, startedOn: null })],
      facts: [{ ...RECORDED, id: 'f1', code: 'egfr', value: 60, answer: null, unit: '', takenOn: on(-5) }],
      history: [pastOf({})],
      checkIns: [checkIn(-20, { painNow: 6 }), checkIn(-10, { painNow: 4 })],
    });
    const planned = draft('duloxetine', 7, { backupModalityId: 'nortriptyline', stopRule: 'Blood pressure', endsOn: null });
    const file: CaseFile = {
      today: TODAY,
      patient: {
        birthDate: '1980-01-15',
        sex: 'male',
        conditions: [
          { id: 'k1', label: 'COPD', flags: ['copd'] },
          { id: 'k2', label: 'Old', active: false },
        ],
        allergies: [{ id: 'a1', label: 'Sulfa', substance: 'sulfonamide' }],
        checkIns: { firstOn: on(-20), painCount: 2 },
        baselinePain: 5,
        visitsPerWeek: 2,
        refusals: ['esi'],
      },
      history: [
        {
          id: 'h1',
          label: 'Cymbalta',
          modality: 'duloxetine',
          dailyMg: 60,
          startedOn: on(-400),
          endedOn: on(-300),
          reliefPercent: 5,
          functionOutcome: 'same',
          adherence: 'as-prescribed',
          reachedAdequateDose: 'yes',
          stopReason: 'did-not-help',
        },
      ],
      medicines: [
        { id: 'm1', label: 'As charted', ingredients: ['sertraline'], dailyMg: 50, startedOn: on(-200) },
        { id: 'm2', label: 'As charted' },
      ],
      facts: [{ code: 'egfr', value: 60, takenOn: on(-5) }],
      statements: [{ topic: 'medicines', answer: 'listed', askedOn: TODAY }],
      plan: {
        courses: [{ id: planned.id, modality: 'duloxetine', startsOn: on(7), doses: stepsOf(planned), backup: 'nortriptyline', stopRule: 'Blood pressure' }],
      },
    };
    expect(documentOfCase(file, catalogueOfCase(file, MODALITY_BY_ID))).toEqual(documented(chart, board([planned])));
  });
});

describe('a fix on the board', () => {
  const fixed = (chart: Chart, before: Board, rule: string) => {
    const [fix] = evaluate(documented(chart, before), RULES).findings.find(({ ruleId }) => ruleId === rule)?.fixes ?? [];
    if (fix === undefined) throw new Error(`no fix for ${rule}`);
    return applyFixToBoard(before, fix, { catalogue: MODALITY_BY_ID, newId: 'new' });
  };
  const says = (chart: Chart, what: Board, rule: string): string | undefined =>
    evaluate(documented(chart, what), RULES).findings.find(({ ruleId }) => ruleId === rule)?.severity;

  it('moves a course, and the warning is gone', () => {
    const before = board([draft('duloxetine', 0), draft('pt_exercise', 3)]);
    const after = fixed(chartOf(), before, 'SEQ-03');
    expect([says(chartOf(), before, 'SEQ-03'), says(chartOf(), after, 'SEQ-03')]).toEqual(['warn', 'inform']);
  });

  it('adds rehabilitation to an injection, from the best that the catalogue has', () => {
    const before = board([draft('tpi', 0)]);
    const after = fixed(chartOf(), before, 'SEQ-07');
    expect(after.courses[1]).toMatchObject({ id: 'new', stageId: 's1' });
    expect(partnerChoices(MODALITY_BY_ID, ['rehab'])[0]?.id).toBe(after.courses[1]?.modalityId);
    expect(says(chartOf(), after, 'SEQ-07')).toBeUndefined();
  });

  it('swaps for the backup with its own steps, in the same place', () => {
    const before = board([draft('duloxetine', 5, { backupModalityId: 'pregabalin', region: 'lumbar' })]);
    const after = applyFixToBoard(before, { kind: 'swap', courseId: 'c-duloxetine', modalityId: 'pregabalin' }, { catalogue: MODALITY_BY_ID, newId: 'new' });
    expect(after.courses).toEqual([
      expect.objectContaining({
        id: 'c-duloxetine',
        modalityId: 'pregabalin',
        startsOn: on(5),
        steps: modality('pregabalin').defaultSteps,
        region: 'lumbar',
        backupModalityId: null,
      }),
    ]);
  });

  it('removes, extends, and leaves the board alone when it only asks', () => {
    const before = addCourse(board([draft('cbt', 0)]), draft('tens', 0));
    const how = { catalogue: MODALITY_BY_ID, newId: 'new' };
    expect(applyFixToBoard(before, { kind: 'remove', courseId: 'c-tens' }, how).courses).toHaveLength(1);
    expect(applyFixToBoard(before, { kind: 'extend', courseId: 'c-cbt', endsOn: on(99) }, how).courses[0]?.endsOn).toBe(on(99));
    expect(applyFixToBoard(before, { kind: 'record-fact', datum: 'fact:egfr' }, how)).toBe(before);
  });

  it('the board of a plan says the same as the plan itself', () => {
    const plan = planOf([view(draft('cbt', -10), { state: 'active', startedOn: on(-9) }), view(draft('duloxetine', 5))]);
    const chart = chartOf({ plan });
    expect(documented(chart, boardOf(plan))).toEqual(documented(chart, plan));
  });
});

describe('what happened to a course since its start', () => {
  const started = (more: Partial<CourseView> = {}): CourseView => view(draft('duloxetine', -40), { state: 'active', startedOn: on(-40), ...more });
  const courseIn = (checkIns: readonly CheckInView[], course = started()) =>
    documentOf(chartOf({ plan: planOf([course]), checkIns }), planOf([course]), MODALITY_BY_ID, TODAY).plan.courses[0];
  const told = (day: number, severity: 'mild' | 'severe', wantsToStop = false): CheckInView =>
    checkIn(day, { sideEffects: [{ courseId: 'c-duloxetine', what: 'nausea', severity, wantsToStop }] });

  it('its dose steps stand by day, from the day on which it really started', () => {
    expect(courseIn([])?.doses).toEqual([
      { on: on(-40), dailyMg: 30 },
      { on: on(-33), dailyMg: 60 },
    ]);
  });

  it('adherence is the mean of the answers since the start', () => {
    const answer = (day: number, percent: number | null) => checkIn(day, { adherence: [{ courseId: 'c-duloxetine', percent }] });
    expect(courseIn([answer(-50, 0), answer(-20, 60), answer(-10, 80), answer(-5, null)])?.reported?.adherencePercent).toBe(70);
    expect(courseIn([])?.reported?.adherencePercent).toBeNull();
  });

  it.each<readonly [string, readonly CheckInView[], string | null]>([
    ['severe', [told(-5, 'severe')], on(-5)],
    ['mild, but a reason to stop', [told(-5, 'mild', true)], on(-5)],
    ['mild', [told(-5, 'mild')], null],
    ['severe, and not told again', [told(-9, 'severe'), checkIn(-5)], null],
    ['severe before it started', [told(-41, 'severe')], null],
    ['none', [], null],
  ])('a side effect that cannot be borne: %s', (_when, checkIns, expected) => {
    expect(courseIn(checkIns)?.reported?.intolerableOn).toBe(expected);
  });

  it('nothing is reported of what has not started', () => {
    expect(courseIn([], view(draft('duloxetine')))?.reported).toBeUndefined();
  });
});
