import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import { attributeFile, type AttributedFile } from '@stagewell/shared/progress/attribution/attribute-file';
import { readAttributionFile } from './attribute-files.js';

const DOCS = join(import.meta.dirname, '..', '..', '..', '..', 'docs');
const EXAMPLES = join(DOCS, 'examples', 'attribution');

const answerTo = (text: string): AttributedFile => {
  const read = readAttributionFile(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems, null, 1));
  return attributeFile(read.file, MODALITY_BY_ID);
};
const inShort = ({ attribution: { courses, groups } }: AttributedFile): readonly string[] => [
  ...courses.map(({ courseId, verdict }) => `${courseId}: ${verdict}`),
  ...groups.map(({ courseIds, verdict }) => `${courseIds.join(' + ')}: ${verdict}`),
];

/** What a clinician should hear of each example. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'own-scale-and-off-phase.json': ['Sleep therapy: likely-helping'],
  'responder.json': ['duloxetine: likely-helping', 'pt_exercise: uncertain'],
  'two-on-one-day.json': ['duloxetine: cannot-tell', 'gabapentin: cannot-tell', 'duloxetine + gabapentin: likely-helping'],
};

describe('the examples', () => {
  it('each has its answer here', () => expect(readdirSync(EXAMPLES).toSorted()).toEqual(Object.keys(EXPECTED)));

  it.each(Object.entries(EXPECTED))('%s', (name, expected) => {
    const answer = answerTo(readFileSync(join(EXAMPLES, name), 'utf8'));
    expect(inShort(answer)).toEqual(expected);
    expect(answer.formsDifferBy).toBeLessThan(1e-8);
  });

  it('what the manual shows works as it is written', () => {
    const manual = readFileSync(join(DOCS, 'attribution.md'), 'utf8');
    const shown = [...manual.matchAll(/```json\n(.*?)```/gs)].map(([, json]) => json ?? '');
    expect(shown.length).toBeGreaterThan(0);
    shown.forEach((json) => expect(inShort(answerTo(json))).toHaveLength(1));
  });
});

const SOUND = { measure: 'peg', readings: [{ on: '2027-03-01', value: 6 }], courses: [{ modality: 'duloxetine', startedOn: '2027-03-08' }] };
const told = (change: object): readonly string[] => {
  const read = readAttributionFile(JSON.stringify({ ...SOUND, ...change }));
  return read.ok ? [] : read.problems.map(({ path, reason }) => `${path}: ${reason}`);
};
const SCALE = { label: 'Steps', min: 0, max: 100, higherIsWorse: false, mcid: 10, readingSd: 8 };
const COURSE = { modality: 'duloxetine', startedOn: '2027-03-08' };

describe('a malformed file', () => {
  it('a sound one is read', () => expect(told({})).toEqual([]));
  it.each<readonly [string, object, readonly string[]]>([
    ['neither measure nor scale', { measure: undefined }, ['$: either "measure" or "scale" is needed']],
    ['both', { scale: SCALE }, ['$.scale: there is a "measure" already; one of the two is enough']],
    ['a measure that nobody knows', { measure: 'pge' }, ['$.measure: "pge" is not one of the words that are known here (peg, pain, sleep, phq4, function)']],
    ['a scale without extent', { measure: undefined, scale: { ...SCALE, max: 0 } }, ['$.scale.max: it must be above "min", 0']],
    ['no noise', { measure: undefined, scale: { ...SCALE, readingSd: 0 } }, ['$.scale.readingSd: must be > 0']],
    ['a reading off the scale', { readings: [{ on: '2027-03-01', value: 11 }] }, ['$.readings[0].value: 11 is not on the scale, 0 to 10']],
    ['an end before the start', { courses: [{ ...COURSE, endedOn: '2027-03-01' }] }, ['$.courses[0].endedOn: 2027-03-01 is before startedOn, 2027-03-08']],
    [
      'a session before the start',
      { courses: [{ ...COURSE, sessions: ['2027-03-09', '2027-03-01'] }] },
      ['$.courses[0].sessions[1]: 2027-03-01 is before startedOn, 2027-03-08'],
    ],
    ['the same course twice', { courses: [COURSE, COURSE] }, ['$.courses[1]: there are two courses "duloxetine"; give them an "id" each']],
    [
      'a modality that does not exist',
      { courses: [{ ...COURSE, modality: 'duloxetin' }] },
      ['$.courses[0].modality: there is no modality "duloxetin"; did you mean "duloxetine"?'],
    ],
    ['a course without a name', { courses: [{ startedOn: '2027-03-08' }] }, ['$.courses[0]: either "modality" or "name" is needed']],
    [
      'more than all was taken',
      { courses: [{ ...COURSE, adherence: [{ from: '2027-03-08', percent: 110 }] }] },
      ['$.courses[0].adherence[0].percent: must be <= 100'],
    ],
    ['a flare that ends before it begins', { courses: [{ ...COURSE, flare: { from: 7, to: 1 } }] }, ['$.courses[0].flare.to: it must not be below "from", 7']],
    ['an event backwards', { events: [{ label: 'move', from: '2027-03-09', to: '2027-03-01' }] }, ['$.events[0].to: 2027-03-01 is before from, 2027-03-09']],
    [
      'everything at once',
      { readings: [{ on: '2027-02-30', value: 6 }], courses: [{ ...COURSE, endedOn: '2027-03-01', dose: 5 }], priors: 'mine' },
      [
        '$.readings[0].on: "2027-02-30" is not a day of the calendar, written YYYY-MM-DD',
        '$.courses[0].endedOn: 2027-03-01 is before startedOn, 2027-03-08',
        '$.courses[0].dose: there is no field "dose" here',
        '$.priors: "mine" is not one of the words that are known here (catalogue, skeptical)',
      ],
    ],
  ])('%s', (_case, change, problems) => expect(told(change)).toEqual(problems));
});
