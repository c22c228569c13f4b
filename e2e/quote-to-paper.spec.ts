import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startApp, type App } from './app.js';
import { accessProblems, openBrowser, picture } from './browser.js';
import { patientNamed, signedIn } from './signed-in.js';

const CLINICIAN = 'rivera@demo.test';

let app: App;
let browser: Browser;
let page: Page;
let complaints: () => readonly string[];
let path: string;
let link: string;
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  ({ page, complaints } = await signedIn(browser, app, CLINICIAN));
  path = `${app.url}/patients/${await patientNamed(page, app, 'Bell')}/plan`;
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const said = (text: string | null): string => (text ?? '').replaceAll(/\s+/g, ' ');

it('the board says what the veteran pays, and why the infusion is a quarter off and nothing else is', async () => {
  await page.goto(path);
  const card = page.locator('app-cost-card');
  await card.getByText('25 % off').waitFor();
  const words = said(await card.innerText());
  expect(words).toContain('1 session × $318.75 (price $425.00)');
  expect(words).toContain('of $400.00 agreed');
  expect(words.match(/25 % off/g)).toHaveLength(1);
  expect(words).toContain('was quoted at $425.00');
  await picture(page, 'costs-of-a-veteran');
  expect(await accessProblems(page)).toEqual([]);
});

it('quoting again makes a version of its own, and its estimate is printed', async () => {
  await page.getByRole('button', { name: 'Quote again' }).click();
  await page.locator('app-cost-card').getByText('was quoted at $318.75').waitFor();
  await page.getByRole('link', { name: 'Print the quote' }).click();
  await page.getByRole('heading', { name: 'Good-faith estimate' }).waitFor();
  const words = said(await page.locator('app-quote-page').innerText());
  expect(words).toContain('$318.75');
  expect(words).toContain('not a bill');
  expect(await accessProblems(page)).toEqual([]);
  expect(await pagesOf({ format: 'Letter' })).toBeLessThanOrEqual(2);
});

/** How many sheets a print has, and how large they are, from the file that the browser makes. */
const pagesOf = async (options: Parameters<Page['pdf']>[0]): Promise<number> => (await printed(options)).pages;
const printed = async (options: Parameters<Page['pdf']>[0]): Promise<{ readonly pages: number; readonly width: number }> => {
  const file = (await page.pdf(options)).toString('latin1');
  const [, , width = '0'] = /\/MediaBox\s*\[\s*(\S+)\s+\S+\s+(\S+)/.exec(file) ?? [];
  return { pages: (file.match(/\/Type\s*\/Page\b/g) ?? []).length, width: Math.round(Number(width)) };
};

it('the patient’s page is there in Spanish, on Letter and on A4, in usual and in large print', async () => {
  await page.goto(`${path}/patient-page`);
  await page.getByRole('button', { name: 'Español' }).click();
  const sheet = page.locator('app-patient-plan-sheet');
  await sheet.getByText('Su plan de tratamiento').waitFor();
  const words = said(await sheet.innerText());
  expect(words).toContain('Infusión de ketamina');
  expect(words).toContain('25 % de descuento para militares en activo, veteranos y personal de emergencias');
  expect(words).toContain('oprima 2 para español');
  await page.emulateMedia({ media: 'print' });
  // Of the chart around it, and of what is for staff, nothing is on the paper.
  expect(await page.locator('app-chart-banner').isVisible()).toBe(false);
  expect(await page.getByRole('button', { name: 'Make a link for the patient' }).isVisible()).toBe(false);
  await picture(page, 'patient-page-es-print');
  await page.emulateMedia({ media: null });
  for (const [paper, width] of [
    ['Letter', 612],
    ['A4', 595],
  ] as const) {
    await page.getByRole('button', { name: paper, exact: true }).click();
    await page.getByRole('button', { name: paper, exact: true, pressed: true }).waitFor();
    await page.waitForFunction(
      (size) => document.adoptedStyleSheets.some(({ cssRules }) => [...cssRules].some(({ cssText }) => cssText.includes(size))),
      paper.toLowerCase(),
    );
    const usual = await printed({ preferCSSPageSize: true });
    expect([paper, usual.width]).toEqual([paper, width]);
    // One sheet, on both sides.
    expect(usual.pages).toBeLessThanOrEqual(2);
  }
  await page.getByRole('button', { name: 'Large print' }).click();
  expect(await pagesOf({ preferCSSPageSize: true })).toBeGreaterThanOrEqual(2);
  expect(await accessProblems(page)).toEqual([]);
});

it('a link brings the patient to the same page on a phone, and to nothing else', async () => {
  await page.getByRole('button', { name: 'Make a link for the patient' }).click();
  link = (await page.locator('.link code').innerText()).trim();
  const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'es-US' })).newPage();
  const wrong: string[] = [];
  phone.on('pageerror', (error) => wrong.push(String(error)));
  await phone.goto(link);
  await phone.getByRole('heading', { name: 'Your treatment plan' }).waitFor();
  // The token is in no address bar any more.
  expect(phone.url()).not.toContain('v1.');
  await phone.getByRole('button', { name: 'Español' }).click();
  await phone.getByRole('heading', { name: 'Su plan de tratamiento' }).waitFor();
  await phone.getByRole('button', { name: 'Letra grande' }).click();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
  await picture(phone, 'my-plan-es-390');
  expect(await accessProblems(phone)).toEqual([]);
  expect(wrong).toEqual([]);
  await phone.goto(link.replace(/.{6}$/, 'AAAAAA'));
  await phone.reload();
  await phone.getByText(/no funciona|does not work/).waitFor();
  await phone.context().close();
  expect(complaints()).toEqual([]);
});

it('an administrator ends a price and the next quote is another one', async () => {
  const { page: desk, complaints: troubles } = await signedIn(browser, app, 'adeyemi@demo.test');
  await desk.goto(`${app.url}/clinic/coverage`);
  const prices = desk.locator('section', { has: desk.getByRole('heading', { name: 'Self-pay prices' }) });
  await prices
    .getByRole('row', { name: /Ketamine infusion.*Woodstock/ })
    .getByRole('button', { name: /^Change/ })
    .click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('Price, $').fill('400');
  expect(await accessProblems(desk)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await prices.getByRole('cell', { name: /^\$400\.00 a session/ }).waitFor();
  await page.goto(path);
  await page.locator('app-cost-card').getByText('1 session × $300.00 (price $400.00)').waitFor();
  expect(said(await page.locator('app-cost-card').innerText())).toContain('was quoted at $318.75');
  expect(troubles()).toEqual([]);
  await desk.context().close();
});
