import type { Section } from '@stagewell/shared/patients/patient';
import { table, type Kind, type Table } from '../platform/table.js';

const RECORD: Readonly<Record<string, Kind>> = {
  id: 'uuid',
  patientId: 'uuid',
  version: 'int',
  source: 'text',
  sourceSystem: 'text?',
  sourceId: 'text?',
  recordedOn: 'date',
  createdBy: 'uuid',
  enteredInErrorAt: 'instant?',
  enteredInErrorBy: 'uuid?',
  enteredInErrorReason: 'text?',
};
const record = (name: string, fields: Readonly<Record<string, Kind>>): Table => table(name, ['id'], { ...RECORD, ...fields });

/** Fields of every section; the names are those of the contract, except where SQL needs another word (see `RENAMED`). */
export const SECTION_TABLES: Readonly<Record<Section, Table>> = {
  conditions: record('condition', { label: 'text', codings: 'json', flags: 'texts?', onsetOn: 'date?', status: 'text', isPain: 'boolean', region: 'text?' }),
  allergies: record('allergy', { label: 'text', codings: 'json', substance: 'text?', kind: 'text', reaction: 'text', severity: 'text' }),
  medicines: record('medicine', {
    label: 'text',
    codings: 'json',
    ingredients: 'texts?',
    doseText: 'text',
    dailyMg: 'numeric?',
    startedOn: 'date?',
    stoppedOn: 'date?',
    status: 'text',
    overTheCounter: 'boolean',
  }),
  facts: record('fact', { code: 'text', value: 'numeric?', answer: 'text?', unit: 'text', takenOn: 'date' }),
  coverages: record('coverage', {
    ...{ payer: 'text', plan: 'text', memberId: 'sealed', priority: 'int', startsOn: 'date?', endsOn: 'date?' },
    ...{ deductibleLeftCents: 'int?', deductibleAsOf: 'date?' },
  }),
  goals: record('goal', { goalText: 'text', value: 'text', targetOn: 'date?', status: 'text', scale: 'json?' }),
  history: record('past_treatment', {
    label: 'text',
    modalityId: 'text?',
    category: 'text?',
    ingredients: 'texts',
    doseText: 'text',
    dailyMg: 'numeric?',
    sessions: 'int?',
    region: 'text?',
    startedOn: 'date?',
    endedOn: 'date?',
    lengthDays: 'int?',
    ongoing: 'boolean',
    reliefPercent: 'int?',
    reliefDays: 'int?',
    functionOutcome: 'text',
    adherence: 'text',
    reachedAdequateDose: 'text',
    sideEffects: 'text',
    intolerable: 'boolean',
    stopReason: 'text?',
    toBeCompleted: 'boolean',
    note: 'sealed',
  }),
  statements: record('statement', { topic: 'text', answer: 'text', askedOn: 'date' }),
  events: record('life_event', { kind: 'text', label: 'text', startsOn: 'date', endsOn: 'date?' }),
  questions: record('patient_question', { questionText: 'text', askedOn: 'date', answer: 'text', answeredOn: 'date?' }),
};

/** Contract word → column word. */
export const RENAMED: Readonly<Partial<Record<Section, Readonly<Record<string, string>>>>> = {
  coverages: { order: 'priority' },
  goals: { text: 'goalText' },
  questions: { text: 'questionText' },
};
