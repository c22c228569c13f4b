import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MODALITY_BY_ID } from '../catalogue/catalogue.js';
import { pathText } from '../json-path.js';
import { caseProblems } from './case-problems.js';
import type { Shipped } from './case-words.js';
import { RULE_SET } from './data/rule-set.js';

const SHIPPED: Shipped = { catalogue: MODALITY_BY_ID, ...RULE_SET };
const SOUND = { today: '2027-03-01', plan: { courses: [{ id: 'c1', modality: 'duloxetine', startsOn: '2027-03-01' }] } };

const told = (file: object): readonly string[] => caseProblems({ ...SOUND, ...file }, SHIPPED).map(({ path, reason }) => `${pathText(path)}: ${reason}`);
const course = (more: object) => ({ plan: { courses: [{ ...SOUND.plan.courses[0], ...more }] } });

const ROW = { kind: 'spacing', severity: 'warn', rationale: { en: 'a', es: 'b' } };
const PARAMETERS = { subject: { any: ['esi'] }, windows: [], bundle: true };

describe('a word that nobody knows is named, with what may have been meant', () => {
  it.each<readonly [string, object, string]>([
    ['a modality', course({ modality: 'duloxetin' }), '$.plan.courses[0].modality: there is no modality "duloxetin"; did you mean "duloxetine"?'],
    ['a backup', course({ backup: 'venlafaxin' }), '$.plan.courses[0].backup: there is no modality "venlafaxin"; did you mean "venlafaxine"?'],
    [
      'a past modality',
      { history: [{ label: 'x', modality: 'gabapentn' }] },
      '$.history[0].modality: there is no modality "gabapentn"; did you mean "gabapentin"?',
    ],
    ['a course', course({ rotatesFrom: 'c2' }), '$.plan.courses[0].rotatesFrom: there is no course "c2"; did you mean "c1"?'],
    [
      'an ingredient',
      { medicines: [{ label: 'x', ingredients: ['alprazolan'] }] },
      '$.medicines[0].ingredients[0]: there is no ingredient "alprazolan"; did you mean "alprazolam"?',
    ],
    [
      'what is refused',
      { patient: { refusals: ['opioids'] } },
      '$.patient.refusals[0]: there is no treatment, ingredient, category, class or tag "opioids"; did you mean "opioid"?',
    ],
    [
      'a row',
      { rules: { change: [{ id: 'SEQ-3/recommended' }] } },
      '$.rules.change[0].id: there is no rule row "SEQ-3/recommended"; did you mean "SEQ-03/recommended"?',
    ],
    [
      'a parameter',
      { rules: { change: [{ id: 'SEQ-03', parameters: { window: [] } }] } },
      '$.rules.change[0].parameters.window: SEQ-03 has no parameter "window"; did you mean "windows"?',
    ],
    [
      'a selector',
      { rules: { add: [{ ...ROW, id: 'R', parameters: { ...PARAMETERS, subject: { any: ['opiod'] } } }] } },
      '$.rules.add[0].parameters.subject.any[0]: there is no treatment, ingredient, category, class or tag "opiod"; did you mean "opioid"?',
    ],
  ])('%s', (_, file, problem) => {
    expect(told(file)).toEqual([problem]);
  });

  it.each<readonly [string, object]>([
    ['a flag', { condition: 'cpod' }],
    ['a fact', { fact: 'egrf', op: '<', value: 30 }],
    ['a medicine', { medicine: 'opiods' }],
    ['an allergy', { allergy: 'sulfonamid' }],
  ])('%s deep inside a condition', (_, leaf) => {
    const when = { any: [{ condition: 'copd' }, { not: leaf }] };
    const found = told({ rules: { add: [{ id: 'R', kind: 'monitoring', parameters: { subject: { any: [] }, fact: 'egfr', withinDays: 1, when } }] } });
    expect(found).toEqual([expect.stringMatching(/^\$\.rules\.add\[0\]\.parameters\.when\.any\[1\]\.not\..*did you mean/)]);
  });

  it('an ingredient among the weights of a sum', () => {
    const parameters = { weights: { acetaminophen: 1, acetominophen: 1 } };
    expect(told({ rules: { add: [{ id: 'R', kind: 'budget', parameters }] } })).toEqual([
      '$.rules.add[0].parameters.weights.acetominophen: there is no ingredient "acetominophen"; did you mean "acetaminophen"?',
    ]);
  });

  it('a word that the case itself brings is known', () => {
    const own = { id: 'swimming', tags: ['pool'], category: 'restorative' };
    const file = {
      catalogue: [own],
      patient: { refusals: ['pool'] },
      rules: { add: [{ ...ROW, id: 'R', parameters: { ...PARAMETERS, subject: { any: ['pool'] } } }] },
    };
    expect(told({ ...file, ...course({ modality: 'swimming' }) })).toEqual([]);
    expect(told({ ...file, rules: {} })).toEqual([expect.stringContaining('$.catalogue[0].tags[0]: there is no tag that a rule asks for "pool"')]);
  });
});

describe('ids, days and answers that do not fit', () => {
  it.each<readonly [string, object, readonly string[]]>([
    ['one id twice, whatever the list', { medicines: [{ label: 'x', id: 'c1' }] }, ['$.medicines[0].id: the id "c1" is taken by $.plan.courses[0]']],
    ['an end before the start', course({ endsOn: '2027-02-01' }), ['$.plan.courses[0].endsOn: 2027-02-01 is before startsOn, 2027-03-01']],
    ['an end on the day of the start', course({ endsOn: '2027-03-01' }), []],
    [
      'a measurement of tomorrow',
      { facts: [{ code: 'egfr', value: 60, takenOn: '2027-03-02' }] },
      ['$.facts[0].takenOn: 2027-03-02 is after today, 2027-03-01'],
    ],
    ['a measurement of today', { facts: [{ code: 'egfr', value: 60, takenOn: '2027-03-01' }] }, []],
    ['a value of zero', { facts: [{ code: 'alcohol_per_day', value: 0, takenOn: '2027-03-01' }] }, []],
    [
      'a start in the future',
      course({ started: true, startsOn: '2027-03-02' }),
      ['$.plan.courses[0].startsOn: the course has started, so its start is not after today'],
    ],
    ['an end that is not said', course({ over: true }), ['$.plan.courses[0]: the course is over, so it has a last day: endsOn']],
    [
      'a number for a question',
      { facts: [{ code: 'pregnancy', value: 1, takenOn: '2027-03-01' }] },
      ['$.facts[0]: Pregnancy needs answer: "yes", "no" or "unknown"', '$.facts[0].value: Pregnancy has answer ("yes", "no" or "unknown"), not value'],
    ],
    ['a measurement without a value', { facts: [{ code: 'weight', takenOn: '2027-03-01' }] }, ['$.facts[0]: Weight needs value: a number in kg']],
    [
      'a shipped treatment again',
      { catalogue: [{ id: 'esi' }] },
      ['$.catalogue[0].id: the shipped catalogue holds "esi" already; give this treatment another id'],
    ],
    ['a shipped row again', { rules: { add: [{ id: 'SEQ-03' }] } }, ['$.rules.add[0].id: "SEQ-03" is a shipped row; put what differs under rules.change']],
    [
      'a change that does not fit its row',
      { rules: { change: [{ id: 'SEQ-03', parameters: { windows: [{ max: 1 }] } }] } },
      ['$.rules.change[0]: parameters.windows is missing or not as it should be'],
    ],
    [
      'a list that was forgotten',
      { statements: [{ topic: 'conditions', answer: 'listed', askedOn: '2027-03-01' }] },
      ['$.statements[0].answer: patient.conditions is empty; say "none", or list what there is'],
    ],
    ['a topic without a list', { statements: [{ topic: 'devices', answer: 'listed', askedOn: '2027-03-01' }] }, []],
    [
      'a length and an end',
      course({ endsOn: '2027-04-01', lengthDays: 7 }),
      ['$.plan.courses[0].lengthDays: endsOn says how long it takes; give one of the two'],
    ],
    ['an end without a start', course({ startsOn: undefined, endsOn: '2027-04-01' }), ['$.plan.courses[0]: startsOn is missing, and endsOn needs it']],
    ['a free course without a start', course({ startsOn: undefined, fixed: false, lengthDays: 7 }), []],
    [
      'bounds that cross',
      course({ notBefore: '2027-05-01', notAfter: '2027-04-30' }),
      ['$.plan.courses[0].notAfter: 2027-04-30 is before notBefore, 2027-05-01'],
    ],
    ['a change that fits', { rules: { change: [{ id: 'SEQ-03', parameters: { windows: [{ max: 1, days: 7 }] } }] } }, []],
  ])('%s', (_, file, problems) => {
    expect(told(file)).toEqual(problems);
  });
});

describe('a value of any shape', () => {
  it('has no problems that would stop the reading', () => {
    fc.assert(fc.property(fc.jsonValue(), (file) => Array.isArray(caseProblems(file, SHIPPED))));
  });

  it('is read to its end even where its lists hold nonsense', () => {
    const nonsense = fc.oneof(fc.jsonValue(), fc.constant([{}]), fc.constant([null, 3, 'x', [], { id: 4 }]));
    const names = ['today', 'patient', 'history', 'medicines', 'facts', 'statements', 'plan', 'rules', 'catalogue'];
    const files = fc.record(Object.fromEntries(names.map((name) => [name, nonsense])));
    fc.assert(
      fc.property(files, (file) => Array.isArray(caseProblems(file, SHIPPED))),
      { numRuns: 60 },
    );
  });
});
