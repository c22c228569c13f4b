import { describe, expect, it } from '@jest/globals';
import { CONDITION_FLAGS } from '@stagewell/shared/patients/condition-flags';
import { FACT_CODES } from '@stagewell/shared/patients/facts';
import { readCase } from './read-case.js';
import { SHIPPED } from './run-cases.js';

const COURSE = { modality: 'duloxetine', startsOn: '2027-03-08' };
const SOUND = { today: '2027-03-01', plan: { courses: [COURSE] } };

const told = (file: object): readonly string[] => {
  const read = readCase(JSON.stringify({ ...SOUND, ...file }), SHIPPED);
  return read.ok ? [] : read.problems.map(({ path, reason }) => `${path}: ${reason}`);
};

const ROW = { id: 'R', kind: 'spacing', severity: 'warn', rationale: { en: 'a', es: 'b' } };
const PARAMETERS = { subject: { any: ['esi'] }, windows: [{ max: 1, days: 7 }], bundle: true };
const MONITORING = { ...ROW, kind: 'monitoring', parameters: { subject: { any: [] }, fact: 'egfr', withinDays: 30, when: null } };

describe('a case file', () => {
  it('that says only what it must is read', () => {
    expect(readCase(JSON.stringify(SOUND), SHIPPED)).toEqual({ ok: true, file: SOUND });
  });

  it.each<readonly [string, object, string]>([
    ['a field that is missing', { plan: { courses: [{ startsOn: '2027-03-08' }] } }, '$.plan.courses[0]: "modality" is missing'],
    ['a field that does not exist', { medicine: [] }, '$.medicine: there is no field "medicine" here; did you mean "medicines"?'],
    ['a day that does not exist', { today: '2027-02-30' }, '$.today: "2027-02-30" is not a day of the calendar, written YYYY-MM-DD'],
    ['a day written otherwise', { today: '3/1/2027' }, '$.today: "3/1/2027" is not a day of the calendar, written YYYY-MM-DD'],
    ['null for unknown', { patient: { birthDate: null } }, '$.patient.birthDate: null is not used here; leave the field out when it is not known'],
    ['text for a number', { patient: { baselinePain: '6' } }, '$.patient.baselinePain: a number was expected, not "6"'],
    ['half a goal', { patient: { goals: 0.5 } }, '$.patient.goals: a whole number was expected, not 0.5'],
    ['more than the scale holds', { patient: { baselinePain: 11 } }, '$.patient.baselinePain: must be <= 10'],
    ['an object for a list', { medicines: {} }, '$.medicines: a list was expected, not an object'],
    ['an empty label', { medicines: [{ label: '' }] }, '$.medicines[0].label: it must not be empty'],
    [
      'a fact that nobody knows',
      { facts: [{ code: 'eGFR', value: 60, takenOn: '2027-01-01' }] },
      `$.facts[0].code: "eGFR" is not one of the words that are known here; did you mean "egfr"? (${FACT_CODES.length} words, see the schema)`,
    ],
    [
      'a flag that nobody knows',
      { patient: { conditions: [{ label: 'x', flags: ['ckd-4'] }] } },
      `$.patient.conditions[0].flags[0]: "ckd-4" is not one of the words that are known here; did you mean "ckd-4-5"? (${CONDITION_FLAGS.length} words, see the schema)`,
    ],
    [
      'a severity',
      { rules: { add: [{ ...ROW, severity: 'wran', parameters: PARAMETERS }] } },
      '$.rules.add[0].severity: "wran" is not one of the words that are known here; did you mean "warn"? (block, warn, inform)',
    ],
    [
      'a modality',
      { plan: { courses: [{ ...COURSE, modality: 'duloxetin' }] } },
      '$.plan.courses[0].modality: there is no modality "duloxetin"; did you mean "duloxetine"?',
    ],
    ['a row without its parameters', { rules: { add: [ROW] } }, '$.rules.add[0]: "parameters" is missing'],
    [
      'parameters of another kind',
      { rules: { add: [{ ...ROW, parameters: { ...PARAMETERS, windows: [{ max: 1 }] } }] } },
      '$.rules.add[0].parameters.windows[0]: "days" is missing',
    ],
    [
      'a condition of no form, deep inside',
      { rules: { add: [{ ...MONITORING, parameters: { ...MONITORING.parameters, when: { any: [{ condition: 'copd' }, { conditon: 'copd' }] } } }] } },
      '$.rules.add[0].parameters.when.any[1]: none of these forms: { all }, { any }, { not }, { condition }, { medicine, washoutDays }, { allergy }, { device }, { fact, op, value, maxAgeDays }, { age }',
    ],
  ])('%s', (_, file, problem) => {
    expect(told(file)).toEqual([problem]);
  });

  it('a kind that does not exist is told with the kinds there are', () => {
    const [problem] = told({ rules: { add: [{ ...ROW, kind: 'spacng', parameters: {} }] } });
    expect(problem).toMatch(/^\$\.rules\.add\[0\]\.kind: "spacng" .*did you mean "spacing"\? \(scope, caution, requires/);
  });

  it.each(['null', '[]', '"text"', '3'])('%s is no case', (text) => {
    expect(readCase(text, SHIPPED)).toMatchObject({ ok: false, problems: [{ path: '$', line: 1, column: 1 }] });
  });
});

const BROKEN = `{
  "today": "2027-03-01",
  "medicines": [{ "label": "Xanax", "ingredients": ["alprazolan"] }],
  "plan": {
    "courses": [
      { "modality": "duloxetin", "startsOn": "2027-03-08", "endsOn": "2027-03-01" },
      { "startsOn": "2027-13-01", "dose": 5 }
    ]
  }
}`;

describe('everything that is wrong is told at once', () => {
  it('in the order of the file, where it stands, however it was found', () => {
    const read = readCase(BROKEN, SHIPPED);
    expect(read.ok ? [] : read.problems.map(({ line, column, path }) => `${line}:${column} ${path}`)).toEqual([
      '3:53 $.medicines[0].ingredients[0]',
      '6:21 $.plan.courses[0].modality',
      '6:70 $.plan.courses[0].endsOn',
      '7:7 $.plan.courses[1]',
      '7:21 $.plan.courses[1].startsOn',
      '7:43 $.plan.courses[1].dose',
    ]);
  });

  it('a byte order mark moves nothing', () => {
    const read = readCase(`\uFEFF${BROKEN}`, SHIPPED);
    expect(read.ok ? null : read.problems[0]).toMatchObject({ line: 3, column: 53 });
  });

  it('what is not JSON is told with its place alone', () => {
    expect(readCase(BROKEN.replace('"2027-03-01",', '"2027-03-01"'), SHIPPED)).toMatchObject({
      ok: false,
      problems: [{ line: 3, column: 3, path: '$', reason: expect.stringMatching(/comma/) }],
    });
    expect(readCase(BROKEN.replace('"today"', '"plan"'), SHIPPED)).toMatchObject({
      ok: false,
      problems: [{ reason: expect.stringMatching(/"plan" stands twice/) }],
    });
  });
});
