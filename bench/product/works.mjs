import { randomBytes, randomUUID } from 'node:crypto';
import { TYPED } from './data.mjs';
import { request } from './load.mjs';

const around = (list) => {
  let at = 0;
  return () => list[at++ % list.length];
};

const checkInOf = ({ courses }) => ({
  takenOn: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
  pegPain: 5,
  pegEnjoyment: 4,
  pegActivity: 0,
  painNow: 4,
  painWorst: 6,
  sleep: 5,
  function: 4,
  phq4Items: [1, 0, 1, 0],
  adherence: courses.slice(0, 3).map((courseId) => ({ courseId, percent: 80 })),
  sideEffects: [],
  redFlags: [],
  note: '',
  enteredBy: 'clinician',
});

const newPatient = () => ({
  mrn: `N-${randomBytes(6).toString('hex')}`,
  familyName: 'Zimmermann',
  givenName: 'Ada',
  birthDate: '1971-03-09',
  sex: 'female',
  language: 'en',
  interpreter: false,
  phone: '',
  email: '',
  address: '',
  serviceStatus: 'none',
});

/**
 * What is measured: for each work, the next request to the product and to the raw server, and the goal for their ratio.
 * The raw server gets the session's headers too, so that both parse as many bytes.
 */
export const worksOf = ({ clinic, session }) => {
  const get = (path) => request('GET', path, { headers: session });
  const post = (path, body) => request('POST', path, { headers: { ...session, 'idempotency-key': randomUUID() }, body });
  const fixed = (path) => {
    const bytes = get(path);
    return () => bytes;
  };
  const words = TYPED.map(encodeURIComponent);
  const typedHere = around(words.map((word) => get(`/api/patients?search=${word}`)));
  const typedThere = around(TYPED.map((word) => get(`/search/${word.replaceAll(' ', '%')}`)));
  const [here, there] = [around(clinic.team), around(clinic.team)];
  return [
    { name: 'read a chart', goal: 0.5, product: fixed(`/api/patients/${clinic.patientId}`), raw: fixed(`/chart/${clinic.patientId}`) },
    { name: 'first page of 10,000 patients', goal: 0.5, product: fixed('/api/patients'), raw: fixed('/patients') },
    { name: 'search as you type', goal: 0.5, product: typedHere, raw: typedThere },
    {
      name: 'record a check-in',
      goal: 0.35,
      writes: true,
      product: () => {
        const patient = here();
        return post(`/api/patients/${patient.id}/check-ins`, checkInOf(patient));
      },
      raw: () => {
        const patient = there();
        return post(`/check-ins/${patient.id}`, checkInOf(patient));
      },
    },
    { name: 'create a patient', goal: 0.35, writes: true, product: () => post('/api/patients', newPatient()), raw: () => post('/patients', newPatient()) },
  ];
};
