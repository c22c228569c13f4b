import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SessionView } from '@stagewell/shared/people/person';
import type { Browser } from 'playwright-core';
import { startApp, type App } from './app.js';
import { accessProblems, openBrowser, openPage, picture, WIDTHS } from './browser.js';

let app: App;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const demo = async (): Promise<NonNullable<SessionView['demo']>> => {
  const view = (await (await fetch(`${app.url}/api/session`)).json()) as SessionView;
  if (!view.demo) throw new Error('The application does not run as a demo');
  return view.demo;
};

describe('signing in', () => {
  it('opens the clinic for a clinician of the demo, and the browser has nothing to complain about', async () => {
    const { password, accounts } = await demo();
    const clinician = accounts.find(({ role }) => role === 'clinician');
    const { page, complaints } = await openPage(browser);
    await page.goto(app.url);
    await page.getByLabel('E-mail').fill(clinician?.email ?? '');
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
    await picture(page, 'today');
    expect(complaints()).toEqual([]);
  });

  it('refuses a wrong password without saying what was wrong', async () => {
    const [account] = (await demo()).accounts;
    const { page } = await openPage(browser);
    await page.goto(app.url);
    await page.getByLabel('E-mail').fill(account?.email ?? '');
    await page.getByLabel('Password').fill('not the password of anyone');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    const words = await page.getByRole('alert').innerText();
    expect(words).not.toContain(account?.email ?? '');
    expect(await page.getByRole('heading', { level: 1, name: 'Sign in' }).isVisible()).toBe(true);
  });

  it.each(WIDTHS.flatMap((width) => (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme }))))(
    'can be used by everybody at $width px, $colorScheme',
    async ({ width, colorScheme }) => {
      const { page } = await openPage(browser, { viewport: { width, height: 900 }, colorScheme });
      await page.goto(app.url);
      await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
      await picture(page, `sign-in-${width}-${colorScheme}`);
      expect(await accessProblems(page)).toEqual([]);
    },
  );
});
