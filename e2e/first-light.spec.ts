import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '@stagewell/shared/dates';
import type { Evaluation } from '@stagewell/shared/sequencing/finding';
import type { PatientPage } from '@stagewell/shared/patients/patient';
import type { SessionView } from '@stagewell/shared/people/person';
import type { Browser, Page } from 'playwright-core';
import { madeBundle } from '../server/src/interchange/fhir/made-bundle.js';
import { startApp, type App } from './app.js';
import { accessProblems, openBrowser, openPage, picture } from './browser.js';
import { chartOf } from './signed-in.js';

const PLAN = ['Duloxetine', 'Venlafaxine XR', 'Cognitive behavioral therapy for pain (CBT)', 'Acupuncture', 'Yoga', 'Tai chi'] as const;

let app: App;
let browser: Browser;
let page: Page;
let complaints: () => readonly string[];
let patientId = '';
let password = '';

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  ({ page, complaints } = await openPage(browser));
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const press = async (name: string | RegExp): Promise<void> => {
  await page.getByRole('button', { name }).first().click();
};
const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date());
const chart = () => chartOf(page, app, patientId);

/** The steps build on each other: each is one sentence of the story. */
describe('from a referral to progress', () => {
  it('signs in', async () => {
    const door = (await (await page.request.get(`${app.url}/api/session`)).json()) as SessionView;
    password = door.demo?.password ?? '';
    await page.goto(app.url);
    await page.getByLabel('E-mail').fill('rivera@demo.test');
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  });

  it('imports a bundle and reads what became of it', async () => {
    const file = join(app.folder, 'referral.json');
    writeFileSync(file, JSON.stringify(madeBundle({ today: today(), unmapped: false, seed: 77 })));
    await page.getByRole('link', { name: 'Import', exact: true }).click();
    await page.getByLabel('Choose files').setInputFiles(file);
    await page.getByRole('heading', { level: 1, name: /^Import of/ }).waitFor();
    await picture(page, 'journey-1-report');
    expect(await accessProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'Open the chart' }).click();
    await page.waitForURL(/\/patients\/[0-9a-f-]{36}/);
    patientId = /\/patients\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
    const { medicines, history, checkIns } = await chart();
    expect([medicines.length > 0, history.some(({ toBeCompleted }) => toBeCompleted), checkIns.length > 0]).toEqual([true, true, true]);
  });

  it.each([
    ['summary', [/Radiculopathy, lumbar region.*M54\.16/s, /Active · lumbar · since/, /Depressive episode.*Resolved/s]],
    ['summary', [/Hydrochlorothiazide.*12\.5 mg every morning/s, /Ibuprofen.*400 mg/s, /Amitriptyline.*Stopped/s, /RxNorm\s+704 Amitriptyline/]],
    ['summary', [/Tramadol.*Intolerance · Nausea · mild/s, /RxNorm\s+10689 Tramadol/]],
    ['summary', [/eGFR.*74/s, /HbA1c.*5\.6/s, /QTc.*418/s, /Weight.*69\.85/s]],
    ['summary', [/Sangre de Cristo Health Plan/, /Gold PPO/, /SDC-4410-77/, /County Medicaid/, /MCD-1/]],
    [
      'history',
      [/Epidural steroid injection.*lumbar/s, /Facial flushing/, /Half of the pain gone/, /for Lumbar radiculopathy/, /Relief faded after ten weeks/],
    ],
    ['history', [/Physical therapy session.*6 sessions/s, /Gabapentin.*600 mg.*Side effects/s, /Drowsy/]],
    ['check-ins', [/PEG answers: pain 7, enjoyment 6, activity 8/, /PHQ-2 1, GAD-2 3 \(answers 1, 0, 2, 1\)/, /\t\d\.\d\t/]],
  ])('shows in the %s what was imported: %p', async (section, texts) => {
    await page.goto(`${app.url}/patients/${patientId}/${section}`);
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await page.locator('details').first().waitFor();
    const shown = await page.evaluate(() => {
      document.querySelectorAll('details').forEach((one) => (one.open = true));
      return document.querySelector('main')?.innerText ?? '';
    });
    for (const text of texts) expect(shown).toMatch(text);
  });

  it('shows name, contact and address as imported', async () => {
    await page.goto(`${app.url}/patients/${patientId}/edit`);
    await page.getByRole('button', { name: /Save/ }).waitFor();
    const values = await page.locator('input, textarea').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
    for (const value of ['María José', "Núñez O'Connor", '+1 555 0142', 'maria.nunez@example.org']) expect(values).toContain(value);
    expect(values.join(' ')).toContain('12 Álamo Street');
    await page.goto(`${app.url}/patients/${patientId}/summary`);
  });

  it('refuses a truncated file, names the place, and stores nothing', async () => {
    const file = join(app.folder, 'cut.json');
    writeFileSync(file, JSON.stringify(madeBundle({ today: today(), seed: 78 }), null, 2).slice(0, 4000));
    const { page: other } = await openPage(browser, { storageState: await page.context().storageState() });
    await other.goto(`${app.url}/import`);
    await other.getByLabel('Choose files').setInputFiles(file);
    await other.getByText(/Line \d+, column \d+/).waitFor();
    const found = (await (await page.request.get(`${app.url}/api/patients?search=${encodeURIComponent('Núñez')}`)).json()) as PatientPage;
    expect(found.rows.map(({ id }) => id)).toEqual([patientId]);
    await other.context().close();
  });

  it('completes one item of the history', async () => {
    const waiting = (await chart()).history.filter(({ toBeCompleted }) => toBeCompleted).length;
    await page.getByRole('link', { name: /^History/ }).click();
    await press(/^Complete \d+ treatment/);
    await page.getByLabel('In the catalogue').fill('Gabapentin');
    await page.getByLabel('Highest daily dose').fill('1800');
    await page.getByLabel('Best relief').fill('0');
    await page.getByLabel('Best relief').press('Enter');
    await page.waitForTimeout(1500);
    await picture(page, 'journey-2-history');
    const after = (await chart()).history;
    expect(after.filter(({ toBeCompleted }) => toBeCompleted)).toHaveLength(waiting - 1);
    expect(after.find(({ modalityId }) => modalityId === 'gabapentin')).toMatchObject({ reliefPercent: 0, dailyMg: 1800 });
  });

  it('drafts a plan and puts treatments on it', async () => {
    await page.getByRole('link', { name: 'Plan', exact: true }).click();
    await press('Draft a plan');
    await press('Add the first treatment');
    for (const [at, name] of PLAN.entries()) {
      await page.getByLabel('Search the catalogue').fill(name);
      const day = addDays(today(), 28 + at * 29);
      await page.getByRole('textbox', { name: 'First day', exact: true }).last().fill(day);
      await press(`Add ${name}`);
    }
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('region', { name: 'Timeline of the plan' }).waitFor();
    await picture(page, 'journey-3-draft');
    expect(await accessProblems(page)).toEqual([]);
    await press('Save');
    await page.getByText('version 2', { exact: true }).waitFor();
    expect((await chart()).plan?.courses).toHaveLength(PLAN.length);
  });

  it('is refused by the server for a block: two medicines of one class', async () => {
    const plan = (await chart()).plan;
    const session = (await (await page.request.get(`${app.url}/api/session`)).json()) as SessionView;
    const answer = await page.request.post(`${app.url}/api/plans/${plan?.id}/activation`, {
      headers: { 'x-csrf-token': session.signedIn?.csrfToken ?? '', 'if-match': `"${plan?.version}"` },
      data: { password, signatures: [] },
    });
    expect(answer.status()).toBe(422);
    const refused = (await answer.json()) as { code: string; context: { evaluation: Evaluation } };
    expect(refused.code).toBe('plan-refused');
    expect(refused.context.evaluation.findings.filter(({ severity }) => severity === 'block').map(({ ruleId }) => ruleId)).toContain('DDI-07');
    expect((await chart()).plan?.state).toBe('draft');
  });

  it('fixes it on the spot, signs the rest, and activates', async () => {
    await press(/^Fix: Remove Venlafaxine XR/);
    await press('Save');
    await page.getByText('version 3', { exact: true }).waitFor();
    await press('Activate…');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: 'Activate and sign' }).waitFor();
    expect(await accessProblems(page)).toEqual([]);
    const reasons = dialog.getByRole('combobox', { name: /^Reason for/ });
    for (let at = 0; at < (await reasons.count()); at++) await reasons.nth(at).selectOption({ label: 'Another reason' });
    const words = dialog.getByRole('textbox', { name: /^In your words/ });
    for (let at = 0; at < (await words.count()); at++) await words.nth(at).fill('Discussed with the patient and recorded');
    await dialog.getByLabel('Your password').fill(password);
    await picture(page, 'journey-4-activation');
    await dialog.getByRole('button', { name: 'Sign and activate' }).click();
    await page.getByText('Active', { exact: true }).waitFor();
    const plan = (await chart()).plan;
    expect(plan).toMatchObject({ state: 'active' });
    expect(plan?.courses).toHaveLength(5);
  });

  it('records that the first course started', async () => {
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await page.getByRole('button', { name: 'Record the start of Duloxetine' }).click();
    await page.getByRole('button', { name: 'Record the start', exact: true }).click();
    const impact = page.getByRole('dialog', { name: 'What this changes' });
    await impact
      .getByText(/SEQ-|review|finding/i)
      .first()
      .waitFor();
    expect(await accessProblems(page)).toEqual([]);
    await picture(page, 'journey-5-impact');
    await impact.getByRole('button', { name: /^Accept/ }).click();
    await page.getByRole('dialog').first().waitFor({ state: 'hidden' });
    await picture(page, 'journey-5-running');
    const { plan, baseline } = await chart();
    expect(plan?.courses.find(({ modalityId }) => modalityId === 'duloxetine')).toMatchObject({ state: 'active', startedOn: today() });
    expect(baseline?.lockedOn).toBe(today());
  });

  it.each([
    [8, 2],
    [5, 1],
    [0, 0],
  ])('records a check-in with pain %i, %i days ago', async (pain, ago) => {
    await page.getByRole('link', { name: 'Check-ins', exact: true }).click();
    await page.getByRole('link', { name: 'Record a check-in' }).last().click();
    await page.getByRole('heading', { level: 1, name: 'Record a check-in' }).waitFor();
    await page.getByLabel('Day it is about').fill(addDays(today(), -ago));
    for (const group of await page
      .getByRole('group')
      .filter({ has: page.getByRole('radio', { name: '10' }) })
      .all()) {
      await group.getByRole('radio', { name: String(pain), exact: true }).check();
    }
    await page.getByRole('button', { name: 'Record the check-in' }).click();
    await page.getByRole('heading', { name: 'Recorded' }).waitFor();
    await picture(page, `journey-6-check-in-${pain}`);
    expect(await accessProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'All check-ins' }).click();
  });

  it('shows them on the progress page: every score, zero as zero', async () => {
    await page.getByRole('link', { name: 'Progress', exact: true }).click();
    await page.getByRole('heading', { name: 'Progress', exact: true }).waitFor();
    await page.getByRole('figure').first().locator('svg').first().waitFor();
    const pain = page.locator('app-measure-figure', { has: page.getByRole('heading', { name: 'Pain', exact: true }) });
    await pain.getByRole('button', { name: /^Show table/ }).click();
    await picture(page, 'journey-7-progress');
    const scores = (await chart()).checkIns.slice(-3).map(({ painNow, peg }) => [painNow, peg]);
    expect(scores).toEqual([
      [8, 8],
      [5, 5],
      [0, 0],
    ]);
    const rows = await pain.getByRole('region').getByRole('row').allInnerTexts();
    // Days on which only something happened have a row as well.
    const answered = rows.map((row) => row.split('\t').slice(1, 3)).filter((cells) => cells.every((cell) => /^\d/.test(cell)));
    expect(answered.slice(0, 3).map((cells) => cells.map(Number))).toEqual([
      [0, 0],
      [5, 5],
      [8, 8],
    ]);
    expect(complaints().filter((words) => !/422|409/.test(words))).toEqual([]);
  });
});
