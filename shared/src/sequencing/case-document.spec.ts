import { describe, expect, it } from '@jest/globals';
import { MODALITY_BY_ID } from '../catalogue/catalogue.js';
import { traitsById } from '../catalogue/traits.js';
import { catalogueOfCase, documentOfCase } from './case-document.js';
import type { CaseFile } from './case-file.js';
import type { SequencingDocument } from './document.js';

const TODAY = '2027-03-01';

const documentFor = (more: Partial<CaseFile>): SequencingDocument => {
  const file: CaseFile = { today: TODAY, plan: { courses: [] }, ...more };
  return documentOfCase(file, catalogueOfCase(file, MODALITY_BY_ID));
};

describe('what is left out of a case is unknown', () => {
  it('the smallest case says nothing of the patient, and nothing was asked', () => {
    expect(documentFor({})).toEqual({
      today: TODAY,
      patient: {
        birthDate: null,
        sex: 'unknown',
        conditions: [],
        allergies: [],
        medicines: [],
        facts: [],
        statements: [],
        checkIns: { firstOn: null, painCount: 0, otherCount: 0 },
        baselinePain: null,
        treatmentResistant: { strict: 0, lenient: 0 },
        goals: 0,
        visitsPerWeek: null,
        refusals: [],
        scopeLifted: false,
      },
      history: [],
      plan: { courses: [], urgent: false },
    });
  });

  it('a row with nothing but its label is not reviewed, not mapped, not judged', () => {
    const { patient, history } = documentFor({
      patient: { conditions: [{ label: 'A condition' }], allergies: [{ label: 'An allergy' }] },
      medicines: [{ label: 'A medicine' }],
      history: [{ label: 'Something' }],
    });
    expect(patient.conditions).toEqual([{ id: 'condition', label: 'A condition', flags: null, active: true }]);
    expect(patient.allergies).toEqual([{ id: 'allergy', label: 'An allergy', substance: null, kind: 'allergy' }]);
    expect(patient.medicines).toEqual([
      { id: 'medicine', label: 'A medicine', ingredients: null, classes: [], dailyMg: null, startedOn: null, stoppedOn: null },
    ]);
    expect(history).toMatchObject([{ id: 'past', modality: null, category: null, adequacy: 'unknown', outcome: 'unknown', reliefPercent: null }]);
  });

  it('an empty list of flags or ingredients was reviewed', () => {
    const { patient } = documentFor({ patient: { conditions: [{ label: 'Hay fever', flags: [] }] }, medicines: [{ label: 'Saline spray', ingredients: [] }] });
    expect([patient.conditions[0]?.flags, patient.medicines[0]?.ingredients]).toEqual([[], []]);
  });
});

const courseOf = (course: Partial<CaseFile['plan']['courses'][number]>) =>
  documentFor({ plan: { courses: [{ modality: 'duloxetine', startsOn: TODAY, ...course }] } }).plan.courses[0];

describe('a course', () => {
  it('takes its facts from the catalogue, and the adequate day from its usual steps', () => {
    const steps = MODALITY_BY_ID.get('duloxetine')?.defaultSteps ?? [];
    const day = steps.find(({ adequate }) => adequate)?.day ?? 0;
    expect(day).toBeGreaterThan(0);
    expect(courseOf({})).toEqual({
      id: 'duloxetine',
      modality: traitsById(MODALITY_BY_ID, 'duloxetine'),
      startsOn: TODAY,
      endsOn: null,
      adequateOn: `2027-03-0${1 + day}`,
      dailyMg: null,
      sessionsPerWeek: null,
      region: null,
      started: false,
      over: false,
      rotatesFromId: null,
      backup: null,
      stopRule: '',
      changedParameter: '',
      benefit: 'unknown',
      assessedOn: null,
    });
  });

  it.each([
    ['the adequate day that is given', { adequateOn: '2027-03-20' }, { adequateOn: '2027-03-20' }],
    ['what is over has started', { over: true, endsOn: '2027-03-01' }, { started: true, over: true }],
    ['a backup is looked up', { backup: 'venlafaxine' }, { backup: { id: 'venlafaxine' } }],
    [
      'dose steps in their order, and the highest of them',
      { doses: [{ day: 7, dailyMg: 60 }, { day: 0, dailyMg: 30 }, { day: 92 }] },
      {
        dailyMg: 60,
        doses: [
          { on: '2027-03-01', dailyMg: 30 },
          { on: '2027-03-08', dailyMg: 60 },
          { on: '2027-06-01', dailyMg: null },
        ],
      },
    ],
    ['a dose that is given beside steps', { dailyMg: 90, doses: [{ day: 0, dailyMg: 30 }] }, { dailyMg: 90 }],
    ['what check-ins told, in part', { reported: { adherencePercent: 0 } }, { reported: { adherencePercent: 0, intolerableOn: null, fadingSince: null } }],
    ['the course it replaces', { rotatesFrom: 'first' }, { rotatesFromId: 'first' }],
  ])('%s', (_, course, expected) => {
    expect(courseOf(course)).toMatchObject(expected);
  });

  it('of a modality that nobody knows is refused', () => {
    expect(() => courseOf({ modality: 'nothing' })).toThrow(RangeError);
  });
});

describe('ids that are left out', () => {
  it('are made from the row, numbered past those that are taken', () => {
    const { plan, patient } = documentFor({
      medicines: [{ label: 'A' }, { label: 'B', id: 'esi-2' }, { label: 'C' }],
      plan: { courses: ['2027-03-01', '2027-06-01', '2027-09-01'].map((startsOn) => ({ modality: 'esi', startsOn })) },
    });
    expect(plan.courses.map(({ id }) => id)).toEqual(['esi', 'esi-3', 'esi-4']);
    expect(patient.medicines.map(({ id }) => id)).toEqual(['medicine', 'esi-2', 'medicine-2']);
  });
});

describe('what was tried before', () => {
  it('is judged, and counts towards resistance, as in a chart', () => {
    const { history, patient } = documentFor({
      history: [
        {
          label: 'Cymbalta',
          modality: 'duloxetine',
          lengthDays: 120,
          reachedAdequateDose: 'yes',
          adherence: 'as-prescribed',
          reliefPercent: 0,
          stopReason: 'did-not-help',
        },
        { label: 'Lyrica', modality: 'pregabalin', lengthDays: 5, reliefPercent: 0 },
      ],
    });
    expect(history.map(({ adequacy, outcome }) => [adequacy, outcome])).toEqual([
      ['adequate', 'failure'],
      ['inadequate', 'unknown'],
    ]);
    expect(patient.treatmentResistant).toEqual({ strict: 1, lenient: 1 });
  });
});

describe('a treatment that the catalogue does not hold', () => {
  const own = { id: 'swimming', name: { en: 'Swimming', es: 'Natación' }, category: 'restorative' } as const;
  const traits = (more: object) =>
    documentFor({ catalogue: [{ ...own, ...more }], plan: { courses: [{ modality: 'swimming', startsOn: TODAY }] } }).plan.courses[0];

  it('is known by what the case says; the rest is not known', () => {
    expect(traits({})?.modality).toEqual({
      id: 'swimming',
      name: 'Swimming',
      names: own.name,
      category: 'restorative',
      class: 'swimming',
      tags: [],
      ingredients: [],
      trialDays: null,
      assessmentDays: [],
      flareDays: null,
      effectWindowDays: null,
      minSessions: null,
      grade: null,
      repeat: null,
      pairing: null,
      cautions: [],
      boosterDays: [],
    });
  });

  it('counts its trial from the day it says', () => {
    expect(traits({ adequateDay: 14, trialDays: { from: 42, to: 84 } })).toMatchObject({
      adequateOn: '2027-03-15',
      modality: { trialDays: { from: 42, to: 84 } },
    });
  });
});
