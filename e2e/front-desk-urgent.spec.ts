import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AskedCheckIn, CheckInLink } from '@stagewell/shared/check-ins/asking';
import type { PatientPage } from '@stagewell/shared/patients/patient';
import type { ClinicView } from '@stagewell/shared/people/person';
import type { WorklistPage, WorklistRow } from '@stagewell/shared/worklist/worklist';
import type { Browser, Page } from 'playwright-core';
import { startApp, type App } from './app.js';
import { accessProblems, openBrowser, openPage, picture } from './browser.js';
import { goTo } from './clock.js';
import { signedIn } from './signed-in.js';
import { soon } from './soon.js';
import { read, send } from './wire.js';

const CLINICIAN = 'rivera@demo.test';
const DESK = 'brooks@demo.test';
const MINUTE_MS = 60_000;

let app: App;
let browser: Browser;
let page: Page;
let complaints: () => readonly string[];
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  await as(CLINICIAN);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const as = async (who: string): Promise<void> => {
  await page?.context().close();
  ({ page, complaints } = await signedIn(browser, app, who));
};
const tasks = async (): Promise<readonly WorklistRow[]> => (await read<WorklistPage>(page, app, '/worklist?kind=task&limit=100')).rows;
const looksRight = async (name: string): Promise<void> => {
  await picture(page, `desk-${name}`);
  expect(await accessProblems(page)).toEqual([]);
  expect(complaints()).toEqual([]);
};
let patientId = '';
let name = '';
let task: WorklistRow | undefined;

describe('an answer that cannot wait', () => {
  it('tells the patient at once whom to call', async () => {
    const [patient] = (await read<PatientPage>(page, app, '/patients?filter=mine')).rows;
    if (patient === undefined) throw new Error('The clinician has no patient');
    [patientId, name] = [patient.id, `${patient.familyName}, ${patient.givenName}`];
    const { today: day } = await read<ClinicView>(page, app, '/clinic');
    const asked = await send<AskedCheckIn>(page, app, `/patients/${patientId}/check-in-requests`, { dueOn: day, latestOn: day, instruments: ['phq9'] });
    const { url } = await send<CheckInLink>(page, app, `/check-in-requests/${asked.id}/link`, { for: 'patient', hours: null });
    const { page: phone } = await openPage(browser, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await phone.goto(new URL(url, app.url).href);
    await phone.getByRole('button', { name: 'Begin' }).click();
    const item = phone.getByRole('group', { name: /better off dead/ });
    const turn = async (): Promise<void> => {
      const heading = await phone.locator('h1').innerText();
      await phone.getByRole('button', { name: /^(Next|Skip)$/ }).click();
      await phone.waitForFunction((words) => document.querySelector('h1')?.innerText !== words, heading);
    };
    while ((await item.count()) === 0) {
      await phone.getByRole('radio', { name: 'Not at all' }).first().check();
      await turn();
    }
    await item.getByRole('radio', { name: 'Several days' }).check();
    await phone.getByText('Please read this now').waitFor();
    expect(await phone.getByRole('alert').innerText()).toContain('988');
    while ((await phone.getByRole('button', { name: 'Send' }).count()) === 0) await turn();
    await phone.getByRole('button', { name: 'Send' }).click();
    await phone.getByRole('heading', { name: 'Thank you' }).waitFor();
    await phone.context().close();
  });

  it('stands on Today and first on the worklist, with its deadline; the desk reads no word of it', async () => {
    await page.goto(`${app.url}/today`);
    const line = page.locator('app-task-list li', { hasText: name }).filter({ hasText: 'Thoughts of suicide' });
    await line.waitFor();
    expect(await line.innerText()).toMatch(/Same day[\s\S]*Due /);
    await looksRight('urgent-1-today');
    await page.goto(`${app.url}/worklist?kind=task`);
    const row = page.getByRole('row', { name: new RegExp(`${name}.*Thoughts of suicide`) });
    await row.first().waitFor();
    expect(await row.first().innerText()).toMatch(/Same day[\s\S]*Due /);
    await looksRight('urgent-2-worklist');
    const found = (await tasks()).find((one) => one.patientId === patientId && one.detail.startsWith('Thoughts of suicide'));
    if (found === undefined) throw new Error('The list holds no such task');
    task = found;
    await row
      .first()
      .getByRole('button', { name: /^Close/ })
      .click();
    await page.getByRole('dialog').getByRole('heading', { name: 'Close the suicidal item' }).waitFor();
    await looksRight('urgent-3-close');
    await as(DESK);
    await page.goto(`${app.url}/worklist?kind=task`);
    await page
      .getByRole('row', { name: new RegExp(`${name}.*clinician needed`) })
      .first()
      .waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/suicid/i);
  });

  it('escalates when nobody closed it in time', async () => {
    if (task === undefined || task.dueAt === null) throw new Error('The task has no deadline');
    const { id, dueAt } = task;
    await goTo(app, new Date(Date.parse(dueAt) + MINUTE_MS));
    await as(DESK);
    const [late] = await soon(
      async () => (await tasks()).filter((one) => one.id === id),
      (found) => found[0]?.escalated === true,
    );
    expect(late).toMatchObject({ escalated: true, group: 'overdue', dueAt });
    await as(CLINICIAN);
    await page.goto(`${app.url}/today`);
    const line = page.locator('app-task-list li', { hasText: name }).filter({ hasText: 'Thoughts of suicide' }).first();
    await line.getByText('Escalated').waitFor();
    await looksRight('urgent-4-escalated');
  });
});
