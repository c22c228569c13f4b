import { addDays, type CalendarDate } from '@stagewell/shared/dates';
import type { Made } from './made-bundle.js';

interface MadeContext {
  readonly today: CalendarDate;
  readonly patient: string;
  readonly random: () => number;
  readonly make: (type: string, body: Made) => Made;
}

const loinc = (code: string, display: string): Made => ({ coding: [{ system: 'http://loinc.org', code, display }], text: display });
const ucum = (value: number, code: string): Made => ({ value, unit: code, system: 'http://unitsofmeasure.org', code });
const phq = (code: string, display: string): Made => ({ coding: [{ system: 'http://loinc.org', code, display }] });
const NOT_AT_ALL = phq('LA6568-5', 'Not at all');
const SEVERAL_DAYS = phq('LA6569-3', 'Several days');
const MORE_THAN_HALF = phq('LA6570-1', 'More than half the days');

const observation = (context: MadeContext, daysAgo: number, code: Made, value: Made): Made =>
  context.make('Observation', {
    status: 'final',
    code,
    subject: { reference: context.patient },
    effectiveDateTime: `${addDays(context.today, -daysAgo)}T09:30:00-05:00`,
    ...value,
  });

/** One of each measurement that rules read: code, words, value and unit as a laboratory sends them. */
const LABS: readonly (readonly [string, string, number, string])[] = [
  ['98979-8', 'eGFR (CKD-EPI 2021)', 74, 'mL/min/{1.73_m2}'],
  ['2160-0', 'Creatinine in serum', 0.9, 'mg/dL'],
  ['1742-6', 'ALT', 22, 'U/L'],
  ['1920-8', 'AST', 19, 'U/L'],
  ['6301-6', 'INR', 1, '{INR}'],
  ['777-3', 'Platelets', 241, '10*3/uL'],
  ['2951-2', 'Sodium', 139, 'mmol/L'],
  ['4548-4', 'Haemoglobin A1c', 5.6, '%'],
  ['2345-7', 'Glucose', 5.4, 'mmol/L'],
  ['8636-3', 'QTc interval', 418, 'ms'],
  ['19123-9', 'Magnesium', 2, 'mg/dL'],
  ['2132-9', 'Vitamin B12', 402, 'pg/mL'],
  ['8867-4', 'Heart rate', 68, '/min'],
  ['59408-5', 'Oxygen saturation', 98, '%'],
  ['29463-7', 'Body weight', 154, '[lb_av]'],
  ['39156-5', 'Body mass index', 25.6, 'kg/m2'],
  ['8310-5', 'Body temperature', 98.2, '[degF]'],
  ['44261-6', 'PHQ-9 total', 6, '{score}'],
  ['70274-6', 'GAD-7 total', 4, '{score}'],
];

const labs = (context: MadeContext): readonly Made[] => [
  ...LABS.map(([code, display, value, unit]) => observation(context, 6, loinc(code, display), { valueQuantity: ucum(value, unit) })),
  observation(context, 200, loinc('33914-3', 'eGFR (MDRD)'), { valueQuantity: ucum(71, 'mL/min') }),
  observation(context, 6, loinc('44260-8', 'PHQ-9 item 9'), { valueCodeableConcept: NOT_AT_ALL }),
  observation(context, 2, loinc('82810-3', 'Pregnancy status'), { valueCodeableConcept: phq('LA26683-5', 'Not pregnant') }),
  observation(context, 6, loinc('85354-9', 'Blood pressure'), {
    component: [
      { code: loinc('8480-6', 'Systolic'), valueQuantity: ucum(128, 'mm[Hg]') },
      { code: loinc('8462-4', 'Diastolic'), valueQuantity: ucum(79, 'mm[Hg]') },
    ],
  }),
];

/** Resources that must be refused, each for its own reason. */
const refusedOnes = (context: MadeContext): readonly Made[] => [
  observation(context, 6, loinc('98979-8', 'eGFR (CKD-EPI 2021)'), { valueQuantity: { ...ucum(60, 'mL/min/{1.73_m2}'), comparator: '>' } }),
  observation(context, 6, loinc('2160-0', 'Creatinine in serum'), { valueQuantity: ucum(0.9, 'furlong') }),
  observation(context, 6, loinc('8302-2', 'Body height'), { valueQuantity: ucum(165, 'cm') }),
  { ...observation(context, 6, loinc('777-3', 'Platelets'), { valueQuantity: ucum(9, '10*3/uL') }), status: 'entered-in-error' },
];

const peg = (context: MadeContext): readonly Made[] => {
  const items = [
    observation(context, 7, loinc('75893-8', 'PEG: pain on average'), { valueInteger: 7 }),
    observation(context, 7, loinc('91145-3', 'PEG: enjoyment of life'), { valueInteger: 6 }),
    observation(context, 7, loinc('91146-1', 'PEG: general activity'), { valueInteger: 8 }),
    observation(context, 7, loinc('91147-9', 'PEG mean score'), { valueQuantity: ucum(7, '{score}') }),
  ];
  const hasMember = items.map((item) => ({ reference: `urn:uuid:${String(item['id'])}` }));
  return [...items, observation(context, 7, loinc('91148-7', 'PEG panel'), { hasMember })];
};

const phq4 = (context: MadeContext): readonly Made[] => [
  observation(context, 7, loinc('44250-9', 'Little interest'), { valueCodeableConcept: SEVERAL_DAYS }),
  observation(context, 7, loinc('44255-8', 'Feeling down'), { valueCodeableConcept: NOT_AT_ALL }),
  observation(context, 7, loinc('69725-0', 'Feeling nervous'), { valueCodeableConcept: MORE_THAN_HALF }),
  observation(context, 7, loinc('68509-9', 'Not able to stop worrying'), { valueCodeableConcept: SEVERAL_DAYS }),
  observation(context, 7, loinc('70272-0', 'PHQ-4 total'), { valueQuantity: ucum(4, '{score}') }),
];

/** Three weeks of daily pain, most with decimals, as a device or another system sends it. */
const pain = (context: MadeContext): readonly Made[] => {
  const daily = Array.from({ length: 21 }, (_unused, day) => {
    const value = Math.round((5.5 + context.random() * 3) * 100) / 100;
    return observation(context, 28 - day, loinc('72514-3', 'Pain severity 0–10'), { valueQuantity: ucum(value, '{score}') });
  });
  return [...daily, observation(context, 5, loinc('38208-5', 'Pain severity'), { valueQuantity: ucum(6, '{score}') })];
};

/** Every Observation of the made bundle. */
export const madeObservations = (context: MadeContext): readonly Made[] => [
  ...labs(context),
  ...refusedOnes(context),
  ...peg(context),
  ...phq4(context),
  ...pain(context),
];
