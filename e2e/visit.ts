import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { SessionView } from '@stagewell/shared/people/person';
import type { App } from './app.js';
import { chartOf } from './signed-in.js';

/** What a visit has on record before a plan is built: the kidneys, the medicine list, a goal. */
export const recordVisit = async (page: Page, app: App, patientId: string): Promise<void> => {
  const { signedIn } = (await (await page.request.get(`${app.url}/api/session`)).json()) as SessionView;
  const { today } = await chartOf(page, app, patientId);
  const send = async (section: string, data: object): Promise<void> => {
    const headers = { 'x-csrf-token': signedIn?.csrfToken ?? '', 'idempotency-key': randomUUID() };
    const answer = await page.request.post(`${app.url}/api/patients/${patientId}/${section}`, { data, headers });
    if (!answer.ok()) throw new Error(`${section}: ${answer.status()} ${await answer.text()}`);
  };
  await send('facts', { code: 'egfr', value: 78, answer: null, unit: 'mL/min/1.73m2', takenOn: today });
  await send('statements', { topic: 'medicines', answer: 'none', askedOn: today });
  await send('goals', { text: 'Walk to the market and back', value: 'Independence', targetOn: null, status: 'active', scale: null });
};
