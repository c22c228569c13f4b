import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { addDays } from '@stagewell/shared/dates';
import type { SessionView } from '@stagewell/shared/people/person';
import { startApp, type App } from './app.js';
import { accessProblems, openBrowser, picture } from './browser.js';
import { chartOf, patientNamed, signedIn } from './signed-in.js';
import { soon } from './soon.js';
import { recordVisit } from './visit.js';

const TREATMENTS = ['Duloxetine', 'Cognitive behavioral therapy', 'Physical therapy with graded', 'Acupuncture', 'Tai chi'] as const;
/** Interactions from no plan to an active one with five courses: more would not be borne at the end of a day. */
const BUDGET = 25;

let app: App;
let browser: Browser;
let page: Page;
let complaints: () => readonly string[];
let patientId = '';
let password = '';
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  ({ page, complaints } = await signedIn(browser, app, 'rivera@demo.test'));
  const door = (await (await page.request.get(`${app.url}/api/session`)).json()) as SessionView;
  password = door.demo?.password ?? 'stagewell demo clinic';
  patientId = await patientNamed(page, app, 'Jensen');
  await recordVisit(page, app, patientId);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

let acts = 0;
const nameOfFocus = (): Promise<string> =>
  page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return '';
    return (focused.getAttribute('aria-label') ?? focused.textContent ?? '').trim().replace(/\s+/g, ' ');
  });
/** Goes there by Tab, as somebody without a mouse does; a control that it never reaches is a failure. */
const tabTo = async (name: RegExp): Promise<void> => {
  for (let step = 0; step < 300; step++) {
    if (name.test(await nameOfFocus())) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard never reaches ${String(name)}`);
};
const press = async (key: string): Promise<void> => {
  acts++;
  await page.keyboard.press(key);
};
const enter = async (name: RegExp): Promise<void> => {
  await tabTo(name);
  await press('Enter');
};
const untilFocus = async (name: RegExp): Promise<void> => {
  for (let wait = 0; wait < 50 && !name.test(await nameOfFocus()); wait++) await page.waitForTimeout(100);
  expect(await nameOfFocus()).toMatch(name);
};

/** The steps build on each other. */
describe('a plan of five courses, by keyboard alone', () => {
  it('a new plan leads to its first treatment, and that to the search', async () => {
    await page.goto(`${app.url}/patients/${patientId}/plan`);
    await page.getByRole('button', { name: 'Draft a plan' }).waitFor();
    await enter(/^Draft a plan$/);
    await untilFocus(/^Add the first treatment$/);
    await press('Enter');
    await untilFocus(/^Search the catalogue$/);
  });

  it('adds each treatment by its name and Enter', async () => {
    for (const name of TREATMENTS) {
      await tabTo(/^Search the catalogue$/);
      acts++;
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type(name);
      await page.waitForTimeout(200);
      await press('Enter');
      await page.waitForTimeout(400);
    }
    await picture(page, 'board-1-drawer');
    expect(await accessProblems(page)).toEqual([]);
    await press('Escape');
    await untilFocus(/Add (the first )?treatment$/);
    const days = page.getByLabel(/^First day of /);
    expect(
      await soon(
        () => days.count(),
        (count) => count === TREATMENTS.length,
      ),
    ).toBe(TREATMENTS.length);
  });

  it('has the days worked out, and accepts them', async () => {
    await enter(/Stage for me…$/);
    await page.getByRole('button', { name: 'Work out days' }).waitFor();
    await enter(/^Work out days$/);
    await page.getByRole('button', { name: /^(Accept all|Done)$/ }).waitFor();
    await picture(page, 'board-2-staged');
    await enter(/^(Accept all|Done)$/);
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await picture(page, 'board-3-board');
  });

  it('moves a bar by keys, and takes it back', async () => {
    const day = () => page.getByLabel('First day of Tai chi').inputValue();
    const before = await day();
    const counted = acts;
    await tabTo(/^Tai chi, /);
    await page.keyboard.press('Shift+ArrowRight');
    expect(await soon(day, (now) => now !== before)).toBe(addDays(before, 7));
    await page.keyboard.press('ControlOrMeta+z');
    expect(await soon(day, (now) => now === before)).toBe(before);
    acts = counted;
  });

  it('activates within the budget', async () => {
    await enter(/^Activate…$/);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: 'Activate and sign' }).waitFor();
    await dialog.getByText(/^In this demo the password of everybody is/).waitFor();
    await picture(page, 'board-4-activation');
    expect(await accessProblems(page)).toEqual([]);
    const reasons = await dialog.getByRole('combobox', { name: /^Reason for/ }).count();
    for (let at = 0; at < reasons; at++) {
      await page.keyboard.press('Tab');
      await tabTo(/^Reason for: /);
      await press('ArrowDown');
    }
    // The field of the password has its name in a label beside it.
    for (let step = 0; step < 100 && !(await page.evaluate(() => document.activeElement?.getAttribute('type') === 'password')); step++)
      await page.keyboard.press('Tab');
    acts++;
    await page.keyboard.type(password);
    await press('Enter');
    await page.getByText('Active', { exact: true }).waitFor();
    await picture(page, 'board-5-active');
    const { plan } = await chartOf(page, app, patientId);
    expect([plan?.state, plan?.courses.length]).toEqual(['active', TREATMENTS.length]);
    process.stdout.write(`${acts} interactions by keyboard, ${reasons} of them reasons\n`);
    expect(acts).toBeLessThanOrEqual(BUDGET);
    expect(complaints()).toEqual([]);
  });
});
