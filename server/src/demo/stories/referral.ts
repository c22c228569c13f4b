import { preferences } from '../records.js';
import type { Story, When } from '../story.js';

const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const SNOMED = 'http://snomed.info/sct';
const ICD = 'http://hl7.org/fhir/sid/icd-10-cm';
const REFERRER = 'urn:example:lakeside-family-medicine';

type Resource = Readonly<Record<string, unknown>>;
const coded = (system: string, code: string, display: string): Resource => ({ coding: [{ system, code, display }], text: display });
const SUBJECT = { reference: 'urn:uuid:referral-patient' };

const stopped = (id: string, medicine: Resource, start: string, more: Resource): Resource => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'stopped',
  intent: 'order',
  subject: SUBJECT,
  medicationCodeableConcept: medicine,
  authoredOn: start,
  ...more,
});

const resources = ({ ago }: When): readonly Resource[] => [
  {
    resourceType: 'Patient',
    id: 'referral-patient',
    identifier: [{ type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MR' }] }, system: REFERRER, value: 'LFM-20417' }],
    name: [{ use: 'official', family: 'Quispe Mamani', given: ['Rosa', 'Elena'] }],
    gender: 'female',
    birthDate: ago(365 * 58 + 33),
    communication: [{ language: { coding: [{ system: 'urn:ietf:bcp:47', code: 'es' }] }, preferred: true }],
    extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired', valueBoolean: true }],
    telecom: [{ system: 'phone', use: 'mobile', value: '678-555-0189' }],
    address: [{ use: 'home', line: ['391 Church Street Extension'], city: 'Marietta', state: 'GA', postalCode: '30060', country: 'US' }],
  },
  {
    resourceType: 'Condition',
    id: 'referral-c1',
    subject: SUBJECT,
    code: coded(ICD, 'M54.16', 'Radiculopathy, lumbar region'),
    onsetDateTime: ago(800),
    clinicalStatus: { coding: [{ code: 'active' }] },
  },
  {
    resourceType: 'Condition',
    id: 'referral-c2',
    subject: SUBJECT,
    code: coded(SNOMED, '82423001', 'Chronic pain'),
    clinicalStatus: { coding: [{ code: 'active' }] },
  },
  {
    resourceType: 'MedicationRequest',
    id: 'referral-m1',
    status: 'active',
    intent: 'order',
    subject: SUBJECT,
    medicationCodeableConcept: coded(RXNORM, '5487', 'Hydrochlorothiazide'),
    authoredOn: ago(600),
    dosageInstruction: [{ text: '25 mg every morning' }],
  },
  stopped('referral-m2', coded(RXNORM, '25480', 'Gabapentin'), ago(420), { dosageInstruction: [{ text: '300 mg three times a day' }] }),
  stopped('referral-m3', coded(RXNORM, '5640', 'Ibuprofen'), ago(700), { dosageInstruction: [{ text: '600 mg as needed' }] }),
  stopped('referral-m4', coded(RXNORM, '704', 'Amitriptyline'), ago(300), { dosageInstruction: [{ text: '25 mg at night' }] }),
  {
    resourceType: 'Procedure',
    id: 'referral-p1',
    status: 'completed',
    subject: SUBJECT,
    code: { text: 'Epidural steroid injection' },
    performedDateTime: ago(250),
    bodySite: [{ text: 'lumbar' }],
  },
  {
    resourceType: 'Procedure',
    id: 'referral-p2',
    status: 'completed',
    subject: SUBJECT,
    code: { text: 'Physical therapy' },
    performedPeriod: { start: ago(520), end: ago(480) },
  },
  {
    resourceType: 'Coverage',
    id: 'referral-v1',
    status: 'active',
    beneficiary: SUBJECT,
    payor: [{ display: 'County Medicaid' }],
    subscriberId: 'CM-77-2093',
    order: 1,
  },
];

/** Sent over two days ago: five past treatments without dose, length or outcome, and no baseline. Speaks Spanish, needs an interpreter. */
export const referral = (when: When): Omit<Story, 'key'> => ({
  on: when.ago(2),
  team: ['rivera@demo.test'],
  arrives: {
    by: 'import',
    fileName: 'lakeside-referral.json',
    source: JSON.stringify({
      resourceType: 'Bundle',
      type: 'collection',
      entry: resources(when).map((resource) => ({ fullUrl: `urn:uuid:${String(resource['id'])}`, resource })),
    }),
  },
  preferences: preferences('Marietta', { days: [1, 2, 3, 4, 5], note: 'Interpreter for every visit; daughter Milagros may answer the phone' }),
  records: [],
  checkIns: [],
  plan: null,
});
