import { describe, expect, it } from '@jest/globals';
import { ANSWER_TEXTS } from './answer-texts.js';
import { answerAt, stepsFor, withAnswer, type AnswerStep } from './answer-steps.js';
import { adviceNow, asCheckIn, blankAnswers, onlyAsked, type AskedCourse, type PatientAnswers } from './answering.js';
import { askProblems, ASKABLE } from './asking.js';
import { checkInProblems } from './check-in-problems.js';
import type { InstrumentId } from './instrument.js';
import { INSTRUMENTS } from './instruments.js';
import { QUESTIONNAIRE_IDS } from './questionnaire.js';
import { questionsFor } from './questions.js';

const CRISIS = { en: 'Call 988.', es: 'Llame al 988.' };
const TODAY = '2026-11-24';
const fieldsOf = (steps: readonly AnswerStep[]): readonly string[] =>
  steps.flatMap((step) => (step.kind === 'items' ? step.items.map(({ field }) => field) : [step.kind]));
const ASKED = questionsFor(['phq4', ...QUESTIONNAIRE_IDS]);
const change = (answers: PatientAnswers, field: string, value: number | null): PatientAnswers => withAnswer(answers, field, value, ASKED);
const sheet = (instruments: readonly InstrumentId[], courses: readonly AskedCourse[] = []): Parameters<typeof stepsFor>[0] => ({
  instruments,
  questions: questionsFor(instruments),
  courses,
});
const answered = (fields: Readonly<Record<string, number>>): PatientAnswers =>
  Object.entries(fields).reduce((all, [field, value]) => change(all, field, value), blankAnswers());

describe('the screens', () => {
  it('one scale each, warning signs before the last words, whatever the order they were asked in', () => {
    const steps = stepsFor(sheet(['red_flags', 'peg', 'sleep']), blankAnswers());
    expect(fieldsOf(steps)).toEqual(['pegPain', 'pegEnjoyment', 'pegActivity', 'sleep', 'red-flags', 'note']);
    expect(steps).toHaveLength(6);
  });

  it('PHQ-9 follows two low answers of PHQ-4 without asking those again; GAD-7 does not', () => {
    const steps = fieldsOf(stepsFor(sheet(['phq4', 'red_flags']), answered({ 'phq4Items.0': 2, 'phq4Items.1': 1 })));
    expect(steps).toContain('phq9.8');
    expect(steps).not.toContain('phq9.1');
    expect(steps.some((field) => field.startsWith('gad7'))).toBe(false);
    expect(steps.indexOf('phq9.2')).toBeGreaterThan(steps.indexOf('phq4Items.3'));
  });

  it('below the cut-off nothing follows, unless it was begun', () => {
    const low = answered({ 'phq4Items.0': 1, 'phq4Items.1': 1 });
    expect(fieldsOf(stepsFor(sheet(['phq4']), low))).not.toContain('phq9.8');
    expect(fieldsOf(stepsFor(sheet(['phq4']), change(low, 'phq9.8', 1)))).toContain('phq9.8');
  });

  it.each(QUESTIONNAIRE_IDS)('%s is asked whole, and each of its answers is one that it may have', (id) => {
    const steps = stepsFor(sheet([id]), blankAnswers());
    expect(fieldsOf(steps)).toEqual([...INSTRUMENTS[id].items.map(({ field }) => field), 'note']);
    const items = steps.flatMap((step) => (step.kind === 'items' ? step.items : []));
    for (const pick of ['first', 'last'] as const) {
      const value = (item: (typeof items)[number]): number =>
        item.scale === null ? (item.options.at(pick === 'first' ? 0 : -1)?.value ?? -1) : pick === 'first' ? 0 : 10;
      const given = items.reduce((all, item) => change(all, item.field, value(item)), blankAnswers());
      expect(checkInProblems(asCheckIn(onlyAsked(given, [id]), TODAY), TODAY)).toEqual([]);
      expect(items.map(({ field }) => answerAt(given, field))).toEqual(items.map(value));
    }
  });

  it('every askable instrument has a screen; the courses that run have one each', () => {
    for (const id of ASKABLE) if (id !== 'adherence') expect([id, stepsFor(sheet([id]), blankAnswers()).length]).not.toEqual([id, 1]);
    const course = { id: 'c1', name: { en: 'Walking', es: 'Caminar' } };
    expect(fieldsOf(stepsFor(sheet(['adherence'], [course]), blankAnswers()))).toEqual(['adherence.c1', 'note']);
    expect(answerAt(answered({ 'adherence.c1': 0 }), 'adherence.c1')).toBe(0);
  });

  it('an answer taken back leaves nothing behind', () => {
    expect(change(answered({ 'phq9.8': 2, 'adherence.c1': 50 }), 'phq9.8', null).questionnaires).toEqual([]);
    expect(change(answered({ 'adherence.c1': 50 }), 'adherence.c1', null)).toEqual(blankAnswers());
  });
});

describe('what is said at once', () => {
  it.each<[string, Partial<PatientAnswers>, RegExp | null]>([
    ['thoughts of being better off dead on several days', answered({ 'phq9.8': 1 }), /988/],
    ['none at all', answered({ 'phq9.8': 0 }), null],
    ['suicide named outright', { redFlags: ['thoughts-of-suicide'] }, /988/],
    ['numbness of the saddle', { redFlags: ['saddle-numbness'] }, /911/],
    ['fever', { redFlags: ['fever'] }, /Call the clinic today/],
    ['no sign', { redFlags: [] }, null],
  ])('%s', (_, given, expected) => {
    const said = adviceNow({ ...blankAnswers(), ...given }, CRISIS, TODAY).map(({ en }) => en);
    if (expected === null) expect(said).toEqual([]);
    else expect(said[0]).toMatch(expected);
  });

  it('the most urgent first, and each sentence once', () => {
    const said = adviceNow({ ...blankAnswers(), redFlags: ['jaundice', 'fever', 'thoughts-of-suicide', 'chest-pain'] }, CRISIS, TODAY);
    expect(said).toHaveLength(3);
    expect(said[0]).toEqual(CRISIS);
  });
});

describe('only what was asked', () => {
  it('is kept, with the words that may always be added', () => {
    const given = { ...answered({ pegPain: 4, sleep: 3, 'rmdq.0': 1 }), redFlags: ['fever'] as const, note: 'Slept badly' };
    expect(onlyAsked(given, ['sleep'])).toEqual({ ...blankAnswers(), sleep: 3, note: 'Slept badly' });
  });
});

describe('asking', () => {
  it.each([
    ['today', { dueOn: TODAY, latestOn: TODAY }, []],
    ['sixty days to answer', { dueOn: TODAY, latestOn: '2027-01-23' }, []],
    ['a day more', { dueOn: TODAY, latestOn: '2027-01-24' }, ['latestOn']],
    ['yesterday', { dueOn: '2026-11-23', latestOn: TODAY }, ['dueOn']],
    ['nothing', { instruments: [] }, ['instruments']],
    ['half of PHQ-4', { instruments: ['phq2' as const] }, ['instruments']],
  ])('%s', (_, over, paths) => {
    expect(askProblems({ dueOn: TODAY, latestOn: TODAY, instruments: ['peg'], ...over }, TODAY).map(({ path }) => path)).toEqual(paths);
  });
});

it('everything the page says is said in both languages', () => {
  for (const [key, { en, es }] of Object.entries(ANSWER_TEXTS)) expect([key, en.trim() !== '', es.trim() !== '']).toEqual([key, true, true]);
});
