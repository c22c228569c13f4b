import { randomBytes, randomUUID } from 'node:crypto';
import { request } from '../product/load.mjs';

const ANSWERS = {
  pegPain: 5,
  pegEnjoyment: 4,
  pegActivity: 0,
  painNow: null,
  painWorst: null,
  sleep: 5,
  function: null,
  phq4Items: [1, 0, 1, 0],
  questionnaires: [],
  adherence: [],
  sideEffects: [],
  redFlags: [],
  note: '',
};
/** Numb in the saddle and a fever: two safety tasks with deadlines by the clinic's hours. */
const ALARMING = { ...ANSWERS, redFlags: ['saddle-numbness', 'fever'] };

const around = (list) => {
  let at = 0;
  return () => list[at++ % list.length];
};
const once = (list) => {
  let at = 0;
  return () => {
    const one = list[at++];
    if (one === undefined) throw new Error('More links were asked for than were made.');
    return one;
  };
};

/** The same check-in three ways, and what a raw server writes for each. */
export const worksOf = ({ clinic, session, links }) => {
  // What staff record answers the patient's nearest open request, so they have patients of their own.
  const others = clinic.team.slice(clinic.team.length / 2);
  const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const by = (answers) => ({ ...answers, takenOn: day, enteredBy: 'clinician' });
  const post = (path, body, headers) => request('POST', path, { headers: { ...headers, 'idempotency-key': randomUUID() }, body });
  const staff = (answers, raw) => {
    const [here, there] = [around(others), around(others)];
    return {
      product: () => post(`/api/patients/${here().id}/check-ins`, by(answers), session),
      raw: () => post(`/${raw}/${there().id}`, by(answers), session),
    };
  };
  const half = links.length / 2;
  const [mine, theirs] = [once(links.slice(0, half)), once(links.slice(half))];
  // Each phone has an address of its own; the limit on guessing is per address.
  const phone = () => ({ 'x-forwarded-for': `10.${[...randomBytes(3)].join('.')}` });
  return [
    { name: 'by staff, nothing fires', goal: 0.35, ...staff(ANSWERS, 'check-ins') },
    { name: 'by staff, two safety tasks', goal: 0.35, ...staff(ALARMING, 'alarms') },
    {
      name: 'by link, nothing fires',
      goal: 0.35,
      product: () => post('/api/answer/submit', { token: mine().token, birthDate: null, answers: ANSWERS }, phone()),
      raw: () => {
        const { patientId, requestId } = theirs();
        return post(`/answers/${patientId},${requestId}`, by(ANSWERS), phone());
      },
    },
  ];
};
