import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Chart } from '@stagewell/shared/plans/chart';
import type { PatientPage } from '@stagewell/shared/patients/patient';
import type { SessionView } from '@stagewell/shared/people/person';
import type { App } from './app.js';
import { openPage, type Watched } from './browser.js';

/** A page of somebody who is signed in; the password is the one shown on the door of a demo. */
export const signedIn = async (browser: Browser, app: App, email: string, options: BrowserContextOptions = {}): Promise<Watched> => {
  const watched = await openPage(browser, options);
  const door = (await (await watched.page.request.get(`${app.url}/api/session`)).json()) as SessionView;
  const answer = await watched.page.request.post(`${app.url}/api/session`, { data: { email, password: door.demo?.password ?? '' } });
  if (!answer.ok()) throw new Error(`${email} could not sign in: ${answer.status()}`);
  return watched;
};

/** The id of a demo patient whom the signed-in clinician may open. */
export const patientNamed = async (page: Page, app: App, familyName: string): Promise<string> => {
  const found = (await (await page.request.get(`${app.url}/api/patients?search=${encodeURIComponent(familyName)}`)).json()) as PatientPage;
  const [row] = found.rows;
  if (!row) throw new Error(`No demo patient is called ${familyName}`);
  return row.id;
};

export const chartOf = async (page: Page, app: App, patientId: string): Promise<Chart> =>
  (await (await page.request.get(`${app.url}/api/patients/${patientId}`)).json()) as Chart;

/** Opens the clinic's draft of its rules with one row switched off, as the signed-in person. */
export const draftRules = async (page: Page, app: App): Promise<void> => {
  const { signedIn } = (await (await page.request.get(`${app.url}/api/session`)).json()) as SessionView;
  const proof = { 'x-csrf-token': signedIn?.csrfToken ?? '' };
  const opened = await page.request.post(`${app.url}/api/rules/draft`, { data: {}, headers: { ...proof, 'idempotency-key': randomUUID() } });
  if (!opened.ok()) throw new Error(`The draft could not be opened: ${opened.status()}`);
  const data = { takesShipped: false, changes: [{ id: 'SEQ-28', enabled: false }] };
  const saved = await page.request.put(`${app.url}/api/rules/draft`, { data, headers: { ...proof, 'if-match': '"1"' } });
  if (!saved.ok()) throw new Error(`The draft could not be saved: ${saved.status()}`);
};
