import { table } from '../platform/table.js';

export const PATIENT_TABLE = table('patient', ['id'], {
  id: 'uuid',
  mrn: 'text',
  familyName: 'text',
  givenName: 'text',
  birthDate: 'date?',
  sex: 'text',
  language: 'text',
  interpreter: 'boolean',
  phone: 'sealed',
  email: 'sealed',
  address: 'sealed',
  serviceStatus: 'text',
  lastCheckInOn: 'date?',
  version: 'int',
  source: 'text',
  sourceSystem: 'text?',
  sourceId: 'text?',
  recordedOn: 'date',
  createdBy: 'uuid',
});
export const CARE_TEAM = table('care_team', ['patientId', 'accountId'], { patientId: 'uuid', accountId: 'uuid', since: 'instant', reason: 'text' });
export const PREFERENCE = table('preference', ['patientId'], {
  patientId: 'uuid',
  siteId: 'uuid?',
  days: 'ints',
  visitsPerWeek: 'int?',
  monthlyBudgetCents: 'int?',
  refusals: 'texts',
  note: 'text',
  version: 'int',
});
export const SCOPE_LIFT = table('scope_lift', ['id'], { id: 'uuid', patientId: 'uuid', reason: 'text', signedBy: 'uuid', signedOn: 'date' });
