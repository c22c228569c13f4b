import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import type { CalendarDate } from '@stagewell/shared/dates';
import { UNKNOWN_PAST_TREATMENT, type NewPastTreatment } from '@stagewell/shared/history/past-treatment';
import { flagsOfIcd10, isPainIcd10 } from '@stagewell/shared/patients/condition-codes';
import type { ConditionFlag } from '@stagewell/shared/patients/condition-flags';
import { FACTS, type FactCode } from '@stagewell/shared/patients/facts';
import type {
  NewAllergy,
  NewCondition,
  NewCoverage,
  NewFact,
  NewGoal,
  NewMedicine,
  NewPatient,
  NewStatement,
  Preferences,
  StatementTopic,
} from '@stagewell/shared/patients/patient';
import type { YesNoUnknown } from '@stagewell/shared/text';
import type { Story, StoryRecord } from './story.js';

/** Demographics with what most people have in common. */
export const person = (
  who: Pick<NewPatient, 'mrn' | 'familyName' | 'givenName' | 'birthDate' | 'sex' | 'phone' | 'address'> & Partial<NewPatient>,
): NewPatient => ({
  language: 'en',
  interpreter: false,
  serviceStatus: 'none',
  email: `${who.givenName}.${who.familyName}`
    .normalize('NFD')
    .replace(/[^A-Za-z.]/g, '')
    .toLowerCase()
    .concat('@example.org'),
  ...who,
});

/** A condition with its ICD-10-CM code; `flags` only where the code alone does not say them. */
export const condition = (
  on: CalendarDate,
  code: string,
  label: string,
  more: Partial<NewCondition> & { readonly flags?: readonly ConditionFlag[] } = {},
): StoryRecord => {
  const input: NewCondition = {
    label,
    codings: [{ system: 'icd-10-cm', code, display: label, verification: 'general-knowledge' }],
    flags: flagsOfIcd10(code),
    onsetOn: null,
    status: 'active',
    isPain: isPainIcd10(code) ?? false,
    region: null,
    ...more,
  };
  return { on, section: 'conditions', input };
};

export const allergy = (on: CalendarDate, substance: string, label: string, more: Partial<NewAllergy> = {}): StoryRecord => {
  const input: NewAllergy = { label, codings: [], substance, kind: 'allergy', reaction: '', severity: 'unknown', ...more };
  return { on, section: 'allergies', input };
};

export const medicine = (on: CalendarDate, ingredient: string, label: string, more: Partial<NewMedicine> = {}): StoryRecord => {
  const input: NewMedicine = {
    label,
    codings: [],
    ingredients: [ingredient],
    doseText: '',
    dailyMg: null,
    startedOn: null,
    stoppedOn: null,
    status: 'current',
    overTheCounter: false,
    ...more,
  };
  return { on, section: 'medicines', input };
};

export const fact = (on: CalendarDate, code: FactCode, value: number): StoryRecord => {
  const input: NewFact = { code, value, answer: null, unit: FACTS[code].unit, takenOn: on };
  return { on, section: 'facts', input };
};

export const answer = (on: CalendarDate, code: FactCode, said: YesNoUnknown): StoryRecord => {
  const input: NewFact = { code, value: null, answer: said, unit: FACTS[code].unit, takenOn: on };
  return { on, section: 'facts', input };
};

/** Blood pressure, mm[Hg]. */
export const pressure = (on: CalendarDate, systolic: number, diastolic: number): readonly StoryRecord[] => [
  fact(on, 'systolic', systolic),
  fact(on, 'diastolic', diastolic),
];

export const coverage = (on: CalendarDate, payer: string, plan: string, more: Partial<NewCoverage> = {}): StoryRecord => {
  const input: NewCoverage = { payer, plan, memberId: '', order: 1, startsOn: null, endsOn: null, deductibleLeftCents: null, deductibleAsOf: null, ...more };
  return { on, section: 'coverages', input };
};

export const goal = (on: CalendarDate, text: string, value: string, more: Partial<NewGoal> = {}): StoryRecord => {
  const input: NewGoal = { text, value, targetOn: null, status: 'active', scale: null, ...more };
  return { on, section: 'goals', input };
};

/** What was asked on that day: `none`, or that the list is complete. */
export const asked = (on: CalendarDate, said: Readonly<Partial<Record<StatementTopic, NewStatement['answer']>>>): readonly StoryRecord[] =>
  Object.entries(said).map(([topic, given]) => ({ on, section: 'statements', input: { topic, answer: given, askedOn: on } }));

/** A past treatment; what is not said is not known. */
export const tried = (on: CalendarDate, modalityId: string, more: Partial<NewPastTreatment> = {}): StoryRecord => {
  const modality = MODALITY_BY_ID.get(modalityId);
  if (!modality) throw new RangeError(`The catalogue has no modality ${modalityId}`);
  const input: NewPastTreatment = {
    ...UNKNOWN_PAST_TREATMENT,
    label: modality.name.en,
    modalityId,
    category: modality.category,
    ingredients: modality.category === 'medication' ? modality.ingredients : [],
    ...more,
  };
  return { on, section: 'history', input };
};

export const preferences = (site: string, more: Partial<Preferences> = {}): NonNullable<Story['preferences']> => {
  const { siteId: _, ...rest } = { siteId: null, days: [], visitsPerWeek: null, monthlyBudgetCents: null, refusals: [], note: '', ...more };
  return { ...rest, site };
};
