import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startApp, type App } from './app.js';
import { accessProblems, openBrowser } from './browser.js';
import { patientNamed, signedIn } from './signed-in.js';

const CLINICIAN = 'rivera@demo.test';

let app: App;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** The Progress page of somebody with a running plan, with everything on it. */
const openProgress = async (query = ''): Promise<{ readonly page: Page; readonly complaints: () => readonly string[] }> => {
  const opened = await signedIn(browser, app, CLINICIAN, { colorScheme: 'dark' });
  await opened.page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: app.url });
  await opened.page.goto(`${app.url}/patients/${await patientNamed(opened.page, app, 'Nwosu')}/progress${query}`);
  await opened.page.locator('app-coincidences').waitFor();
  await opened.page.locator('app-period-comparison').waitFor();
  return opened;
};

/** What is on the clipboard: the first bytes of an image, or text. */
const clipboard = (page: Page, format: string): Promise<string> =>
  page.evaluate(async (wanted) => {
    const [item] = await navigator.clipboard.read();
    const blob = await item?.getType(wanted);
    return wanted === 'image/png' ? [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0)).slice(1, 4)].join(' ') : ((await blob?.text()) ?? '');
  }, format);

/** P, N and G: the second to fourth byte of every PNG. */
const PNG = '80 78 71';

describe('a chart', () => {
  it('is copied as an image and as a table under the policy of the page', async () => {
    const { page, complaints } = await openProgress();
    for (const name of ['app-measure-figure', 'app-forest-plot', 'app-adherence-strip', 'app-heat-calendar']) {
      const figure = page.locator(name).first();
      await figure.getByRole('button', { name: /^Copy image/ }).click();
      await figure.getByText('Image copied.').waitFor();
      expect(await clipboard(page, 'image/png')).toBe(PNG);
    }
    const plot = page.locator('app-forest-plot').first();
    await plot.getByRole('button', { name: /^Copy table/ }).click();
    await plot.getByText('Table copied.').waitFor();
    expect(await clipboard(page, 'text/plain')).toMatch(/^Course\tVerdict\tChange, points\t90 % interval/);
    expect(await clipboard(page, 'text/html')).toContain('<th>Verdict</th>');
    expect(complaints()).toEqual([]);
    await page.context().close();
  });

  it('is saved as a file where the clipboard refuses', async () => {
    const { page } = await openProgress();
    await page.evaluate(() => Object.defineProperty(navigator.clipboard, 'write', { value: () => Promise.reject(new Error('refused')) }));
    const plot = page.locator('app-forest-plot').first();
    const [saved] = await Promise.all([page.waitForEvent('download'), plot.getByRole('button', { name: /^Copy image/ }).click()]);
    expect(saved.suggestedFilename()).toBe('what-coincides-with-a-change-in-peg.png');
    await plot.getByText('saved as a file').waitFor();
    await page.context().close();
  });

  it('shows its table to everybody, and is as narrow as a sheet when it is printed', async () => {
    const { page } = await openProgress('?measure=sleep');
    // By their place: what a button is called changes with the click.
    for (const button of await page.locator('app-chart-figure .tools button:first-child').all()) await button.click();
    await page.getByRole('button', { name: /^Show table/ }).waitFor({ state: 'detached' });
    expect(await accessProblems(page)).toEqual([]);
    const printed = page.evaluate(
      () =>
        new Promise((resolve) => addEventListener('beforeprint', () => resolve(document.querySelector('app-forest-plot .frame svg')?.getAttribute('width')))),
    );
    await page.pdf();
    expect(await printed).toBe('620');
    await page.context().close();
  });
});
