import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { ROOT } from '../../scripts/paths.mjs';
import { Failure } from '../../scripts/say.mjs';
import { largePlan } from './plan.mjs';

const PERSON = { email: 'board@clinic.test', password: 'a password for measuring' };

/** A clinic with one clinician in an empty database. */
export const makeClinic = async (url) => {
  const { createClinic } = await import(join(ROOT, 'server', 'dist', 'clinics', 'create-clinic.js'));
  const person = {
    ...PERSON,
    displayName: 'B. Oard',
    roles: ['clinician'],
    credentials: 'MD',
    mayPrescribe: true,
    schedules: ['II'],
    licenceExpiresOn: '2199-12-31',
    maySign: ['medication'],
  };
  await createClinic(url, { name: 'Measured clinic', zone: 'America/New_York', demo: false, sites: ['North'], people: [person] });
};

const ask = async (page, method, address, data, headers = {}) => {
  const answer = await page.request.fetch(address, { method, data, headers });
  if (!answer.ok()) throw new Failure(`${method} ${address} was refused: ${answer.status()} ${await answer.text()}`);
  return answer.json();
};

const PATIENT = { mrn: 'B-1', familyName: 'Okafor', givenName: 'Ngozi', birthDate: '1968-05-02', sex: 'female', language: 'en', interpreter: false };

/** Signs a browser's page in, and makes a patient with the large plan through the API. Answers the patient's id. */
export const seed = async (page, url) => {
  const { signedIn } = await ask(page, 'POST', `${url}/api/session`, PERSON);
  const headers = (more) => ({ 'x-csrf-token': signedIn.csrfToken, ...more });
  const created = () => headers({ 'idempotency-key': randomUUID() });
  const patient = await ask(page, 'POST', `${url}/api/patients`, { ...PATIENT, phone: '', email: '', address: '', serviceStatus: 'none' }, created());
  const plan = await ask(page, 'POST', `${url}/api/patients/${patient.id}/plans`, { title: 'Large' }, created());
  await ask(page, 'PUT', `${url}/api/plans/${plan.id}/board`, largePlan(plan.createdOn), headers({ 'if-match': `"${plan.version}"` }));
  return patient.id;
};
