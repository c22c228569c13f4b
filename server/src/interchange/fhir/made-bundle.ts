import { addDays, type CalendarDate } from '@stagewell/shared/dates';
import { madeObservations } from './made-observations.js';

export type Made = Readonly<Record<string, unknown>>;
export interface MadeOptions {
  /** Everything lies before this day. */
  readonly today: CalendarDate;
  /** Another seed is another person: other ids, another record number. */
  readonly seed?: number;
  readonly type?: 'transaction' | 'collection';
  /** `false` leaves out what a clinician must map first, for a journey that goes on to a plan. */
  readonly unmapped?: boolean;
}

/** Numerical Recipes' linear congruential generator: enough to make test data, and the same on every machine. */
const generator = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
};

const uuid = (random: () => number): string => {
  const hex = Array.from({ length: 30 }, () => Math.floor(random() * 16).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-a${hex.slice(15, 18)}-${hex.slice(18, 30)}`;
};

interface Making {
  readonly today: CalendarDate;
  readonly random: () => number;
  readonly make: (type: string, body: Made) => Made;
  readonly patient: string;
}

const coded = (system: string, code: string, display: string): Made => ({ coding: [{ system, code, display }], text: display });
const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const ICD = 'http://hl7.org/fhir/sid/icd-10-cm';
const SNOMED = 'http://snomed.info/sct';
const LOCAL = 'urn:example:procedures';
const status = (code: string): Made => ({ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code }] });
const verified = (code: string): Made => ({ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code }] });

const patientBody = (today: CalendarDate, mrn: string): Made => ({
  identifier: [
    {
      type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'SS' }] },
      system: 'http://hl7.org/fhir/sid/us-ssn',
      value: '999-00-1234',
    },
    { type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MR' }] }, system: 'urn:example:hospital', value: mrn },
  ],
  name: [
    { use: 'maiden', family: 'Peña', given: ['María'] },
    { use: 'official', family: "Núñez O'Connor", given: ['María', 'José'] },
  ],
  gender: 'female',
  birthDate: addDays(today, -19_000),
  communication: [{ language: { coding: [{ system: 'urn:ietf:bcp:47', code: 'es-US' }] }, preferred: true }],
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired', valueBoolean: true }],
  telecom: [
    { system: 'phone', use: 'old', value: '555-0100' },
    { system: 'phone', use: 'mobile', value: '+1 555 0142' },
    { system: 'email', value: 'maria.nunez@example.org' },
  ],
  address: [{ use: 'home', line: ['12 Álamo Street', 'Apt 3'], city: 'Santa Fe', state: 'NM', postalCode: '87501', country: 'US' }],
});

const conditions = ({ make, patient, today }: Making, unmapped: boolean): readonly Made[] => {
  const condition = (code: Made, more: Made): Made =>
    make('Condition', { code, subject: { reference: patient }, clinicalStatus: status('active'), verificationStatus: verified('confirmed'), ...more });
  const radicular = condition(coded(ICD, 'M54.16', 'Radiculopathy, lumbar region'), { onsetDateTime: addDays(today, -900), bodySite: [{ text: 'lumbar' }] });
  const mapped = [
    radicular,
    condition(coded(ICD, 'I10', 'Essential hypertension'), { onsetPeriod: { start: addDays(today, -2500) } }),
    condition(coded(ICD, 'F32.9', 'Depressive episode'), { clinicalStatus: status('resolved'), onsetDateTime: '2019', abatementDateTime: '2020-02-01' }),
    condition(coded(ICD, 'G40.909', 'Epilepsy'), { verificationStatus: verified('refuted') }),
  ];
  const open = [condition(coded(SNOMED, '82423001', 'Chronic pain'), { verificationStatus: verified('provisional') })];
  return unmapped ? [...mapped, ...open] : mapped;
};

const allergies = ({ make, patient, today }: Making, unmapped: boolean): readonly Made[] => {
  const allergy = (code: Made, more: Made): Made =>
    make('AllergyIntolerance', { code, patient: { reference: patient }, recordedDate: addDays(today, -400), clinicalStatus: status('active'), ...more });
  const hives = [
    { manifestation: [{ text: 'Hives' }], severity: 'moderate' },
    { manifestation: [{ text: 'Wheezing' }], severity: 'severe' },
  ];
  const mapped = [
    allergy(coded(RXNORM, '10689', 'Tramadol'), { type: 'intolerance', reaction: [{ manifestation: [{ text: 'Nausea' }], severity: 'mild' }] }),
    allergy(coded(RXNORM, '2670', 'Codeine'), { verificationStatus: verified('entered-in-error') }),
  ];
  return unmapped ? [...mapped, allergy({ text: 'Shellfish' }, { type: 'allergy', criticality: 'high', reaction: hives })] : mapped;
};

const daily = (mg: number, end?: CalendarDate): Made => ({
  doseAndRate: [{ doseQuantity: { value: mg, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' } }],
  timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd', ...(end === undefined ? {} : { boundsPeriod: { end } }) } },
});

const medicines = ({ make, patient, today }: Making, unmapped: boolean): readonly Made[] => {
  const request = (more: Made): Made => make('MedicationRequest', { status: 'active', intent: 'order', subject: { reference: patient }, ...more });
  const gabapentin = coded(RXNORM, '25480', 'Gabapentin');
  const stopped = [300, 200, 100].map((ago) =>
    request({
      status: 'stopped',
      medicationCodeableConcept: gabapentin,
      authoredOn: addDays(today, -ago),
      dosageInstruction: [daily(600, addDays(today, 60 - ago))],
      statusReason: { coding: [{ code: 'sintol' }], text: 'Drowsy' },
    }),
  );
  const medication = make('Medication', { code: coded(RXNORM, '5640', 'Ibuprofen') });
  const mapped = [
    request({
      medicationCodeableConcept: coded(RXNORM, '5487', 'Hydrochlorothiazide'),
      authoredOn: addDays(today, -700),
      dosageInstruction: [{ text: '12.5 mg every morning' }],
    }),
    request({ medicationReference: { reference: `urn:uuid:${String(medication['id'])}` }, authoredOn: addDays(today, -40), dosageInstruction: [daily(400)] }),
    request({ medicationCodeableConcept: coded(RXNORM, '7052', 'Morphine'), authoredOn: addDays(today, -40), doNotPerform: true }),
    ...stopped,
    make('MedicationStatement', {
      status: 'completed',
      subject: { reference: patient },
      medicationCodeableConcept: coded(RXNORM, '704', 'Amitriptyline'),
      effectivePeriod: { start: addDays(today, -800), end: addDays(today, -740) },
      dosage: [daily(25)],
    }),
    medication,
  ];
  const product = request({
    medicationCodeableConcept: coded(RXNORM, '849574', 'Naproxen sodium 220 MG Oral Tablet'),
    authoredOn: addDays(today, -20),
    dosageInstruction: [{ asNeededBoolean: true, text: '1 tablet as needed' }],
  });
  return unmapped ? [...mapped, product] : mapped;
};

const procedures = ({ make, patient, today }: Making): readonly Made[] => {
  const procedure = (code: Made, more: Made): Made => make('Procedure', { status: 'completed', code, subject: { reference: patient }, ...more });
  const session = (week: number): Made =>
    procedure(coded(LOCAL, 'pt', 'Physical therapy session'), {
      performedPeriod: { start: `${addDays(today, -400 + week * 7)}T14:00:00-05:00`, end: `${addDays(today, -400 + week * 7)}T14:45:00-05:00` },
    });
  return [
    procedure(coded(LOCAL, 'esi', 'Epidural steroid injection'), {
      performedDateTime: `${addDays(today, -250)}T10:00:00-05:00`,
      bodySite: [{ text: 'lumbar' }],
      outcome: { text: 'Half of the pain gone' },
      complication: [{ text: 'Facial flushing' }],
      reasonCode: [{ text: 'Lumbar radiculopathy' }],
      note: [{ text: 'Relief faded after ten weeks' }],
    }),
    ...[0, 1, 2, 3, 4, 5].map(session),
    procedure({ text: 'MRI of the lumbar spine' }, { performedDateTime: addDays(today, -500), category: { coding: [{ system: SNOMED, code: '103693007' }] } }),
    procedure({ text: 'Lumbar facet block' }, { status: 'not-done' }),
  ];
};

const coverages = ({ make, patient, today }: Making): readonly Made[] => {
  const payer = make('Organization', { name: 'Sangre de Cristo Health Plan' });
  const coverage = (more: Made): Made => make('Coverage', { status: 'active', beneficiary: { reference: patient }, ...more });
  return [
    payer,
    coverage({
      payor: [{ reference: `urn:uuid:${String(payer['id'])}` }],
      subscriberId: 'SDC-4410-77',
      order: 1,
      period: { start: addDays(today, -300), end: addDays(today, 65) },
      class: [{ type: { coding: [{ code: 'plan' }] }, value: 'gold', name: 'Gold PPO' }],
    }),
    coverage({ payor: [{ display: 'County Medicaid' }], type: { text: 'Medicaid' }, subscriberId: 'MCD-1', order: 2 }),
    coverage({ payor: [{ display: 'Old Mutual' }], status: 'cancelled' }),
  ];
};

/**
 * A complete bundle of one invented person, the same for one seed and day: every resource type that is taken with every field
 * that is read, and one refusal of each kind. For specs and for journeys through the screens.
 */
export const madeBundle = (options: MadeOptions): Made => {
  const random = generator(options.seed ?? 1);
  const make = (type: string, body: Made): Made => ({ resourceType: type, id: uuid(random), ...body });
  const mrn = `M-${String(Math.floor(random() * 1_000_000)).padStart(6, '0')}-${options.seed ?? 1}`;
  const patient = make('Patient', patientBody(options.today, mrn));
  const making: Making = { today: options.today, random, make, patient: `urn:uuid:${String(patient['id'])}` };
  const unmapped = options.unmapped ?? true;
  const resources = [
    patient,
    ...conditions(making, unmapped),
    ...allergies(making, unmapped),
    ...medicines(making, unmapped),
    ...procedures(making),
    ...coverages(making),
    ...madeObservations(making),
    make('Encounter', { status: 'finished', subject: { reference: making.patient } }),
  ];
  const type = options.type ?? 'transaction';
  const entry = resources.map((resource) => ({
    fullUrl: `urn:uuid:${String(resource['id'])}`,
    resource,
    ...(type === 'transaction' ? { request: { method: 'POST', url: String(resource['resourceType']) } } : {}),
  }));
  return { resourceType: 'Bundle', type, entry };
};
