import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PatientPage } from '@stagewell/shared/patients/patient';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startApp, type App } from './app.js';
import { accessProblems, openBrowser } from './browser.js';
import { signedIn } from './signed-in.js';

let app: App;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const patient = (family: string, n: number, more: object = {}) => ({
  ...{ resourceType: 'Patient', id: `${family}-${n}`, gender: 'male', birthDate: '1964-02-11', name: [{ family: `${family}${n}`, given: ['Ana'] }] },
  identifier: [{ system: 'urn:journey', value: `${family}-${n}` }],
  ...more,
});
const weight = (family: string, n: number) => ({
  ...{ resourceType: 'Observation', id: `w-${family}-${n}`, status: 'final', subject: { reference: `Patient/${family}-${n}` } },
  ...{ effectiveDateTime: '2024-03-01T10:00:00Z', valueQuantity: { value: 70 + n, code: 'kg' } },
  code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
});

/** One resource a line: six people, of whom one has no record number, and a line of nobody. */
const manyFile = (family: string): string => {
  const lines = [1, 2, 3, 4, 5].flatMap((n) => [patient(family, n), weight(family, n)]);
  const file = join(app.folder, `${family}.ndjson`);
  writeFileSync(file, [...lines, { resourceType: 'Patient', name: [{ family }] }, weight(family, 9)].map((line) => JSON.stringify(line)).join('\n'));
  return file;
};

const look = async (page: Page, file: string): Promise<void> => {
  await page.goto(`${app.url}/import`);
  await page.locator('#bundle-files').setInputFiles(file);
};

/** The names of those who were imported, each as often as there is a chart. */
const charts = async (context: BrowserContext, family: string): Promise<readonly string[]> => {
  const { rows } = (await (await context.request.get(`${app.url}/api/patients?search=${family}`)).json()) as PatientPage;
  return rows.map(({ familyName }) => familyName).toSorted();
};
/** A folder as bulk data comes: a file for each type, one of them deeper, and a file of another kind. */
const folder = (family: string): string => {
  const path = join(app.folder, family);
  mkdirSync(join(path, 'more'), { recursive: true });
  const people = [1, 2, 3, 4, 5];
  writeFileSync(join(path, 'Patient.ndjson'), people.map((n) => JSON.stringify(patient(family, n))).join('\n'));
  writeFileSync(join(path, 'more', 'Observation.ndjson'), people.map((n) => JSON.stringify(weight(family, n))).join('\n'));
  writeFileSync(join(path, 'notes.txt'), 'not for us');
  return path;
};

/** Drops a file or a folder of this machine on an element, as a hand does. */
const drop = async (page: Page, path: string, on: string): Promise<void> => {
  const box = await page.locator(on).boundingBox();
  if (box === null) throw new Error(`${on} is not in sight`);
  const devtools = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', {
      ...{ type, x: box.x + box.width / 2, y: box.y + box.height / 2 },
      data: { items: [], files: [path], dragOperationsMask: 1 },
    });
};

const FIVE = (family: string) => [1, 2, 3, 4, 5].map((n) => `${family}${n}`);

describe('many charts', () => {
  it('go on after the page was closed in the middle, each chart once', async () => {
    const file = manyFile('Closing');
    const { page } = await signedIn(browser, app, 'rivera@demo.test');
    const context = page.context();
    // The third chart arrives, and its answer does not: the page is closed just then.
    const arrived = new Promise<void>((resolve) => {
      void page.route('**/items/3?*', async (route) => {
        await route.fetch();
        resolve();
      });
    });
    await look(page, file);
    await page.getByText('6 charts in 1 file').waitFor();
    await page.getByRole('button', { name: 'Import 6 charts' }).click();
    await arrived;
    await page.close();

    const again = await context.newPage();
    await again.goto(`${app.url}/import`);
    await again.getByText(': 3 of 6 charts done').waitFor();
    expect(await accessProblems(again)).toEqual([]);
    await look(again, file);
    await again.getByText('3 of 6 were done before').waitFor();
    await again.getByRole('button', { name: 'Go on at chart 4 of 6' }).click();
    await again.getByText('Finished.', { exact: true }).waitFor();
    expect(await again.getByRole('progressbar', { name: 'Charts imported' }).getAttribute('aria-valuetext')).toBe('6 of 6');
    await again.getByText('Closing.ndjson, line 11').waitFor();
    await again.getByText('1 line or file left out, with the reason').click();
    await again.getByText('Patient/Closing-9 is not in these files').waitFor();
    expect(await accessProblems(again)).toEqual([]);
    expect(await charts(context, 'Closing')).toEqual(FIVE('Closing'));
    await again.goto(`${app.url}/import`);
    await again.getByText('Choose files').waitFor();
    expect(await again.getByText('Not finished').count()).toBe(0);
    await context.close();
  });

  it('pause while the server is away, say what is kept, and go on when it is back', async () => {
    const { page } = await signedIn(browser, app, 'rivera@demo.test', { viewport: { width: 390, height: 844 } });
    let away: Promise<void> | null = null;
    await page.route('**/items/4?*', async (route) => {
      away ??= app.goAway();
      await away;
      await route.continue();
    });
    await look(page, manyFile('Waiting'));
    await page.getByRole('button', { name: 'Import 6 charts' }).click();
    await page.getByText('3 of 6 are done and stay so').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    await page.unroute('**/items/4?*');
    await app.comeBack();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('Finished.', { exact: true }).waitFor();
    expect(await charts(page.context(), 'Waiting')).toEqual(FIVE('Waiting'));
    await page.context().close();
  });

  it('come as a folder that is dropped, and what ended is still told later', async () => {
    const { page, complaints } = await signedIn(browser, app, 'rivera@demo.test');
    await page.goto(`${app.url}/import`);
    await page.getByText('Drop FHIR files or a folder here').waitFor();
    await drop(page, folder('Dropping'), '.drop');
    await page.getByText('5 charts in 2 files').waitFor();
    await page.getByText('1 line or file left out, with the reason').click();
    await page.getByText('it is neither .json nor .ndjson').waitFor();
    await page.getByRole('button', { name: 'Import 5 charts' }).click();
    await page.getByText('Finished.', { exact: true }).waitFor();
    expect(await charts(page.context(), 'Dropping')).toEqual(FIVE('Dropping'));

    await page.goto(`${app.url}/import`);
    const ended = page.locator('summary', { hasText: 'Dropping' });
    await ended.focus();
    await page.keyboard.press('Enter');
    await page.getByText('No chart of it waits for anybody.').waitFor();
    expect(await accessProblems(page)).toEqual([]);
    expect(complaints()).toEqual([]);
    await page.context().close();
  });
});
