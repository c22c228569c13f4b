import { CATEGORIES } from '@stagewell/shared/catalogue/modality';
import type { NewClinic, NewPerson } from '../clinics/create-clinic.js';
import { DEMO_PASSWORD } from '../platform/session/session.controller.js';

const LICENCE = '2099-12-31';
const base = { password: DEMO_PASSWORD, credentials: '', mayPrescribe: false, schedules: [], licenceExpiresOn: null, maySign: [] } as const;

const prescriber = (email: string, displayName: string, credentials: string): NewPerson => ({
  ...base,
  email,
  displayName,
  credentials,
  roles: ['clinician'],
  mayPrescribe: true,
  schedules: ['II', 'III', 'IV', 'V'],
  licenceExpiresOn: LICENCE,
  maySign: CATEGORIES,
});
const staff =
  (role: 'scheduler' | 'admin' | 'auditor') =>
  (email: string, displayName: string): NewPerson => ({ ...base, email, displayName, roles: [role] });

/** Made-up people: four per role, so that every role has someone to hand over to. */
export const DEMO_PEOPLE: readonly NewPerson[] = [
  prescriber('rivera@demo.test', 'Dr. Elena Rivera', 'MD'),
  prescriber('okoye@demo.test', 'Samuel Okoye', 'CRNA'),
  {
    ...base,
    email: 'lindqvist@demo.test',
    displayName: 'Dr. Maja Lindqvist',
    credentials: 'PsyD',
    roles: ['clinician'],
    licenceExpiresOn: LICENCE,
    maySign: ['behavioral', 'complementary', 'restorative'],
  },
  {
    ...base,
    email: 'tanaka@demo.test',
    displayName: 'Ken Tanaka',
    credentials: 'PT, DPT',
    roles: ['clinician'],
    licenceExpiresOn: LICENCE,
    maySign: ['restorative', 'complementary'],
  },
  ...[
    ['brooks@demo.test', 'Tamika Brooks'],
    ['nguyen@demo.test', 'Linh Nguyen'],
    ['garcia@demo.test', 'Rosa Garcia'],
    ['whitfield@demo.test', 'Jon Whitfield'],
  ].map(([email = '', name = '']) => staff('scheduler')(email, name)),
  ...[
    ['adeyemi@demo.test', 'Grace Adeyemi'],
    ['larsen@demo.test', 'Nils Larsen'],
    ['mehta@demo.test', 'Priya Mehta'],
    ['cole@demo.test', 'Dana Cole'],
  ].map(([email = '', name = '']) => staff('admin')(email, name)),
  ...[
    ['ferrari@demo.test', 'Paolo Ferrari'],
    ['jansen@demo.test', 'Iris Jansen'],
    ['hughes@demo.test', 'Owen Hughes'],
    ['silva@demo.test', 'Beatriz Silva'],
  ].map(([email = '', name = '']) => staff('auditor')(email, name)),
];

export const DEMO_CLINIC: NewClinic = {
  name: 'Harbor Pain & Recovery (demo)',
  zone: 'America/New_York',
  demo: true,
  sites: ['Marietta', 'Woodstock'],
  people: DEMO_PEOPLE,
};

/** Next door, so that it can be seen that neither clinic sees the other. */
export const OTHER_CLINIC: NewClinic = {
  name: 'Second clinic (demo)',
  zone: 'America/New_York',
  demo: true,
  sites: ['Main Street'],
  people: [prescriber('other@demo.test', 'Dr. Ines Moreau', 'MD')],
};
