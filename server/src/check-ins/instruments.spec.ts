import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { stepsFor, withAnswer, type AskedItem } from '@stagewell/shared/check-ins/answer-steps';
import { blankAnswers, type AnswerSheet, type PatientAnswers } from '@stagewell/shared/check-ins/answering';
import { ASKABLE } from '@stagewell/shared/check-ins/asking';
import type { CheckInView } from '@stagewell/shared/check-ins/check-in';
import type { InstrumentId } from '@stagewell/shared/check-ins/instrument';
import { INSTRUMENTS } from '@stagewell/shared/check-ins/instruments';
import { QUESTIONNAIRE_IDS, TOTAL_ONLY_IDS } from '@stagewell/shared/check-ins/questionnaire';
import { bandOf, questionnaireScore } from '@stagewell/shared/check-ins/score';
import { score } from '@stagewell/shared/check-ins/short-scores';
import type { LocalText } from '@stagewell/shared/text';
import { newPatient, startApp, type Person, type TestApp } from '../testing/app.js';
import { accepting } from '../testing/accepting.js';
import { SAFETY } from '../testing/bodies.js';
import { runningPlan } from '../testing/running.js';

let test: TestApp;
let clinician: Person;
let admin: Person;
let today: string;
beforeAll(async () => {
  test = await startApp();
  [clinician, admin] = await Promise.all([test.as('clinician@a.test'), test.as('admin@a.test')]);
  today = (await clinician.get('/clinic')).body.today as string;
  await admin.put('/clinic/safety-contact', SAFETY, 0);
});
afterAll(() => test.close());

const post = (what: string, body: object) =>
  test
    .anyone()
    .post(`/api/answer/${what}`)
    .set({ 'x-forwarded-for': [...randomBytes(4)].join('.'), 'idempotency-key': randomUUID() })
    .send(body);
const patientOf = async (over: object = {}): Promise<string> => (await clinician.post('/patients', newPatient(over))).body.id as string;
const ask = (patientId: string, instruments: readonly InstrumentId[]) =>
  clinician.post(`/patients/${patientId}/check-in-requests`, { dueOn: today, latestOn: today, instruments });
const linkTo = async (patientId: string, instruments: readonly InstrumentId[]): Promise<string> => {
  const { id } = (await ask(patientId, instruments)).body as { id: string };
  const { url } = (await clinician.post(`/check-in-requests/${id}/link`, { for: 'patient', hours: null })).body as { url: string };
  return url.split('#')[1] ?? '';
};

type Replies = (item: AskedItem, at: number) => number | null;
const itemsOf = (sheet: AnswerSheet, answers: PatientAnswers): readonly AskedItem[] =>
  stepsFor(sheet, answers).flatMap((step) => (step.kind === 'items' ? step.items : []));
/** Screen by screen as on the page: what an answer calls for is asked too. */
const answeredBy = (sheet: AnswerSheet, replies: Replies): PatientAnswers => {
  const walk = (answers: PatientAnswers, at: number): PatientAnswers => {
    const item = itemsOf(sheet, answers)[at];
    return item === undefined ? answers : walk(withAnswer(answers, item.field, replies(item, at), sheet.questions), at + 1);
  };
  return walk(blankAnswers(), 0);
};

interface Journey {
  readonly asked: readonly string[];
  readonly advice: readonly string[];
  readonly checkIn: CheckInView;
  /** Trigger and priority of each task that the answers opened. */
  readonly tasks: readonly string[];
}
/** From the request by the clinic to what stands on the chart. */
const answer = async (
  instruments: readonly InstrumentId[],
  replies: Replies,
  { lists = {}, birthDate = null, patientId = null }: { lists?: Partial<PatientAnswers>; birthDate?: string | null; patientId?: string | null } = {},
): Promise<Journey> => {
  const who = patientId ?? (await patientOf());
  const token = await linkTo(who, instruments);
  const { sheet } = (await post('open', { token, birthDate })).body as { sheet: AnswerSheet };
  const answers = { ...answeredBy(sheet, replies), ...lists };
  const sent = await post('submit', { token, birthDate, answers });
  expect(sent.status).toBe(201);
  const { checkIns } = (await clinician.get(`/patients/${who}`)).body as { checkIns: CheckInView[] };
  const tasks = (await clinician.get('/tasks')).body as { patientId: string; triggerId: string; priority: string }[];
  const [checkIn] = checkIns;
  if (checkIn === undefined) throw new Error('Nothing stands on the chart');
  return {
    asked: itemsOf(sheet, answers).map(({ field }) => field),
    advice: (sent.body as { advice: LocalText[] }).advice.map(({ en }) => en),
    checkIn,
    tasks: tasks
      .filter((task) => task.patientId === who)
      .map(({ triggerId, priority }) => `${triggerId} ${priority}`)
      .toSorted(),
  };
};

/** The stored score of an instrument; `undefined` = it is not there at all. */
const stored = ({ checkIn }: Journey, id: InstrumentId): number | null | undefined => {
  const { peg, phq4, painNow, painWorst, sleep, function: doing } = checkIn;
  const own: Partial<Record<InstrumentId, number | null>> = { peg, phq4, pain_now: painNow, pain_worst: painWorst, sleep, function: doing };
  return id in own ? own[id] : checkIn.questionnaires.find(({ instrument }) => instrument === id)?.score;
};
const scored = (journey: Journey, id: InstrumentId): readonly [number | null | undefined, string | null] => {
  const value = stored(journey, id);
  return [value, bandOf(id, value ?? null)?.label.en ?? null];
};
/** By the functions that the page and the chart use. */
const asPure = ({ checkIn }: Journey): object => ({
  ...score(checkIn),
  questionnaires: checkIn.questionnaires.map((one) => ({ ...one, version: INSTRUMENTS[one.instrument].version, score: questionnaireScore(one) })),
});

const all =
  (value: number): Replies =>
  () =>
    value;
const lowest: Replies = ({ options }) => (options.length === 0 ? 0 : Math.min(...options.map(({ value }) => value)));
const highest: Replies = ({ options }) => (options.length === 0 ? 10 : Math.max(...options.map(({ value }) => value)));
const fields =
  (given: Readonly<Record<string, number | null>>, otherwise: number | null = null): Replies =>
  ({ field }) =>
    given[field] === undefined ? otherwise : given[field];
const but =
  (field: string, replies: Replies): Replies =>
  (item, at) =>
    item.field === field ? null : replies(item, at);

/** One answer or all alike: instrument, score and band at the lowest, then at the highest answers, worked out by hand. */
const ENDS: readonly (readonly [InstrumentId, readonly [number, string | null], readonly [number, string | null]])[] = [
  ['peg', [0, 'Mild'], [10, 'Severe']],
  ['pain_now', [0, 'None'], [10, 'Severe']],
  ['pain_worst', [0, 'None'], [10, 'Severe']],
  ['sleep', [0, null], [10, null]],
  ['function', [0, null], [10, null]],
  ['phq4', [0, 'Normal'], [12, 'Severe']],
  ['phq9', [0, 'Minimal'], [27, 'Severe']],
  ['gad7', [0, 'Minimal'], [21, 'Severe']],
  ['pgic', [1, 'Very much better'], [7, 'Very much worse']],
  ['rmdq', [0, null], [24, null]],
  ['pain_least', [0, 'None'], [10, 'Severe']],
  ['interference', [0, null], [10, null]],
  ['mood', [0, null], [10, null]],
  ['fatigue', [0, null], [10, null]],
  ['sleep_items', [0, null], [10, null]],
  ['quality_of_life', [0, null], [10, null]],
  ['catastrophizing', [0, null], [10, null]],
  ['fear_of_movement', [0, null], [10, null]],
];

describe('every instrument that may be shown, answered by link', () => {
  it('is in this table, or a list with a case of its own', () => {
    expect([...ENDS.map(([id]) => id), 'adherence', 'side_effects', 'red_flags'].toSorted()).toEqual([...ASKABLE].toSorted());
    expect(ENDS.map(([id]) => id)).toEqual(expect.arrayContaining([...QUESTIONNAIRE_IDS]));
  });

  it.each(ENDS)('%s from its lowest to its highest score', async (id, low, high) => {
    const [least, most] = [await answer([id], lowest), await answer([id], highest)];
    expect([scored(least, id), scored(most, id)]).toEqual([low, high]);
    for (const journey of [least, most]) {
      expect(journey.checkIn).toMatchObject(asPure(journey));
      expect(journey.checkIn.source).toBe('patient-link');
    }
    expect(least.tasks).toEqual([]);
  });

  it.each(ENDS.filter(([id]) => INSTRUMENTS[id].items.length > 1).map(([id]) => [id]))(
    '%s with one answer left out has no score, and keeps the others',
    async (id) => {
      const [first] = INSTRUMENTS[id].items;
      const journey = await answer([id], but(first?.field ?? '', lowest));
      expect(scored(journey, id)).toEqual([null, null]);
      expect(journey.checkIn).toMatchObject(asPure(journey));
      const kept = journey.checkIn.questionnaires.find(({ instrument }) => instrument === id);
      if (kept) expect(kept.answers).toEqual(INSTRUMENTS[id].items.map((_, at) => (at === 0 ? null : lowest(itemOf(id, at), at))));
    },
  );

  it.each(TOTAL_ONLY_IDS)('%s may not be shown, and is not asked', async (id) => {
    const refused = await ask(await patientOf(), [id]);
    expect([refused.status, refused.body.errors[0].path]).toEqual([400, 'instruments']);
  });

  it('has its words in Spanish, and a Spanish-speaking patient gets them first', async () => {
    const patientId = await patientOf({ language: 'es' });
    for (const half of [ASKABLE.slice(0, 10), ASKABLE.slice(10)]) {
      const { sheet } = (await post('open', { token: await linkTo(patientId, half), birthDate: null })).body as { sheet: AnswerSheet };
      expect(sheet.language).toBe('es');
      const said = sheet.questions.flatMap(({ recall, stem, anchors, items }) => [
        ...[recall, stem].filter((text) => text !== null),
        ...anchors.map(({ text }) => text),
        ...items.flatMap((item) => [item.text, ...(item.anchors ?? []).map(({ text }) => text)]),
      ]);
      expect(said.length).toBeGreaterThan(20);
      expect(said.filter(({ en, es }) => es.trim() === '' || (es === en && en !== 'No'))).toEqual([]);
    }
  });
});

const itemOf = (id: InstrumentId, at: number): AskedItem => {
  const { items, anchors } = INSTRUMENTS[id];
  const own = items[at]?.anchors ?? anchors;
  const named = own.length > 2 || own.some(({ value }) => value === 1);
  return { field: '', text: { en: '', es: '' }, scale: null, options: named ? own.map(({ value, text }) => ({ value: Number(value), text })) : [] };
};

describe('between the ends', () => {
  it.each<[string, InstrumentId, Replies, number, string | null]>([
    ['a mean that is not a whole number', 'peg', fields({ pegPain: 5, pegEnjoyment: 3, pegActivity: 3 }), 11 / 3, 'Mild'],
    ['the least pain there is', 'pain_now', all(1), 1, 'Mild'],
    ['the first of severe pain', 'pain_worst', all(7), 7, 'Severe'],
    ['a PHQ-9 of ten, by one point moderate', 'phq9', fields({ 'phq9.0': 3, 'phq9.1': 3, 'phq9.2': 3, 'phq9.3': 1, 'phq9.9': 3 }, 0), 10, 'Moderate'],
    ['a GAD-7 of fourteen', 'gad7', all(2), 14, 'Moderate'],
    ['twelve of the twenty-four', 'rmdq', (_, at) => (at < 12 ? 1 : 0), 12, null],
    ['a mean of three about sleep', 'sleep_items', (_, at) => at + 4, 5, null],
  ])('%s', async (_, id, replies, value, band) => {
    const journey = await answer([id], replies);
    const [got, label] = scored(journey, id);
    expect([label, got]).toEqual([band, expect.closeTo(value, 10)]);
  });
});

const LOW_MOOD = { 'phq4Items.0': 2, 'phq4Items.1': 1 };
const WORRY = { 'phq4Items.2': 3, 'phq4Items.3': 3 };

describe('PHQ-4 and what it calls for', () => {
  it('below both cut-offs nothing more is asked', async () => {
    const journey = await answer(['phq4'], fields({ 'phq4Items.0': 1, 'phq4Items.1': 1, 'phq4Items.2': 2, 'phq4Items.3': 0 }));
    expect(journey.asked).toHaveLength(4);
    expect([journey.checkIn.phq2, journey.checkIn.gad2, scored(journey, 'phq4')]).toEqual([2, 2, [4, 'Mild']]);
    expect([journey.checkIn.questionnaires, journey.tasks]).toEqual([[], []]);
  });

  it('a positive PHQ-2 leads into PHQ-9, which begins with its two answers; GAD-7 stays away', async () => {
    const journey = await answer(['phq4'], fields({ ...LOW_MOOD, 'phq4Items.2': 0, 'phq4Items.3': 0, 'phq9.8': 0 }, 2));
    expect(journey.asked.filter((field) => field.startsWith('phq9'))).toEqual([2, 3, 4, 5, 6, 7, 8, 9].map((at) => `phq9.${at}`));
    expect(journey.asked.some((field) => field.startsWith('gad7'))).toBe(false);
    expect(journey.checkIn.questionnaires[0]?.answers).toEqual([2, 1, 2, 2, 2, 2, 2, 2, 0, 2]);
    expect(scored(journey, 'phq9')).toEqual([15, 'Moderately severe']);
    expect(journey.tasks).toEqual([]);
  });

  it('a positive GAD-2 leads into GAD-7; fifteen is severe and somebody calls', async () => {
    const journey = await answer(['phq4'], fields({ 'phq4Items.0': 0, 'phq4Items.1': 0, ...WORRY, 'gad7.6': 1 }, 2));
    expect(journey.asked.some((field) => field.startsWith('phq9'))).toBe(false);
    expect(scored(journey, 'gad7')).toEqual([15, 'Severe']);
    expect(journey.tasks).toEqual(['SAF-11 within-3d']);
  });

  it('both at once; a PHQ-9 of twenty is severe', async () => {
    const journey = await answer(['phq4'], fields({ ...LOW_MOOD, ...WORRY, 'phq9.8': 0, 'phq9.7': 2, 'gad7.2': 0 }, 3));
    expect([scored(journey, 'phq9'), scored(journey, 'gad7')]).toEqual([
      [20, 'Severe'],
      [18, 'Severe'],
    ]);
    expect(journey.tasks).toEqual(['SAF-11 within-3d']);
  });

  it('what it called for and was left out is advised to the clinic', async () => {
    const journey = await answer(['phq4'], fields({ ...LOW_MOOD, ...WORRY }));
    expect(journey.checkIn.questionnaires).toEqual([]);
    expect(journey.tasks).toEqual(['ADV-GAD7 within-3d', 'ADV-PHQ9 within-3d']);
  });

  it.each([
    [1, 'same-day'],
    [2, 'stat'],
  ])('item nine answered %s is acted upon %s, also where nothing can be scored', async (nine, priority) => {
    const journey = await answer(['phq9'], fields({ 'phq9.8': nine }));
    expect(scored(journey, 'phq9')).toEqual([null, null]);
    expect([journey.advice, journey.tasks]).toEqual([['Call 988 now.'], [`SAF-01 ${priority}`]]);
  });
});

describe('the lists', () => {
  it('a warning sign is told at once and becomes a task; none marked is an answer, not asked is none', async () => {
    const [fever, none, skipped] = [
      await answer(['red_flags'], all(0), { lists: { redFlags: ['saddle-numbness'] } }),
      await answer(['red_flags'], all(0), { lists: { redFlags: [] } }),
      await answer(['red_flags', 'sleep'], all(0), {}),
    ];
    expect([fever.checkIn.redFlags, fever.tasks]).toEqual([['saddle-numbness'], ['SAF-02 stat']]);
    expect(fever.advice[0]).toMatch(/911/);
    expect([none.checkIn.redFlags, none.tasks, skipped.checkIn.redFlags]).toEqual([[], [], null]);
  });

  it('a mild side effect is kept; one to stop for is somebody’s task', async () => {
    const effect = { courseId: null, what: 'Dizzy', severity: 'mild', wantsToStop: false } as const;
    const [mild, stops] = [
      await answer(['side_effects'], all(0), { lists: { sideEffects: [effect] } }),
      await answer(['side_effects'], all(0), { lists: { sideEffects: [{ ...effect, wantsToStop: true }] } }),
    ];
    expect([mild.checkIn.sideEffects, mild.tasks]).toEqual([[effect], []]);
    expect(stops.tasks.map((task) => task.split(' ')[0])).toEqual(['SAF-19']);
  });

  it('how much was done, of each course that runs, told to who gave the date of birth', async () => {
    const { version } = (await admin.get('/clinic/safety-contact')).body as { version: number };
    await admin.put('/clinic/safety-contact', { ...SAFETY, asksBirthDate: true }, version);
    const plan = await runningPlan(clinician, today, [['cbt', 0]]);
    const course = plan.courses[0]?.id ?? '';
    const started = await accepting((accepted) =>
      clinician.change(`/plans/${plan.id}/courses/${course}/start`, { startedOn: today, ...accepted }, plan.version),
    );
    expect(started.status).toBe(200);
    const journey = await answer(['adherence'], all(50), { patientId: plan.patientId, birthDate: '1971-03-09' });
    expect(journey.asked).toEqual([`adherence.${course}`]);
    expect(journey.checkIn.adherence).toEqual([{ courseId: course, percent: 50 }]);
    expect(bandOf('adherence', 50)?.label.en).toBe('Partial');
    await admin.put('/clinic/safety-contact', SAFETY, version + 1);
  });
});
