import { describe, expect, it } from '@jest/globals';
import { MODALITIES, MODALITY_BY_ID } from '../catalogue/catalogue.js';
import { addDays } from '../dates.js';
import { SUGGESTED_CRISIS } from '../people/safety-contact.js';
import { RULES } from '../sequencing/data/rule-set.js';
import type { LocalText } from '../text.js';
import { fullDay, patientPlanOf, type PatientPlan, type PatientPlanAsked } from './patient-plan.js';
import { PLAN_PAGE } from './patient-plan-words.data.js';
import type { CourseView, PlanView } from './plan.js';
import { plannedCourse } from './testing.js';

const TODAY = '2027-03-01';
const on = (day: number): string => addDays(TODAY, day);
const planOf = (courses: readonly CourseView[], more: Partial<PlanView> = {}): PlanView => ({
  ...{ id: 'p', patientId: 'x', version: 4, state: 'active', title: 'Plan', urgentReason: '', stages: [], courses, signatures: [], snoozes: [] },
  ...{ lock: null, addenda: [], coSignature: null, createdOn: TODAY, activatedOn: TODAY },
  ...more,
});
const asked = (courses: readonly CourseView[], more: Partial<PatientPlanAsked> = {}): PatientPlanAsked => ({
  chart: {
    patient: { givenName: 'Rosa' } as PatientPlanAsked['chart']['patient'],
    goals: [
      {
        id: 'g',
        version: 1,
        source: 'entered',
        sourceSystem: null,
        sourceId: null,
        recordedOn: TODAY,
        text: 'Cargar a mi nieta',
        value: 'Familia',
        targetOn: null,
        status: 'active',
        scale: null,
      },
      {
        id: 'h',
        version: 1,
        source: 'entered',
        sourceSystem: null,
        sourceId: null,
        recordedOn: TODAY,
        text: 'Old',
        value: '',
        targetOn: null,
        status: 'dropped',
        scale: null,
      },
    ],
    conditions: [],
    questions: [],
  },
  plan: planOf(courses),
  catalogue: MODALITY_BY_ID,
  rules: RULES,
  contact: { clinicPhone: '(212) 555-0100', onCallPhone: '', crisisEn: SUGGESTED_CRISIS.en, crisisEs: SUGGESTED_CRISIS.es },
  clinicName: 'Harbor Clinic',
  quote: null,
  changedOn: on(-3),
  today: TODAY,
  ...more,
});
const steps = [
  { day: 0, text: '', dailyMg: 30, perWeek: null, holdRule: null, adequate: false },
  { day: 7, text: '', dailyMg: 60, perWeek: null, holdRule: null, adequate: true },
];
const DULOXETINE = plannedCourse('a', 'duloxetine', on(2), { steps, target: 'pain', backupModalityId: 'venlafaxine' });
const ESI = plannedCourse('b', 'esi', on(30));
const PT = plannedCourse('c', 'pt_exercise', on(36), { endsOn: on(92), sessionsPerWeek: 2, homePractice: 'Walk 10 minutes' });

const textsOf = (plan: PatientPlan): readonly LocalText[] => [
  ...Object.values(PLAN_PAGE),
  ...(plan.standing === null ? [] : [plan.standing]),
  plan.checkIns,
  ...plan.courses.flatMap(({ name, what, whyNow, when, expect: expected, know, ifNot, sideEffects }) => [
    name,
    what,
    whyNow,
    ...when,
    ...expected,
    know,
    ifNot,
    ...sideEffects,
  ]),
  ...plan.weeks.flatMap(({ starts, items }) => [starts, ...items]),
];

describe('the plan of a patient', () => {
  const courses = patientPlanOf(asked([PT, DULOXETINE, ESI])).courses;
  const [first, second, third] = ['a', 'b', 'c'].map((id) => {
    const found = courses.find((course) => course.id === id);
    if (found === undefined) throw new Error(id);
    return found;
  });

  it('says of each treatment why now and when, in the order of their starts', () => {
    expect(courses.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(first?.whyNow.en).toContain('comes first');
    expect(first?.when.map(({ en }) => en)).toEqual([
      'It starts on Wednesday, March 3, 2027.',
      'From March 3, 2027: 30 mg a day.',
      'From March 10, 2027: 60 mg a day.',
      'It goes on until we look at it together.',
    ]);
    expect(third?.whyNow.en).toContain('soon after this treatment: Epidural steroid injection');
  });

  it('and what to expect, how we will know, and what then', () => {
    expect(first?.know.es).toMatch(/^Alrededor del \d+ de \w+ de 2027 veremos juntos qué tan fuerte es su dolor/);
    expect(first?.ifNot.es).toBe('Entonces hablaremos de otra opción: Venlafaxina de liberación prolongada.');
    expect(second?.expect.map(({ en }) => en).join(' ')).toContain('In the first 7 days it may hurt more');
    expect(second?.when.at(-1)?.es).toBe('Se hace en un solo día.');
    expect(third?.practice).toBe('Walk 10 minutes');
  });

  it('of a treatment that runs, names no dose and no day of judging that has passed', () => {
    const running = { ...DULOXETINE, state: 'active', startedOn: on(-180) } as const;
    const [course] = patientPlanOf(asked([running])).courses;
    expect(course?.when.filter(({ en }) => en.includes('mg'))).toEqual([
      { en: 'From September 9, 2026: 60 mg a day.', es: 'Desde el 9 de septiembre de 2026: 60 mg al día.' },
    ]);
    expect(course?.know).toEqual({
      en: 'At each visit we look together at how strong your pain is.',
      es: 'En cada visita veremos juntos qué tan fuerte es su dolor.',
    });
  });

  it('keeps goals in the words of the patient and leaves out those that are dropped', () => {
    expect(patientPlanOf(asked([])).goals).toEqual([{ text: 'Cargar a mi nieta', why: 'Familia' }]);
  });

  it('has the patient’s own questions: open ones first, then the last five that were answered, newest first', () => {
    const question = (text: string, askedOn: string, answeredOn: string | null = null) => ({
      ...{ id: text, version: 1, source: 'entered', sourceSystem: null, sourceId: null, recordedOn: TODAY, text, askedOn, answeredOn },
      answer: answeredOn === null ? '' : `About ${text}`,
    });
    const answered = Array.from({ length: 6 }, (_, at) => question(`A${at}`, on(-90), on(-80 + at)));
    const { chart } = asked([]);
    const questions = [...answered, question('May I drive?', on(-5)), question('¿Y mi trabajo?', on(-9))] as PatientPlanAsked['chart']['questions'];
    const plan = patientPlanOf(asked([], { chart: { ...chart, questions } }));
    expect(plan.questions.map(({ text }) => text)).toEqual(['¿Y mi trabajo?', 'May I drive?', 'A5', 'A4', 'A3', 'A2', 'A1']);
    expect(plan.questions[1]?.answer).toBeNull();
    expect(plan.questions[2]?.answer).toEqual({ text: 'About A5', on: { en: 'December 16, 2026', es: '16 de diciembre de 2026' } });
    expect(plan.changedOn).toBe(on(-3));
  });

  it('says what each month costs from this one on, also where it is not fully known', () => {
    const months = [
      { month: '2027-02', cents: 1_000, knownCents: 1_000 },
      { month: '2027-03', cents: 0, knownCents: 0 },
      { month: '2027-04', cents: null, knownCents: 2_550 },
      ...['2027-06', '2027-07', '2027-08'].map((month) => ({ month, cents: 1_200, knownCents: 1_200 })),
      { month: '2027-12', cents: 1_200, knownCents: 1_200 },
      { month: '2028-01', cents: null, knownCents: 0 },
    ];
    const quote = { from: TODAY, until: on(364), months, total: { cents: null, knownCents: 3_550 }, courses: [], lines: [] };
    expect(patientPlanOf(asked([], { quote })).months).toEqual([
      { month: { en: 'March 2027', es: 'marzo de 2027' }, sum: { en: '$0.00', es: '$0.00' } },
      { month: { en: 'April 2027', es: 'abril de 2027' }, sum: { en: 'at least $25.50', es: 'al menos $25.50' } },
      { month: { en: 'June 2027 to August 2027, each month', es: 'De junio de 2027 a agosto de 2027, cada mes' }, sum: { en: '$12.00', es: '$12.00' } },
      { month: { en: 'December 2027', es: 'diciembre de 2027' }, sum: { en: '$12.00', es: '$12.00' } },
      { month: { en: 'January 2028', es: 'enero de 2028' }, sum: { en: 'not known', es: 'no se sabe' } },
    ]);
    expect(patientPlanOf(asked([])).months).toEqual([]);
  });

  it('leaves out what is over, and says of a draft that it is one', () => {
    const stopped = { ...DULOXETINE, state: 'stopped', startedOn: on(-40), endedOn: on(-3) } as const;
    const plan = patientPlanOf(asked([], { plan: planOf([stopped, PT], { state: 'draft', activatedOn: null }) }));
    expect(plan.courses.map(({ id }) => id)).toEqual(['c']);
    expect(plan.standing).toBe(PLAN_PAGE.draft);
  });

  it('has six weeks, from the Monday of this one, with starts, sessions and check-ins, and nothing that has passed', () => {
    const { weeks } = patientPlanOf(asked([DULOXETINE, PT], { today: on(2), plan: planOf([DULOXETINE, PT]) }));
    expect(weeks.map(({ from }) => from)).toEqual([0, 7, 14, 21, 28, 35].map(on));
    expect(weeks[0]?.items.map(({ es }) => es)).toContain('miércoles: empieza Duloxetina');
    expect(weeks[5]?.items.map(({ en }) => en)).toContain('2 × Physical therapy with graded exercise');
    expect(weeks[0]?.items.some(({ en }) => en.startsWith('Monday'))).toBe(false);
  });

  it('says what it costs, or nothing of it', () => {
    const quote = {
      ...{ from: TODAY, until: on(364), months: [], total: { cents: null, knownCents: 4_500 } },
      courses: [{ courseId: 'a', cents: null, knownCents: 4_500 }],
      lines: [{ courseId: 'a', month: '2027-03', per: 'month', count: 3, priceCents: 1_500, patientCents: 1_500, reasons: [{ kind: 'self-pay' }] }],
    } as const;
    const plan = patientPlanOf(asked([DULOXETINE], { quote }));
    expect(plan.courses[0]?.cost).toEqual({
      sum: { en: 'at least $45.00', es: 'al menos $45.00' },
      why: [{ en: 'Paid without insurance.', es: 'Se paga sin seguro.' }],
    });
    expect(plan.total?.es).toBe('al menos $45.00');
    expect(patientPlanOf(asked([DULOXETINE])).total).toBeNull();
  });
});

/** Words that Spanish does not have, so that one of them in a Spanish sentence is a piece of English. */
const ENGLISH = /\b(the|and|with|you|your|this|that|we|will|may|pain|week|day|days|start|starts|treatment|from|until|after|before|help|helps)\b/iu;
const every = patientPlanOf(asked(MODALITIES.map(({ id }, at) => plannedCourse(`m${at}`, id, on(at), { sessionsPerWeek: 1 }))));

describe('the Spanish page', () => {
  it.each(textsOf(every).map(({ en, es }) => [es, en]))('%s', (es, en) => {
    expect(es.trim()).not.toBe('');
    expect(en.trim()).not.toBe('');
    expect(es).not.toMatch(ENGLISH);
  });

  it('writes days as Spanish does', () => {
    expect(fullDay('2027-08-02').es).toBe('lunes 2 de agosto de 2027');
  });
});

const syllables = (word: string): number =>
  Math.max(
    1,
    (
      word
        .toLowerCase()
        .replace(/e\b/u, '')
        .match(/[aeiouy]+/gu) ?? []
    ).length,
  );
const silabas = (word: string): number => Math.max(1, (word.toLowerCase().match(/[aeiouáéíóúü]+/gu) ?? []).length);
const wordsOf = (text: string): readonly string[] => text.match(/\p{L}+/gu) ?? [];
const sentencesOf = (text: string): number => Math.max(1, text.split(/[.!?:]+/u).filter((part) => part.trim() !== '').length);
const said = (plan: PatientPlan, language: keyof LocalText): string =>
  [
    ...Object.values(PLAN_PAGE),
    ...plan.courses.flatMap(({ whyNow, when, know, ifNot, what, expect: expected }) => [what, whyNow, ...when, ...expected, know, ifNot]),
  ]
    .map((text) => text[language])
    .map((text) => (/[.!?]$/u.test(text) ? text : `${text}.`))
    .join(' ');

describe('who can read it', () => {
  const plan = patientPlanOf(asked([PT, DULOXETINE, ESI]));
  it('a twelve-year-old in English: Flesch-Kincaid grade 7 or less', () => {
    const text = said(plan, 'en');
    const words = wordsOf(text);
    const grade = 0.39 * (words.length / sentencesOf(text)) + 11.8 * (words.reduce((sum, word) => sum + syllables(word), 0) / words.length) - 15.59;
    expect(grade).toBeLessThanOrEqual(7);
  });

  it('and in Spanish: Fernández-Huerta 70 (fairly easy) or more', () => {
    const text = said(plan, 'es');
    const words = wordsOf(text);
    const ease = 206.84 - 60 * (words.reduce((sum, word) => sum + silabas(word), 0) / words.length) - 1.02 * (words.length / sentencesOf(text));
    expect(ease).toBeGreaterThanOrEqual(70);
  });
});
