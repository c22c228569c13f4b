import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startApp, type App } from './app.js';
import { accessProblems, openBrowser, picture } from './browser.js';
import { chartOf, patientNamed, signedIn } from './signed-in.js';
import { soon } from './soon.js';

let app: App;
let browser: Browser;
let mine: Page;
let theirs: Page;
let patientId = '';
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  [{ page: mine }, { page: theirs }] = await Promise.all([signedIn(browser, app, 'rivera@demo.test'), signedIn(browser, app, 'okoye@demo.test')]);
  patientId = await patientNamed(mine, app, 'Bell');
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const open = async (page: Page): Promise<void> => {
  await page.goto(`${app.url}/patients/${patientId}/plan`);
  await page.getByRole('button', { name: 'Table', exact: true }).click();
};
/** Courses by name: rows change places when a day does. */
let names: readonly string[] = [];
const dayOf = (page: Page, at: number): Promise<string> => page.getByLabel(`First day of ${names[at]}`).inputValue();
/** The day it has after the move, once the page shows it. */
const later = async (page: Page, at: number): Promise<string> => {
  const before = await dayOf(page, at);
  await page.getByRole('button', { name: `A week later: ${names[at]}` }).click();
  return soon(
    () => dayOf(page, at),
    (day) => day !== before,
  );
};
const version = async (): Promise<number> => (await chartOf(mine, app, patientId)).plan?.version ?? 0;
const kept = (page: Page) => page.getByText(/^kept .* only Save makes a version$/);

/** The steps build on each other. */
describe('two people edit one plan', () => {
  it('a colleague who is not on the care team joins it first', async () => {
    await theirs.goto(`${app.url}/patients/${patientId}/plan`);
    const join = theirs.getByRole('button', { name: /^Join the care team/ });
    await Promise.race([join.waitFor(), theirs.getByRole('button', { name: 'Table', exact: true }).waitFor()]);
    if ((await join.count()) > 0) {
      await theirs.getByLabel(/[Rr]eason/).fill('Covering for a colleague this week');
      await join.click();
    }
    await theirs.getByRole('button', { name: 'Table', exact: true }).waitFor();
    await open(mine);
    const labels = await mine.getByLabel(/^First day of /).evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
    names = labels.map((label) => label.replace('First day of ', ''));
    expect(names.length).toBeGreaterThan(1);
  });

  it('whoever saves second keeps both', async () => {
    await Promise.all([open(mine), open(theirs)]);
    const [before, began] = [[await dayOf(mine, 0), await dayOf(mine, 1)], await version()];
    await later(theirs, 0);
    await theirs.getByRole('button', { name: 'Save', exact: true }).click();
    await theirs.getByText(`version ${began + 1}`, { exact: true }).waitFor();
    await later(mine, 1);
    await mine.getByRole('button', { name: 'Save', exact: true }).click();
    const dialog = mine.getByRole('dialog');
    await dialog.getByRole('heading', { name: 'Someone else saved this plan first' }).waitFor();
    await picture(mine, 'two-editors-1-clash');
    expect(await accessProblems(mine)).toEqual([]);
    await dialog.getByRole('button', { name: 'Keep both' }).click();
    await mine.getByText(`version ${began + 2}`, { exact: true }).waitFor();
    const courses = (await chartOf(mine, app, patientId)).plan?.courses ?? [];
    const days = courses.map(({ startsOn }) => startsOn);
    expect([before[0], before[1]].some((day) => days.includes(day ?? ''))).toBe(false);
  });

  it('an edit survives a server that goes away', async () => {
    await app.goAway();
    const edited = await later(mine, 0);
    await mine.getByText(/Not kept: The clinic’s server cannot be reached/).waitFor();
    await mine.getByRole('button', { name: 'Save', exact: true }).click();
    await mine.getByText('Your edit is still on the screen.').first().waitFor();
    await picture(mine, 'two-editors-2-away');
    expect(await dayOf(mine, 0)).toBe(edited);
    await app.comeBack();
    await kept(mine).waitFor();
    await mine.getByRole('button', { name: 'Save', exact: true }).click();
    await mine.getByText('Unsaved changes').waitFor({ state: 'hidden' });
    expect((await chartOf(mine, app, patientId)).plan?.courses.map(({ startsOn }) => startsOn)).toContain(edited);
  });

  it('and a window that is closed without saving', async () => {
    const edited = await later(mine, 0);
    await kept(mine).waitFor();
    await mine.reload();
    await mine.getByText(/Your edit of .* was not saved/).waitFor();
    await mine.getByRole('button', { name: 'Table', exact: true }).click();
    expect(await dayOf(mine, 0)).toBe(edited);
    await picture(mine, 'two-editors-3-found');
    await mine.getByRole('button', { name: 'Drop it' }).click();
    await mine.getByText('Unsaved changes').waitFor({ state: 'hidden' });
    expect(await dayOf(mine, 0)).not.toBe(edited);
  });
});
