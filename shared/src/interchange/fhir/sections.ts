import { FACTS } from '../../patients/facts.js';
import { UNKNOWN_PAST_TREATMENT, type NewPastTreatment } from '../../history/past-treatment.js';
import type { NewLifeEvent } from '../../patients/life-event.js';
import type { NewPatientQuestion } from '../../patients/patient-question.js';
import type { NewAllergy, NewCondition, NewCoverage, NewFact, NewGoal, NewMedicine, NewStatement, StatementTopic } from '../../patients/patient.js';
import type { YesNoUnknown } from '../../text.js';
import { coding, ownSystem, TERMS, type Element } from './resource.js';
import { amount, code, codeIn, codings, day, dayOrNull, mgPerDay, ownCode, text, textOrNull, type Home, type Shape } from './shape.js';

export const CONDITION: Shape<NewCondition> = {
  name: 'condition',
  blank: { label: '', codings: [], flags: null, onsetOn: null, status: 'active', isPain: false, region: null },
  homes: {
    label: text('code.text'),
    codings: codings('code.coding'),
    status: codeIn('clinicalStatus', TERMS.conditionStatus, { active: 'active', resolved: 'resolved' }),
    onsetOn: dayOrNull('onsetDateTime'),
    region: textOrNull('bodySite.0.text'),
    flags: 'own',
    isPain: 'own',
  },
};

export const ALLERGY: Shape<NewAllergy> = {
  name: 'allergy',
  blank: { label: '', codings: [], substance: null, kind: 'allergy', reaction: '', severity: 'unknown' },
  homes: {
    label: text('code.text'),
    codings: codings('code.coding'),
    kind: code('type', { allergy: 'allergy', intolerance: 'intolerance' }),
    reaction: text('reaction.0.manifestation.0.text'),
    severity: code<NewAllergy['severity']>('reaction.0.severity', { mild: 'mild', moderate: 'moderate', severe: 'severe' }),
    substance: 'own',
  },
};

export const MEDICINE: Shape<NewMedicine> = {
  name: 'medicine',
  blank: {
    label: '',
    codings: [],
    ingredients: null,
    doseText: '',
    dailyMg: null,
    startedOn: null,
    stoppedOn: null,
    status: 'current',
    overTheCounter: false,
  },
  homes: {
    label: text('medicationCodeableConcept.text'),
    codings: codings('medicationCodeableConcept.coding'),
    doseText: text('dosage.0.text'),
    dailyMg: mgPerDay('dosage.0.doseAndRate.0.rateRatio'),
    startedOn: dayOrNull('effectivePeriod.start'),
    stoppedOn: dayOrNull('effectivePeriod.end'),
    status: code('status', { current: 'active', stopped: 'stopped' }),
    ingredients: 'own',
    overTheCounter: 'own',
  },
};

const factCode: Home<NewFact['code']> = {
  put: (value) => {
    const [loinc] = FACTS[value].loinc;
    const own = coding(ownSystem('fact'), value, FACTS[value].label);
    return [['code', { coding: loinc === undefined ? [own] : [coding(TERMS.loinc, loinc), own], text: FACTS[value].label }]];
  },
  get: ownCode<NewFact['code']>('code', 'fact').get,
};

/** Yes and no are HL7's; "asked, and not known" is the reason why there is no answer. */
const ANSWERS: Readonly<Record<YesNoUnknown, readonly [system: string, code: string]>> = {
  yes: [TERMS.yesNo, 'Y'],
  no: [TERMS.yesNo, 'N'],
  unknown: [TERMS.dataAbsent, 'asked-unknown'],
};
/** Where an answer is all there is to a fact, it is its value. */
export const answerConcept = (answer: YesNoUnknown): Element => ({ coding: [coding(...ANSWERS[answer])] });

export const FACT: Shape<NewFact> = {
  name: 'fact',
  blank: { code: 'pain', value: null, answer: null, unit: '', takenOn: '' },
  homes: { code: factCode, value: amount('valueQuantity'), answer: 'own', unit: 'own', takenOn: day('effectiveDateTime') },
};

export const COVERAGE: Shape<NewCoverage> = {
  name: 'coverage',
  blank: { payer: '', plan: '', memberId: '', order: 1, startsOn: null, endsOn: null, deductibleLeftCents: null, deductibleAsOf: null },
  homes: {
    payer: text('payor.0.display'),
    plan: {
      put: (value) =>
        value === '' ? [] : [['class', [{ type: { coding: [coding('http://terminology.hl7.org/CodeSystem/coverage-class', 'plan')] }, value }]]],
      get: text('class.0.value').get,
    },
    memberId: text('subscriberId'),
    order: {
      put: (value) => [['order', value]],
      get: (resource) => (typeof resource['order'] === 'number' ? resource['order'] : undefined),
    },
    startsOn: dayOrNull('period.start'),
    endsOn: dayOrNull('period.end'),
    deductibleLeftCents: 'own',
    deductibleAsOf: 'own',
  },
};

export const GOAL: Shape<NewGoal> = {
  name: 'goal',
  blank: { text: '', value: '', targetOn: null, status: 'active', scale: null },
  homes: {
    text: text('description.text'),
    status: code('lifecycleStatus', { active: 'active', achieved: 'completed', dropped: 'cancelled' }),
    targetOn: dayOrNull('target.0.dueDate'),
    value: 'own',
    scale: 'own',
  },
};

const OWN_PAST = {
  category: 'own',
  ingredients: 'own',
  sessions: 'own',
  lengthDays: 'own',
  ongoing: 'own',
  reliefPercent: 'own',
  reliefDays: 'own',
  functionOutcome: 'own',
  adherence: 'own',
  reachedAdequateDose: 'own',
  intolerable: 'own',
  toBeCompleted: 'own',
  note: text('note.0.text'),
} as const;

/** A medicine of the past is a statement about a medicine. */
export const PAST_MEDICINE: Shape<NewPastTreatment> = {
  name: 'past-treatment',
  blank: UNKNOWN_PAST_TREATMENT,
  homes: {
    ...OWN_PAST,
    label: text('medicationCodeableConcept.text'),
    modalityId: ownCode('medicationCodeableConcept', 'modality'),
    doseText: text('dosage.0.text'),
    dailyMg: mgPerDay('dosage.0.doseAndRate.0.rateRatio'),
    region: textOrNull('dosage.0.site.text'),
    startedOn: dayOrNull('effectivePeriod.start'),
    endedOn: dayOrNull('effectivePeriod.end'),
    stopReason: ownCode('statusReason.0', 'stop-reason'),
    sideEffects: 'own',
  },
};

/** Everything else that was tried is a procedure. */
export const PAST_PROCEDURE: Shape<NewPastTreatment> = {
  name: 'past-treatment',
  blank: UNKNOWN_PAST_TREATMENT,
  homes: {
    ...OWN_PAST,
    label: text('code.text'),
    modalityId: ownCode('code', 'modality'),
    doseText: 'own',
    dailyMg: 'own',
    region: textOrNull('bodySite.0.text'),
    startedOn: dayOrNull('performedPeriod.start'),
    endedOn: dayOrNull('performedPeriod.end'),
    stopReason: ownCode('statusReason', 'stop-reason'),
    sideEffects: text('complication.0.text'),
  },
};

export const STATEMENT: Shape<NewStatement> = {
  name: 'statement',
  blank: { topic: 'allergies', answer: 'not-asked', askedOn: '' },
  homes: {
    topic: ownCode<StatementTopic>('code', 'statement'),
    answer: ownCode<NewStatement['answer']>('valueCodeableConcept', 'statement-answer'),
    askedOn: day('effectiveDateTime'),
  },
};

/** "No known allergy" is said as other systems say it, since they look for it there. */
export const NO_ALLERGY: Shape<NewStatement> = {
  name: 'statement',
  blank: { topic: 'allergies', answer: 'none', askedOn: '' },
  homes: {
    topic: { put: () => [['code', { coding: [coding(TERMS.snomed, '716186003', 'No known allergy')], text: 'No known allergy' }]], get: () => 'allergies' },
    answer: { put: () => [], get: () => 'none' },
    askedOn: day('recordedDate'),
  },
};

export const LIFE_EVENT: Shape<NewLifeEvent> = {
  name: 'life-event',
  blank: { kind: 'other', label: '', startsOn: '', endsOn: null },
  homes: {
    kind: ownCode<NewLifeEvent['kind']>('code', 'life-event'),
    label: text('valueString'),
    startsOn: day('effectivePeriod.start'),
    endsOn: dayOrNull('effectivePeriod.end'),
  },
};

/** A question of the patient's own is what they told; the answer stands beside it. */
export const QUESTION: Shape<NewPatientQuestion> = {
  name: 'question',
  blank: { text: '', askedOn: '', answer: '', answeredOn: null },
  homes: {
    text: {
      put: (value) => [
        ['code', { coding: [coding(ownSystem('question'), 'own', 'Question of the patient')], text: 'Question of the patient' }],
        ['valueString', value],
      ],
      get: text('valueString').get,
    },
    askedOn: day('effectiveDateTime'),
    answer: text('note.0.text'),
    answeredOn: 'own',
  },
};
