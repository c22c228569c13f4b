import { describe, expect, it } from '@jest/globals';
import type { RecordCheckIn } from './check-in.js';
import { checkInProblems } from './check-in-problems.js';

const TODAY = '2026-03-10';
const ZEROS: RecordCheckIn = {
  takenOn: TODAY,
  pegPain: 0,
  pegEnjoyment: 0,
  pegActivity: 0,
  painNow: 0,
  painWorst: 0,
  sleep: 0,
  function: 0,
  phq4Items: [0, 0, 0, 0],
  questionnaires: [],
  adherence: [{ courseId: 'c1', percent: 0 }],
  sideEffects: [],
  redFlags: [],
  note: '',
  enteredBy: 'staff',
};
const EMPTY: RecordCheckIn = {
  ...ZEROS,
  pegPain: null,
  pegEnjoyment: null,
  pegActivity: null,
  painNow: null,
  painWorst: null,
  sleep: null,
  function: null,
  phq4Items: [null, null, null, null],
  adherence: [],
  redFlags: null,
};
const paths = (change: Partial<RecordCheckIn>): readonly string[] => checkInProblems({ ...ZEROS, ...change }, TODAY).map(({ path }) => path);
const effect = { courseId: null, what: 'nausea', severity: 'mild', wantsToStop: false } as const;

describe('a check-in that can be recorded', () => {
  it.each<[string, RecordCheckIn]>([
    ['all zeros', ZEROS],
    ['one answer only', { ...EMPTY, painNow: 0 }],
    ['a questionnaire partly answered', { ...EMPTY, questionnaires: [{ instrument: 'gad7', answers: [null, null, 0, null, null, null, null], total: null }] }],
    ['the total of a licensed form', { ...EMPTY, questionnaires: [{ instrument: 'isi', answers: [], total: 0 }] }],
    ['a red-flag list asked and all "no"', { ...EMPTY, redFlags: [] }],
    ['a note only', { ...EMPTY, note: 'Called, feeling fine.' }],
    ['yesterday', { ...ZEROS, takenOn: '2026-03-09' }],
    ['the top of every scale', { ...ZEROS, pegPain: 10, painNow: 10, phq4Items: [3, 3, 3, 3], adherence: [{ courseId: 'c1', percent: 100 }] }],
  ])('%s', (_case, input) => expect(checkInProblems(input, TODAY)).toEqual([]));
});

describe('a check-in that cannot', () => {
  it.each<[string, Partial<RecordCheckIn>, readonly string[]]>([
    ['a day in the future', { takenOn: '2026-03-11' }, ['takenOn']],
    ['a day that does not exist', { takenOn: '2026-02-30' }, ['takenOn']],
    ['above ten', { pegPain: 11 }, ['pegPain']],
    ['below zero', { sleep: -1 }, ['sleep']],
    ['half a point entered by hand', { painNow: 6.5 }, ['painNow']],
    ['not a number', { function: Number.NaN }, ['function']],
    ['a PHQ answer above three', { phq4Items: [0, 4, 0, 0] }, ['phq4Items.1']],
    ['adherence above 100 percent', { adherence: [{ courseId: 'c1', percent: 101 }] }, ['adherence.0.percent']],
    [
      'the same course twice',
      {
        adherence: [
          { courseId: 'c1', percent: 1 },
          { courseId: 'c1', percent: 2 },
        ],
      },
      ['adherence'],
    ],
    ['a side effect without a name', { sideEffects: [effect, { ...effect, what: ' ' }] }, ['sideEffects.1.what']],
    ['a severity nobody offers', { sideEffects: [{ ...effect, severity: 'awful' as never }] }, ['sideEffects.0.severity']],
    ['a warning sign nobody asks', { redFlags: ['hiccups' as never] }, ['redFlags']],
    ['a warning sign twice', { redFlags: ['fever', 'fever'] }, ['redFlags']],
    ['a questionnaire nobody knows', { questionnaires: [{ instrument: 'hamd' as never, answers: [1], total: null }] }, ['questionnaires.0.instrument']],
    ['too few answers', { questionnaires: [{ instrument: 'gad7', answers: [0, 0], total: null }] }, ['questionnaires.0.answers']],
    ['an answer outside its item', { questionnaires: [{ instrument: 'pgic', answers: [0], total: null }] }, ['questionnaires.0.answers.0']],
    ['a total where the answers give it', { questionnaires: [{ instrument: 'pgic', answers: [4], total: 4 }] }, ['questionnaires.0.total']],
    ['the answers of a licensed form', { questionnaires: [{ instrument: 'isi', answers: [1], total: 1 }] }, ['questionnaires.0.answers']],
    ['a total above its range', { questionnaires: [{ instrument: 'isi', answers: [], total: 29 }] }, ['questionnaires.0.total']],
    [
      'a questionnaire given twice',
      {
        questionnaires: [
          { instrument: 'pgic', answers: [4], total: null },
          { instrument: 'pgic', answers: [3], total: null },
        ],
      },
      ['questionnaires'],
    ],
    ['a note too long', { note: 'x'.repeat(2001) }, ['note']],
    ['twenty-one side effects', { sideEffects: Array.from({ length: 21 }, () => effect) }, ['sideEffects']],
  ])('%s', (_case, change, expected) => expect(paths(change)).toEqual(expected));

  it('nothing answered at all', () => expect(checkInProblems(EMPTY, TODAY)).toEqual([{ path: '', message: 'Answer at least one question.' }]));
});
