import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startApp, type App } from './app.js';
import { accessProblems, openBrowser, picture } from './browser.js';
import { signedIn } from './signed-in.js';

const DEMO_PASSWORD = 'stagewell demo clinic';
let app: App;
let browser: Browser;
beforeAll(async () => void ([app, browser] = await Promise.all([startApp(), openBrowser()])), 180_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

it('a person with two charts gets one, and two again when that was wrong', async () => {
  const { page, complaints } = await signedIn(browser, app, 'okoye@demo.test', { viewport: { width: 1280, height: 900 } });
  await page.goto(`${app.url}/patients`);
  await page.getByRole('link', { name: 'Possible duplicates' }).click();
  await page.getByText('Probably one person').waitFor();
  await page
    .getByRole('link', { name: /Compare the charts/ })
    .first()
    .click();
  await page.getByRole('heading', { name: 'Who they are' }).waitFor();
  if ((await page.getByText('Stays: MRN H-10055').count()) === 0) await page.getByRole('link', { name: 'Keep the other one' }).click();
  await page.getByText('Stays: MRN H-10055').waitFor();
  expect(await accessProblems(page)).toEqual([]);
  await picture(page, 'compare-two-charts');
  await page.getByLabel('Why are they one person?').fill('The same man: asked at the desk');
  await page.getByRole('button', { name: 'Merge into H-10055' }).click();
  await page.getByLabel('Your password').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign and merge' }).click();
  await page.getByRole('heading', { name: 'Merged into this chart' }).waitFor();
  await page.getByText('MRN H-10488').waitFor();
  await picture(page, 'merged-chart');
  expect(await accessProblems(page)).toEqual([]);

  // The old number leads to the chart that was kept.
  await page.goto(`${app.url}/patients?search=H-10488`);
  await page.getByRole('link', { name: 'El Sayed, Ahmed' }).click();
  await page.getByText('MRN H-10055').first().waitFor();

  await page.getByRole('link', { name: 'Imports' }).click();
  await page.getByRole('button', { name: 'Take back the merge of MRN H-10488' }).click();
  await page.getByLabel('Why are they two people?').fill('Father and son after all');
  await page.getByRole('button', { name: 'Go on to sign' }).click();
  await page.getByLabel('Your password').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign and take back' }).click();
  await page.getByText('Father and son after all').waitFor();
  await page.goto(`${app.url}/patients?search=H-10488`);
  await page.getByText('El Sayed, Ahmed').waitFor();
  expect(await page.getByText('Merged into another chart').count()).toBe(0);
  expect(complaints()).toEqual([]);
}, 120_000);
