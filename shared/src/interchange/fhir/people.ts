import type { NewPatient, Preferences } from '../../patients/patient.js';
import { coding, concept, mrnSystem, present, reference, SOURCE_SYSTEM, toPatient, type Element, type Resource } from './resource.js';
import type { PatientRecord } from './record.js';
import { ownExtension } from './extension.js';
import { at, code, dayOrNull, read, text, write, type Home, type Shape } from './shape.js';

const IDENTIFIER_TYPE = 'http://terminology.hl7.org/CodeSystem/v2-0203';
const INTERPRETER = 'http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired';

/** Both are contacts of one list; `patientOf` makes it from what stands under these names. */
const telecom = (system: 'phone' | 'email'): Home<string> => ({
  put: (value) => [[`contact-${system}`, value]],
  get: (resource) => {
    const all = resource['telecom'];
    const found = Array.isArray(all) ? (all as unknown[]).find((one) => at(one, 'system') === system) : undefined;
    const value = at(found, 'value');
    return typeof value === 'string' ? value : undefined;
  },
});

export const PATIENT_SHAPE: Shape<NewPatient> = {
  name: 'patient',
  blank: {
    mrn: '',
    familyName: '',
    givenName: '',
    birthDate: null,
    sex: 'unknown',
    language: 'en',
    interpreter: false,
    phone: '',
    email: '',
    address: '',
    serviceStatus: 'not-asked',
  },
  homes: {
    mrn: text('identifier.0.value'),
    familyName: text('name.0.family'),
    givenName: text('name.0.given.0'),
    birthDate: dayOrNull('birthDate'),
    sex: code('gender', { female: 'female', male: 'male', other: 'other', unknown: 'unknown' }),
    address: text('address.0.text'),
    language: 'own',
    interpreter: 'own',
    phone: telecom('phone'),
    email: telecom('email'),
    serviceStatus: 'own',
  },
};

const contactsOf = (written: Element): readonly Element[] =>
  (['phone', 'email'] as const).flatMap((system) => {
    const value = written[`contact-${system}`];
    return typeof value === 'string' ? [{ system, value }] : [];
  });

const LANGUAGES: Readonly<Record<NewPatient['language'], Element>> = {
  en: concept([coding('urn:ietf:bcp:47', 'en', 'English')]),
  es: concept([coding('urn:ietf:bcp:47', 'es', 'Spanish')]),
  other: concept([], 'Neither English nor Spanish'),
};

/** What the patient agreed to; a chart without them has nothing to tell. */
const preferencesOf = ({ version, ...preferences }: Preferences & { readonly version: number }): readonly Element[] =>
  version === 0 ? [] : ownExtension('preferences', { ...preferences });

const patientOf = ({ chart: { patient, preferences }, clinic, formerNumbers }: PatientRecord): Resource => {
  const { 'contact-phone': _, 'contact-email': __, ...written } = write(PATIENT_SHAPE, patient);
  const recordNumber = (value: string): Element => ({
    type: concept([coding(IDENTIFIER_TYPE, 'MR', 'Medical record number')]),
    system: mrnSystem(clinic.id),
    value,
  });
  const source = patient.sourceId === null ? [] : [{ system: SOURCE_SYSTEM, value: `${patient.sourceSystem ?? ''}|${patient.sourceId}` }];
  return present({
    resourceType: 'Patient',
    id: patient.id,
    ...written,
    extension: [
      ...((written['extension'] as readonly Element[] | undefined) ?? []),
      { url: INTERPRETER, valueBoolean: patient.interpreter },
      ...preferencesOf(preferences),
    ],
    identifier: [recordNumber(patient.mrn), ...source, ...formerNumbers.map((mrn) => ({ use: 'old', ...recordNumber(mrn) }))],
    telecom: contactsOf(write(PATIENT_SHAPE, patient)),
    communication: [{ language: LANGUAGES[patient.language], preferred: true }],
    managingOrganization: reference('Organization', clinic.id),
  });
};

/** Everybody whom the record names and whom the clinic knows. */
export const peopleNamed = ({ chart, plans, appointments, clinic }: PatientRecord): ReadonlySet<string> => {
  const named = new Set<string | null>([
    ...chart.careTeam.map(({ accountId }) => accountId),
    ...chart.checkIns.map(({ recordedBy }) => recordedBy),
    ...appointments.map(({ accountId }) => accountId),
    ...plans.flatMap(({ courses, signatures }) => [...courses.map(({ responsibleId }) => responsibleId), ...signatures.map(({ by }) => by)]),
  ]);
  return new Set(clinic.people.map(({ accountId }) => accountId).filter((id) => named.has(id)));
};

const careTeamOf = ({ chart, clinic }: PatientRecord, practitioners: ReadonlySet<string>): Resource =>
  present({
    resourceType: 'CareTeam',
    id: chart.patient.id,
    status: 'active',
    subject: toPatient(chart.patient.id),
    participant: chart.careTeam.map(({ accountId, displayName, since }) => ({
      member: practitioners.has(accountId) ? reference('Practitioner', accountId, displayName) : { display: displayName },
      period: { start: since },
    })),
    managingOrganization: [reference('Organization', clinic.id)],
  });

/** The patient and everybody and every place that the other resources point at. */
export const peopleResources = (record: PatientRecord): readonly Resource[] => {
  const { clinic, appointments } = record;
  const practitioners = peopleNamed(record);
  const sites = new Set(appointments.map(({ siteId }) => siteId));
  return [
    patientOf(record),
    { resourceType: 'Organization', id: clinic.id, name: clinic.name },
    ...clinic.sites
      .filter(({ id }) => sites.has(id))
      .map(({ id, name }): Resource => ({ resourceType: 'Location', id, name, managingOrganization: reference('Organization', clinic.id) })),
    ...clinic.people
      .filter(({ accountId }) => practitioners.has(accountId))
      .map(({ accountId, displayName, credentials }): Resource =>
        present({ resourceType: 'Practitioner', id: accountId, name: [{ text: displayName, suffix: credentials === '' ? [] : [credentials] }] }),
      ),
    careTeamOf(record, practitioners),
  ];
};

/** The demographics that `peopleResources` wrote: not checked yet. */
export const readPatientRow = (resource: Element): NewPatient => read(PATIENT_SHAPE, resource);
