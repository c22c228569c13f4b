import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type CalendarDate } from '../dates.js';
import { RED_FLAGS, type RecordCheckIn, type RedFlag } from './check-in.js';
import { adviceFor, deadlineHours, PRIORITIES, TRIGGER_IDS, TRIGGER_TEXTS } from './trigger-texts.js';
import type { EarlierCheckIn, TriggerContext, TriggerCourse } from './trigger-case.js';
import type { QuestionnaireAnswers } from './questionnaire.js';
import { scoredQuestionnaires } from './score.js';
import { triggersIn } from './triggers.js';

const DAY = '2026-03-31';
const CALM: RecordCheckIn = {
  takenOn: DAY,
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
  redFlags: [],
  note: '',
  enteredBy: 'phone',
};
const daysAgo = (days: number): CalendarDate => addDays(DAY, -days);
const epidural = (days: number): TriggerCourse => ({
  id: 'e',
  name: 'Epidural steroid',
  tags: ['procedure', 'injection', 'neuraxial', 'steroid'],
  startedOn: daysAgo(days),
});
const block = (days: number): TriggerCourse => ({
  id: 'b',
  name: 'Nerve block',
  tags: ['procedure', 'injection', 'nerve-block', 'local-anaesthetic'],
  startedOn: daysAgo(days),
});
const exercise = (days: number): TriggerCourse => ({ id: 'x', name: 'Exercise', tags: ['rehab', 'exercise'], startedOn: daysAgo(days) });
const context = (courses: readonly TriggerCourse[] = [], checkIns: readonly EarlierCheckIn[] = []): TriggerContext => ({ courses, checkIns, today: DAY });
const fired = (change: Partial<RecordCheckIn>, about: TriggerContext = context()): readonly string[] =>
  triggersIn({ ...CALM, ...change }, about).map(({ id, priority }) => `${id} ${priority}`);
const pain = (days: number, painNow: number | null, redFlags: readonly RedFlag[] | null = []): EarlierCheckIn => ({
  takenOn: daysAgo(days),
  painNow,
  redFlags,
  questionnaires: [],
});

/** With these first answers and none of the rest. */
const phq9 = (...answers: readonly number[]): QuestionnaireAnswers => ({
  instrument: 'phq9',
  answers: [...answers, ...Array<number>(10 - answers.length).fill(0)],
  total: null,
});
const item9 = (answer: number): QuestionnaireAnswers => phq9(0, 0, 0, 0, 0, 0, 0, 0, answer);
const gad7 = (...answers: readonly number[]): QuestionnaireAnswers => ({
  instrument: 'gad7',
  answers: [...answers, ...Array<number>(7 - answers.length).fill(0)],
  total: null,
});
const before = (days: number, ...questionnaires: readonly QuestionnaireAnswers[]): EarlierCheckIn => ({
  ...pain(days, null),
  questionnaires: scoredQuestionnaires(questionnaires),
});

describe('red flags', () => {
  it.each<[string, readonly RedFlag[] | null, TriggerContext, readonly string[]]>([
    ['none reported', [], context(), []],
    ['list not asked', null, context(), []],
    ['saddle numbness', ['saddle-numbness'], context(), ['SAF-02 stat']],
    ['bladder and both legs are one trigger', ['bladder-bowel-change', 'both-legs-weak'], context(), ['SAF-02 stat']],
    ['new weakness without a procedure', ['new-weakness'], context(), ['SAF-03 within-24h']],
    ['severe back pain with weakness, no procedure known', ['severe-back-pain-with-deficit'], context(), ['SAF-03 same-day']],
    ['weakness on day 0 of an epidural', ['new-weakness'], context([epidural(0)]), ['SAF-05 stat']],
    ['weakness on day 3 of an epidural', ['new-weakness'], context([epidural(3)]), ['SAF-05 stat']],
    ['weakness on day 4 of an epidural', ['new-weakness'], context([epidural(4)]), ['SAF-03 within-24h']],
    ['weakness before a planned epidural', ['new-weakness'], context([epidural(-1)]), ['SAF-03 within-24h']],
    ['both legs weak after an epidural', ['both-legs-weak'], context([epidural(2)]), ['SAF-02 stat', 'SAF-05 stat']],
    ['weakness on the day of a nerve block', ['new-weakness'], context([block(0)]), ['SAF-03 same-day']],
    ['weakness that persists since a nerve block', ['new-weakness'], context([block(2)], [pain(1, 3, ['new-weakness'])]), ['SAF-03 stat']],
    [
      'weakness reported before the block is not persisting after it',
      ['new-weakness'],
      context([block(2)], [pain(3, 3, ['new-weakness'])]),
      ['SAF-03 same-day'],
    ],
    ['fever with nothing done', ['fever'], context(), ['SAF-04 same-day']],
    ['fever 30 days after an injection', ['fever'], context([block(30)]), ['SAF-04 stat']],
    ['fever 31 days after an injection', ['fever'], context([block(31)]), ['SAF-04 same-day']],
    ['fever while in exercise therapy', ['fever'], context([exercise(10)]), ['SAF-04 same-day']],
    ['fever with severe back pain', ['fever', 'severe-back-pain-with-deficit'], context(), ['SAF-04 stat', 'SAF-03 same-day']],
    ['postural headache on day 5 of an epidural', ['postural-headache'], context([epidural(5)]), ['SAF-06 same-day']],
    ['postural headache on day 6 of an epidural', ['postural-headache'], context([epidural(6)]), ['SAF-06 within-24h']],
    ['postural headache, no epidural on record', ['postural-headache'], context(), ['SAF-06 within-24h']],
    ['thunderclap headache', ['thunderclap-headache'], context(), ['SAF-07 stat']],
    ['chest pain and fainting are one trigger', ['chest-pain', 'fainting'], context(), ['SAF-07 stat']],
    ['tingling mouth and ringing ears', ['mouth-tingling-ringing'], context(), ['SAF-07 stat']],
    ['hard to wake', ['hard-to-wake'], context(), ['SAF-08 stat']],
    ['blood in the stool', ['black-stool-or-blood'], context(), ['SAF-09 same-day']],
    ['yellow eyes and a rash are one trigger', ['jaundice', 'severe-rash'], context(), ['SAF-09 same-day']],
    ['shaking and sweating together', ['serotonin-signs'], context(), ['SAF-09 same-day']],
    ['eye pain with halos', ['eye-pain-halos'], context(), ['SAF-09 same-day']],
    ['weight loss', ['weight-loss'], context(), ['SAF-12 within-3d']],
    ['night pain after a fall', ['night-pain', 'injury'], context(), ['SAF-12 within-3d']],
    ['hallucinations', ['hallucinations'], context(), ['SAF-14 within-24h']],
    ['a sore bladder', ['bladder-pain'], context(), ['SAF-14 within-24h']],
    ['craving', ['craving'], context(), ['SAF-14 within-24h']],
    ['slow breathing', ['breathing-slow'], context(), ['SAF-08 stat']],
    ['a course planned but not started counts for nothing', ['fever'], context([{ ...block(0), startedOn: null }]), ['SAF-04 same-day']],
    ['the procedure day counts, not the start of the course', ['new-weakness'], context([{ ...epidural(40), performedOn: daysAgo(1) }]), ['SAF-05 stat']],
  ])('%s', (_case, redFlags, about, expected) => expect(fired({ redFlags }, about)).toEqual(expected));

  it('no red flag is ever silent', () => {
    for (const flag of RED_FLAGS) expect(fired({ redFlags: [flag] })).not.toEqual([]);
  });

  it('names what was reported, after what, and that it comes late', () => {
    const [trigger] = triggersIn({ ...CALM, redFlags: ['fever'] }, { ...context([block(9)]), today: addDays(DAY, 2) });
    expect(trigger?.what).toBe(
      `Fever: fever of 38 °C (100.4 °F) or more, or shaking chills. 9 days after Nerve block (${daysAgo(9)}). Reported for ${DAY}, recorded 2 days later.`,
    );
  });
});

describe('SAF-10: pain 2 or more above the 28-day mean, on two check-ins', () => {
  const usual = [pain(28, 4), pain(21, 4), pain(14, 4)];
  it.each<[string, number | null, readonly EarlierCheckIn[], readonly TriggerCourse[], boolean]>([
    ['two check-ins at +2', 6, [...usual, pain(7, 6)], [], true],
    ['only this one is high', 9, [...usual, pain(7, 4)], [], false],
    ['only the one before was high', 4, [...usual, pain(7, 9)], [], false],
    ['both at +1', 5, [...usual, pain(7, 5)], [], false],
    ['no pain answer today', null, [...usual, pain(7, 6)], [], false],
    ['an unanswered check-in between does not break it', 6, [...usual, pain(7, 6), pain(3, null)], [], true],
    ['one earlier reading is no mean', 9, [pain(14, 4), pain(7, 9)], [], false],
    ['readings older than 28 days do not count', 9, [pain(80, 4), pain(60, 4), pain(7, 9)], [], false],
    ['+2 in the third week of exercise is an expected flare', 6, [...usual, pain(7, 6)], [exercise(14)], false],
    ['+3 on both in the third week of exercise is not', 7, [...usual, pain(7, 7)], [exercise(14)], true],
    ['+2 once the flare window is over', 6, [...usual, pain(7, 6)], [exercise(40)], true],
    ['a modality said to have no early worsening', 6, [...usual, pain(7, 6)], [{ ...exercise(14), flareDays: null }], true],
    ['a red flag with it ends the excuse', 6, [...usual, pain(7, 6, ['fever'])], [exercise(14)], true],
    ['a rise from zero counts: zero is a score', 2, [pain(28, 0), pain(21, 0), pain(7, 2)], [], true],
    ['two answers on one day are one reading', 9, [pain(7, 4), pain(7, 4), pain(3, 9)], [], false],
  ])('%s', (_case, painNow, checkIns, courses, expected) => {
    expect(fired({ painNow }, context(courses, checkIns)).includes('SAF-10 within-2d')).toBe(expected);
  });
});

describe('side effects and mood', () => {
  it.each<[string, Partial<RecordCheckIn>, readonly string[]]>([
    ['a mild side effect', { sideEffects: [{ courseId: null, what: 'nausea', severity: 'mild', wantsToStop: false }] }, []],
    ['a moderate one', { sideEffects: [{ courseId: null, what: 'nausea', severity: 'moderate', wantsToStop: false }] }, ['SAF-19 within-3d']],
    ['mild, but wants to stop', { sideEffects: [{ courseId: null, what: 'nausea', severity: 'mild', wantsToStop: true }] }, ['SAF-19 within-3d']],
    [
      'two severe ones are one trigger',
      { sideEffects: ['rash', 'fog'].map((what) => ({ courseId: null, what, severity: 'severe', wantsToStop: false })) },
      ['SAF-19 within-3d'],
    ],
    ['PHQ-2 of 2', { phq4Items: [1, 1, 0, 0] }, []],
    ['PHQ-2 of 3', { phq4Items: [1, 2, 0, 0] }, ['ADV-PHQ9 within-3d']],
    ['GAD-2 of 3', { phq4Items: [0, 0, 3, 0] }, ['ADV-GAD7 within-3d']],
    ['GAD-2 of 3 with mood not answered', { phq4Items: [null, null, 3, 0] }, ['ADV-GAD7 within-3d']],
    ['PHQ-2 of 3 with its PHQ-9 completed', { phq4Items: [1, 2, 0, 0], questionnaires: [phq9(1, 2)] }, []],
    ['GAD-2 of 3 with its GAD-7 completed', { phq4Items: [0, 0, 3, 0], questionnaires: [gad7(3)] }, []],
    [
      'GAD-2 of 3 with its GAD-7 begun only',
      { phq4Items: [0, 0, 3, 0], questionnaires: [{ ...gad7(3), answers: [3, 0, 1, null, null, null, null] }] },
      ['ADV-GAD7 within-3d'],
    ],
    ['half of a subscale is no score', { phq4Items: [3, null, null, 3] }, []],
  ])('%s', (_case, change, expected) => expect(fired(change)).toEqual(expected));
});

describe('SAF-01: thoughts of suicide are never waited with', () => {
  it.each<[string, Partial<RecordCheckIn>, readonly string[]]>([
    ['item 9 not at all', { questionnaires: [item9(0)] }, []],
    ['item 9 on several days', { questionnaires: [item9(1)] }, ['SAF-01 same-day']],
    ['item 9 on more than half the days', { questionnaires: [item9(2)] }, ['SAF-01 stat']],
    ['item 9 nearly every day', { questionnaires: [item9(3)] }, ['SAF-01 stat']],
    [
      'item 9 alone answered: no score is needed for it',
      { questionnaires: [{ ...item9(1), answers: [null, null, null, null, null, null, null, null, 1, null] }] },
      ['SAF-01 same-day'],
    ],
    ['said outright', { redFlags: ['thoughts-of-suicide'] }, ['SAF-01 stat']],
    ['said outright and in item 9 is one trigger', { redFlags: ['thoughts-of-suicide'], questionnaires: [item9(1)] }, ['SAF-01 stat']],
  ])('%s', (_case, change, expected) => expect(fired(change)).toEqual(expected));

  it('names the crisis line at once, in both languages', () => {
    expect(adviceFor('SAF-01')?.en).toContain('988');
    expect(adviceFor('SAF-01')?.es).toContain('988');
  });
});

describe('SAF-11: severe or worsening depression or anxiety', () => {
  it.each<[string, readonly QuestionnaireAnswers[], readonly EarlierCheckIn[], readonly string[]]>([
    ['PHQ-9 of 19', [phq9(3, 3, 3, 3, 3, 3, 1)], [], []],
    ['PHQ-9 of 20', [phq9(3, 3, 3, 3, 3, 3, 2)], [], ['SAF-11 within-3d']],
    ['up by 4', [phq9(3, 3, 3)], [before(28, phq9(3, 2))], []],
    ['up by 5', [phq9(3, 3, 3)], [before(28, phq9(3, 1))], ['SAF-11 within-3d']],
    ['up by 5 from zero: zero is a score', [phq9(3, 2)], [before(28, phq9())], ['SAF-11 within-3d']],
    ['up by 5 against an older one, not against the last', [phq9(3, 3, 3)], [before(56, phq9(1)), before(28, phq9(3, 3))], []],
    ['the last one without a score is passed over', [phq9(3, 3, 3)], [before(56, phq9(1)), before(28, { ...phq9(), answers: [null] })], ['SAF-11 within-3d']],
    ['down by 5', [phq9(3)], [before(28, phq9(3, 3, 2))], []],
    ['GAD-7 of 14', [gad7(3, 3, 3, 3, 2)], [], []],
    ['GAD-7 of 15', [gad7(3, 3, 3, 3, 3)], [], ['SAF-11 within-3d']],
    ['both are one trigger', [phq9(3, 3, 3, 3, 3, 3, 2), gad7(3, 3, 3, 3, 3)], [], ['SAF-11 within-3d']],
  ])('%s', (_case, questionnaires, checkIns, expected) => expect(fired({ questionnaires }, context([], checkIns))).toEqual(expected));
});

describe('deadlines and texts', () => {
  it('grow from the most urgent to the least', () => {
    const hours = PRIORITIES.map(deadlineHours);
    expect(hours).toEqual([...hours].sort((a, b) => a - b));
    expect(hours).toEqual([0, 8, 24, 48, 72]);
  });
  it('tells the patient at once where to go for what cannot wait, in both languages', () => {
    for (const id of ['SAF-02', 'SAF-05', 'SAF-07', 'SAF-08']) expect(adviceFor(id)?.en).toContain('911');
    expect(adviceFor('SAF-02')?.es).toContain('911');
    expect(adviceFor('SAF-99')).toBeNull();
    for (const id of TRIGGER_IDS) expect(TRIGGER_TEXTS[id].action.length).toBeGreaterThan(10);
  });
});

describe('properties', () => {
  const flags = fc.subarray([...RED_FLAGS]);
  const day = fc.integer({ min: 0, max: 60 });
  const earlier = fc.array(fc.record({ days: fc.integer({ min: 1, max: 60 }), painNow: fc.option(fc.integer({ min: 0, max: 10 }), { nil: null }) }), {
    maxLength: 8,
  });
  const shifted = (input: RecordCheckIn, about: TriggerContext, by: number): readonly string[] => {
    const move = (on: CalendarDate | null): CalendarDate | null => (on === null ? null : addDays(on, by));
    const moved = {
      checkIns: about.checkIns.map((one) => ({ ...one, takenOn: addDays(one.takenOn, by) })),
      courses: about.courses.map((course) => ({ ...course, startedOn: move(course.startedOn) })),
      today: addDays(about.today, by),
    };
    return triggersIn({ ...input, takenOn: addDays(input.takenOn, by) }, moved).map(({ id, priority }) => `${id} ${priority}`);
  };

  it('fires each id once, in a stable order, whatever the order of the inputs, and the same on any other day', () => {
    fc.assert(
      fc.property(
        fc.record({
          redFlags: flags,
          first: day,
          second: day,
          list: earlier,
          painNow: fc.integer({ min: 0, max: 10 }),
          by: fc.integer({ min: -400, max: 400 }),
        }),
        ({ redFlags, first, second, list, painNow, by }) => {
          const input = { ...CALM, redFlags, painNow };
          const about = context(
            [epidural(first), block(second)],
            list.map((one) => pain(one.days, one.painNow)),
          );
          const ids = triggersIn(input, about).map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          const turned = { ...about, courses: [...about.courses].reverse(), checkIns: [...about.checkIns].reverse() };
          expect(triggersIn({ ...input, redFlags: [...redFlags].reverse() }, turned)).toEqual(triggersIn(input, about));
          expect(shifted(input, about, by)).toEqual(triggersIn(input, about).map(({ id, priority }) => `${id} ${priority}`));
        },
      ),
      { numRuns: 60 },
    );
  });
  it('one more red flag never makes the answer calmer', () => {
    fc.assert(
      fc.property(flags, fc.constantFrom(...RED_FLAGS), (redFlags, more) => {
        const worst = (list: readonly RedFlag[]): number =>
          Math.min(99, ...triggersIn({ ...CALM, redFlags: list }, context()).map(({ priority }) => deadlineHours(priority)));
        expect(worst([...new Set([...redFlags, more])])).toBeLessThanOrEqual(worst(redFlags));
      }),
    );
  });
});
