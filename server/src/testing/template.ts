import { join } from 'node:path';
import { createClinic, type NewPerson } from '../clinics/create-clinic.js';
import { migrate } from '../migrate.js';
import { asSuperuser, TEMPLATE, urlFor } from './database.js';

export const PASSWORD = 'a long enough password';
const MIGRATIONS = join(import.meta.dirname, '..', '..', '..', 'migrations');
const ALL = ['medication', 'restorative', 'behavioral', 'interventional', 'complementary'] as const;

const person = (email: string, roles: NewPerson['roles'], more: Partial<NewPerson> = {}): NewPerson => ({
  email,
  displayName: email.split('@')[0] ?? email,
  password: PASSWORD,
  roles,
  credentials: '',
  mayPrescribe: false,
  schedules: [],
  licenceExpiresOn: null,
  maySign: [],
  ...more,
});
const prescriber = (email: string): NewPerson =>
  person(email, ['clinician'], { mayPrescribe: true, licenceExpiresOn: '2199-12-31', maySign: ALL, schedules: ['II', 'III', 'IV', 'V'] });

/** Two clinics with the same cast, so that every spec can ask for "the other clinic's clinician". */
export const createTemplate = async (): Promise<void> => {
  const making = `${TEMPLATE}_making`;
  await asSuperuser('postgres', async (client) => {
    await client.query(`drop database if exists ${making} with (force)`);
    await client.query(`create database ${making}`);
  });
  await migrate(urlFor('postgres', making), MIGRATIONS);
  for (const clinic of ['a', 'b']) {
    await createClinic(urlFor('postgres', making), {
      name: `Clinic ${clinic.toUpperCase()}`,
      zone: 'America/New_York',
      demo: false,
      sites: ['North', 'South'],
      people: [
        prescriber(`clinician@${clinic}.test`),
        prescriber(`colleague@${clinic}.test`),
        person(`psychologist@${clinic}.test`, ['clinician'], { licenceExpiresOn: '2199-12-31', maySign: ['behavioral', 'restorative', 'complementary'] }),
        person(`scheduler@${clinic}.test`, ['scheduler']),
        person(`admin@${clinic}.test`, ['admin']),
        person(`auditor@${clinic}.test`, ['auditor']),
      ],
    });
  }
  // Renamed last: a template that exists is a template that is complete.
  await asSuperuser('postgres', (client) => client.query(`alter database ${making} rename to ${TEMPLATE}`));
};
