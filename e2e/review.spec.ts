import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Chart } from '@stagewell/shared/plans/chart';
import type { Browser, Page } from 'playwright-core';
import { startApp, type App } from './app.js';
import { accessProblems, openBrowser, picture } from './browser.js';
import { chartOf, patientNamed, signedIn } from './signed-in.js';
import { soon } from './soon.js';

const CLINICIAN = 'rivera@demo.test';

let app: App;
let browser: Browser;
let page: Page;
let complaints: () => readonly string[];
let patientId: string;
let before: Chart;
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  ({ page, complaints } = await signedIn(browser, app, CLINICIAN));
  patientId = await patientNamed(page, app, 'Kowalczyk');
  before = await chartOf(page, app, patientId);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const courseOf = ({ plan }: Chart, name: string) => plan?.courses.find(({ modalityId }) => modalityId === name);
const versionOf = ({ plan }: Chart): number => plan?.version ?? NaN;
const amitriptyline = () => page.locator('app-review-course', { hasText: 'Amitriptyline' });

it('the page says in one look that what is taken as planned does not help, and why', async () => {
  await page.goto(`${app.url}/patients/${patientId}/review`);
  const row = page.locator('app-forest-plot tbody tr', { hasText: 'Amitriptyline' });
  await row.waitFor();
  expect(await row.innerText()).toMatch(/Unlikely to help/);
  expect(await amitriptyline().innerText()).toMatch(/Non-responder.*90 % interval.*Rotate to its backup/s);
  expect(await page.locator('app-review-course input[type=radio]:checked').count()).toBe(0);
  await picture(page, 'review-non-responder');
  expect(await accessProblems(page)).toEqual([]);
});

it('rotating by keyboard shows what it changes before it is stored', async () => {
  await amitriptyline().getByRole('radio', { name: 'Rotate' }).focus();
  await page.keyboard.press('Space');
  const replaced = amitriptyline().getByLabel('Replaced by');
  expect(await replaced.inputValue()).toBe('milnacipran');
  await amitriptyline().getByLabel('Why').fill('Four months as planned, no change; he agrees');
  expect(await page.getByLabel('What the patient is told, in English').inputValue()).toContain('We are changing from Amitriptyline to Milnacipran');
  expect(await page.getByLabel('In Spanish').inputValue()).toContain('Vamos a pasar de');
  await accessProblems(page).then((found) => expect(found).toEqual([]));
  await page.getByRole('button', { name: 'See what it changes, and save' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  expect(await dialog.innerText()).toContain('Milnacipran');
  await picture(page, 'review-impact');
  expect(await accessProblems(page)).toEqual([]);
  expect((await chartOf(page, app, patientId)).reviewDecisions).toEqual([]);
  await dialog.getByRole('button', { name: 'Accept and save the review' }).click();
  await dialog.waitFor({ state: 'detached' });
});

it('the plan that follows is stored with the decision and what was known, and the board shows it', async () => {
  const after = await soon(
    () => chartOf(page, app, patientId),
    ({ reviewDecisions }) => reviewDecisions.length > 0,
  );
  const [decision] = after.reviewDecisions;
  expect(decision?.decisions).toMatchObject([
    {
      kind: 'rotate',
      name: 'Amitriptyline',
      rationale: 'Four months as planned, no change; he agrees',
      evidence: { response: 'non-responder', effect: { verdict: 'unlikely-to-help' } },
    },
  ]);
  expect(decision?.versions).toEqual({ before: versionOf(before), after: versionOf(before) + 1 });
  const [added, old] = ['milnacipran', 'amitriptyline'].map((name) => courseOf(after, name));
  expect(added).toMatchObject({ state: 'planned', startsOn: after.today, rotatesFromId: old?.id });
  expect((old?.endsOn ?? '') > after.today).toBe(true);
  await page.locator('app-decisions-list', { hasText: 'Four months as planned' }).waitFor();
  await picture(page, 'review-decided');
  await page.goto(`${app.url}/patients/${patientId}/plan`);
  await page.getByText('Milnacipran').first().waitFor();
  expect(complaints().filter((words) => !words.includes('409'))).toEqual([]);
});
