import { describe, expect, it } from '@jest/globals';
import { explain } from './explain.js';
import { explainDatum } from './explain-datum.js';
import type { Said } from './said.js';
import { dayNumber, situationOf } from './situation.js';
import { documentFor, patientOf, courseOf, traitsFor, TODAY } from './testing.js';
import { days, listed, said as dayOf } from './sentences.js';

const day = dayNumber('2027-03-03');
const later = dayNumber('2027-03-31');
const name = { en: 'Duloxetine', es: 'Duloxetina' };
const other = { en: 'Exercise', es: 'Ejercicio' };
const need = { need: 'baseline', subject: { any: [] }, minDays: 14, painRecords: 4, otherRecords: 1, painPerWeek: 2 } as const;
const wanted = { percent: 50, minDays: 90 };

const stomach = { en: 'Mind the stomach.', es: 'Cuidado con el estómago.' };

const SAID: readonly Said[] = [
  { what: 'out-of-scope', recorded: [{ en: 'Sickle cell disease', es: 'Sickle cell disease' }], noBirthDate: true },
  { what: 'caution', name, day, text: { en: 'Mind the liver.', es: 'Cuidado con el hígado.' }, recorded: [] },
  { what: 'together', courses: [{ name, day }], medicines: [{ en: 'warfarin', es: 'warfarina' }], recorded: [], why: null },
  { what: 'together', courses: [{ name, day }], medicines: [], recorded: [{ en: '74 years old', es: '74 años' }], why: stomach },
  {
    what: 'together',
    courses: [
      { name, day },
      { name: other, day: later },
    ],
    medicines: [],
    recorded: [],
    why: null,
  },
  { what: 'together', courses: [], medicines: [name, other], recorded: [], why: null },
  {
    what: 'twice',
    courses: [
      { name, day },
      { name, day: later },
    ],
    medicines: [],
    of: 'treatment',
  },
  { what: 'twice', courses: [{ name, day }], medicines: [{ en: 'Cymbalta 60 mg', es: 'Cymbalta 60 mg' }], of: 'medicine' },
  { what: 'allergy', name, day, label: 'Cymbalta', kind: 'allergy' },
  { what: 'allergy', name, day, label: 'Cymbalta', kind: 'intolerance' },
  { what: 'missing-need', name, day, need: { en: 'exercise', es: 'ejercicio' }, lagDays: 28, earliest: later },
  { what: 'missing-need', name, day, need: { en: 'exercise', es: 'ejercicio' }, lagDays: 0, earliest: null },
  {
    what: 'starts-close',
    starts: [
      { name, day },
      { name: other, day: later },
    ],
    max: 1,
    days: 14,
  },
  { what: 'trial-short', name, ends: day, needed: later, sessions: { planned: 3, needed: 6 } },
  { what: 'decision-due', name, due: day },
  { what: 'no-partner', name, day, from: day, to: later, partners: [], sessions: null, end: null },
  { what: 'no-partner', name, day, from: day, to: later, partners: [other], sessions: 6, end: later },
  { what: 'read-together', name, partner: other, days: -1 },
  { what: 'too-often', name, day: later, close: day, minGap: 14, many: { count: 5, max: 4, windowDays: 365 } },
  { what: 'last-did-not-work', name, day: later, last: day, percent: 20, days: 10, wanted },
  { what: 'last-did-not-work', name, day: later, last: day, percent: null, days: null, wanted },
  { what: 'failed-before', name, day, label: 'Cymbalta 2024', outcome: 'failure' },
  { what: 'failed-before', name, day, label: 'Cymbalta 2024', outcome: 'intolerance' },
  { what: 'class-failed', name, className: 'snri', labels: ['A', 'B'] },
  { what: 'trial-unknown', name, label: 'Cymbalta 2024' },
  { what: 'baseline', name, day: later, first: day, pain: 2, other: 0, need },
  { what: 'baseline', name, day, first: null, pain: 0, other: 0, need },
  { what: 'no-goal' },
  { what: 'alone', only: 'behavioral', names: [name], from: day, until: later, days: 28 },
  { what: 'alone', only: null, names: [name], from: day, until: null, days: 56 },
  { what: 'resistant', strict: 3, lenient: 4 },
  { what: 'no-stop-rule', name, grade: 'D' },
  { what: 'better-first', name, day, grade: 'N', categories: 2 },
  { what: 'past', name, day },
  { what: 'refused', name },
  { what: 'visits', week: day, visits: 4, agreed: 2, names: [name, other] },
  { what: 'over-budget', courses: [{ name, day }], medicines: [other], sum: 4500, max: 4000, sumOf: { en: 'mg a day', es: 'mg al día' } },
  { what: 'flare-meets', name, from: day, to: later, judged: [{ name: other, day: later }] },
  { what: 'upset', judged: [{ name, day: later }], on: day, until: later },
  { what: 'not-followed', name, percent: 61.4, least: 80 },
  { what: 'fading', name, since: day },
  { what: 'not-tolerated', name, on: day },
  { what: 'booster-due', name, days: [day, later] },
  { what: 'too-seldom', name, apart: 35, longest: 28 },
  { what: 'beside-taper', start: { name, day }, taper: other, step: later, days: 14 },
  { what: 'taper-fast', name, on: day, percent: 19, most: 10, days: 30 },
  { what: 'horizon', days: 56, fromDays: 270, toDays: 365 },
  { what: 'not-measured', courses: [{ name, day }], fact: 'eGFR', withinDays: 365 },
];

describe('the sentences of the engine', () => {
  it.each(SAID.map((one): readonly [string, Said] => [one.what, one]))('%s is said in both languages, with names and days in words', (what, one) => {
    const { en, es } = explain(one);
    for (const sentence of [en, es]) {
      expect(sentence).toMatch(/\.$/);
      expect(sentence).not.toMatch(/undefined|null|NaN|\d{4}-\d{2}-\d{2}| {2}/);
    }
    expect(es).not.toBe(en);
    if ('name' in one) expect([en.includes('Duloxetine'), es.includes('Duloxetina')]).toEqual([true, true]);
    if ('day' in one && what !== 'baseline') expect(`${en} ${es}`).toMatch(/March \d+, 2027.* de marzo de 2027/);
  });

  it('names both courses and the window', () => {
    expect(
      explain({
        what: 'starts-close',
        starts: [
          { name, day },
          { name: other, day: later },
        ],
        max: 1,
        days: 14,
      }),
    ).toEqual({
      en: 'Duloxetine on March 3, 2027 and Exercise on March 31, 2027: more than one new start within 14 days.',
      es: 'Duloxetina el 3 de marzo de 2027 y Ejercicio el 31 de marzo de 2027: más de un inicio en 14 días.',
    });
  });

  it('says of an earlier trial what is missing, and nothing was tried before itself', () => {
    expect(explain({ what: 'trial-unknown', name, label: 'Duloxetine' }).en).toBe(
      'Whether Duloxetine had an adequate trial before cannot be told: of “Duloxetine” the dose, length or adherence is not recorded.',
    );
  });

  it('says of what was not measured that there is no record, whether it is one or several', () => {
    expect(explain({ what: 'not-measured', courses: [{ name, day }], fact: 'Platelets', withinDays: 90 }).en).toMatch(
      /: no record of Platelets within 90 days\.$/,
    );
  });

  it('says the earliest day that is possible', () => {
    expect(explain({ what: 'missing-need', name, day, need: { en: 'exercise', es: 'ejercicio' }, lagDays: 28, earliest: later }).en).toBe(
      'Duloxetine on March 3, 2027 needs exercise at least 28 days before. The earliest day is March 31, 2027.',
    );
  });
});

describe('small words', () => {
  it('lists', () =>
    expect([listed([]).en, listed([name]).en, listed([name, other]).es, listed([name, other, name], 'or').en]).toEqual([
      '',
      'Duloxetine',
      'Duloxetina y Ejercicio',
      'Duloxetine, Exercise or Duloxetine',
    ]));
  it('counts days', () =>
    expect([days(1), days(2)]).toEqual([
      { en: '1 day', es: '1 día' },
      { en: '2 days', es: '2 días' },
    ]));
  it('spells days', () => expect(dayOf(dayNumber('2026-12-01'))).toEqual({ en: 'December 1, 2026', es: '1 de diciembre de 2026' }));
});

describe('what is missing', () => {
  const situation = situationOf(
    documentFor([courseOf('c1', traitsFor('gel'), TODAY)], {
      patient: patientOf({
        medicines: [{ id: 'm1', label: 'Some tablets', ingredients: null, classes: [], dailyMg: null, startedOn: null, stoppedOn: null }],
        conditions: [{ id: 'k1', label: 'C61', flags: null, active: true }],
      }),
    }),
  );
  it.each<readonly [string, string]>([
    ['fact:egfr', 'eGFR: not recorded, or too old.'],
    ['fact:platelets', 'Platelets: not recorded, or too old.'],
    ['statement:medicines', 'The medicine list has not been reconciled.'],
    ['medicine:m1', 'Some tablets is not mapped to its ingredients.'],
    ['condition:k1', 'C61 has not been reviewed.'],
    ['dose:c1', 'The daily dose of gel is not recorded.'],
    ['adherence:c1', 'How much of gel was taken or done has not been answered.'],
    ['cadence:c1', 'How often gel takes place is not planned.'],
    ['birth-date', 'The date of birth is not recorded.'],
    ['preference:visits-per-week', 'How many visits a week the patient agreed to has not been asked.'],
  ])('%s', (datum, en) => {
    const text = explainDatum(datum, situation);
    expect(text.en).toBe(en);
    expect(text.es).not.toBe(en);
  });
});
