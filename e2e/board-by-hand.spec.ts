import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, CDPSession, Locator, Page } from 'playwright-core';
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
/** Everything a hand does counts: a click, a choice from a list, and each field that is typed into. */
const click = async (what: Locator): Promise<void> => {
  acts++;
  await what.click();
};
const choose = async (what: Locator): Promise<void> => {
  acts++;
  await what.selectOption({ index: 1 });
};
/** Only where the focus is: a field that has to be clicked first costs a click as well. */
const typeThere = async (words: string): Promise<void> => {
  acts++;
  await page.keyboard.type(words);
};
const button = (name: string | RegExp): Locator => page.getByRole('button', { name });

describe('a plan of five courses, by mouse', () => {
  it('is drafted, filled and staged', async () => {
    await page.goto(`${app.url}/patients/${patientId}/plan`);
    await click(button('Draft a plan'));
    await click(button('Add the first treatment'));
    for (const name of TREATMENTS) {
      await page.locator('input[type=search]:focus').last().waitFor();
      await typeThere(name);
      await click(button(new RegExp(`^Add ${name}`)).first());
    }
    await click(button(/^Done$/));
    const days = page.getByLabel(/^First day of /);
    expect(
      await soon(
        () => days.count(),
        (count) => count === TREATMENTS.length,
      ),
    ).toBe(TREATMENTS.length);
    await click(button(/Stage for me…$/));
    await click(button('Work out days'));
    await click(button(/^(Accept all|Done)$/));
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('is activated within the budget, every interaction counted', async () => {
    await click(button(/^Activate…$/));
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: 'Activate and sign' }).waitFor();
    const reasons = await dialog.getByRole('combobox', { name: /^Reason for/ }).all();
    for (const reason of reasons) await choose(reason);
    await click(dialog.getByLabel('Your password'));
    await typeThere(password);
    await click(dialog.getByRole('button', { name: 'Sign and activate' }));
    await page.getByText('Active', { exact: true }).waitFor();
    const { plan } = await chartOf(page, app, patientId);
    expect([plan?.state, plan?.courses.length]).toEqual(['active', TREATMENTS.length]);
    process.stdout.write(`${acts} interactions by mouse, ${reasons.length} of them reasons\n`);
    expect(acts).toBeLessThanOrEqual(BUDGET);
  });
});

/** Pixels by which something is wider or longer than the room it scrolls in. */
const overflowOf = (selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
const rightOf = (what: Locator) => what.evaluate((one) => one.getBoundingClientRect().right);
const zoom = async (word: string): Promise<void> => {
  const step = page.getByRole('group', { name: 'Zoom' }).getByRole('button', { name: word });
  await step.click();
  await soon(
    () => step.getAttribute('aria-pressed'),
    (pressed) => pressed === 'true',
  );
};

describe('nothing hides anything', () => {
  it.each(['Weeks', 'Months', 'Fit'])('the flag of today hides no date of the axis: %s', async (word) => {
    await zoom(word);
    const hidden = await page.evaluate(() => {
      const flag = document.querySelector('.today span')?.getBoundingClientRect();
      const meets = (box: DOMRect) => flag && box.width > 0 && box.left < flag.right && box.right > flag.left && box.top < flag.bottom && box.bottom > flag.top;
      return [...document.querySelectorAll('.month, .week')].flatMap((label) => {
        const range = document.createRange();
        range.selectNodeContents(label);
        return meets(range.getBoundingClientRect()) ? [label.textContent] : [];
      });
    });
    expect(hidden).toEqual([]);
  });

  it.each([1440, 1024])('the table shows what can be done with a course: %i pixels', async (width) => {
    await page.setViewportSize({ width, height: 900 });
    await button('Table').click();
    const scroll = page.locator('app-plan-table .table-scroll');
    // The table that is printed with the timeline lies there unseen until this one takes its place.
    await scroll.waitFor();
    const room = await rightOf(scroll);
    expect(await rightOf(button('Edit Tai chi'))).toBeLessThanOrEqual(room);
    if (width === 1440) expect(await overflowOf('app-plan-table .table-scroll')).toBe(0);
    await picture(page, `board-6-table-${width}`);
    await button('Timeline').click();
  });

  // 720 × 450 is what 1440 × 900 leaves at 200 %.
  it.each([
    [1440, 900],
    [1024, 768],
    [720, 450],
  ])('the catalogue has one thing to scroll: %i × %i', async (width, height) => {
    await page.setViewportSize({ width, height });
    await button('Add treatment').click();
    await page.getByLabel('Search the catalogue').waitFor();
    const scrolling = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('.cdk-overlay-container *')]
        .filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowY) && one.scrollHeight > one.clientHeight)
        .map(({ tagName }) => tagName),
    );
    expect(scrolling).toEqual(['MAT-DIALOG-CONTENT']);
    await picture(page, `board-7-drawer-${width}`);
    expect(await accessProblems(page)).toEqual([]);
    await button(/^Done$/).click();
  });

  it('on paper no name of a course is cut', async () => {
    await page.setViewportSize({ width: 680, height: 1000 });
    await page.emulateMedia({ media: 'print' });
    const cut = await page.locator('app-plan-timeline .name').evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length);
    expect([cut, await page.locator('a.skip').isVisible()]).toEqual([0, false]);
    await page.emulateMedia({ media: 'screen' });
    expect(complaints()).toEqual([]);
  });
});

/** A finger, as the browser hears it: it may pan the page, scroll the timeline, or hold a bar. */
const swipe = async (cdp: CDPSession, from: { readonly x: number; readonly y: number }, by: { readonly x: number; readonly y: number }): Promise<void> => {
  const STEPS = 12;
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [from] });
  for (let step = 1; step <= STEPS; step++) {
    const at = { x: from.x + (by.x * step) / STEPS, y: from.y + (by.y * step) / STEPS };
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [at] });
  }
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
};

describe('on a tablet', () => {
  it('a finger moves a bar sideways, and scrolls the page over it up and down', async () => {
    const { page: tablet } = await signedIn(browser, app, 'rivera@demo.test', { viewport: { width: 1024, height: 768 }, hasTouch: true });
    await tablet.goto(`${app.url}/patients/${patientId}/plan`);
    const bar = tablet.getByRole('button', { name: /^Tai chi, / });
    const day = tablet.getByLabel('First day of Tai chi');
    await bar.waitFor();
    await bar.evaluate((one) => one.scrollIntoView({ block: 'center' }));
    const before = await day.inputValue();
    const cdp = await tablet.context().newCDPSession(tablet);
    const at = async () => {
      const box = await bar.boundingBox();
      return { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 16 };
    };
    await swipe(cdp, await at(), { x: 0, y: -150 });
    await tablet.waitForTimeout(400);
    expect(await day.inputValue()).toBe(before);
    const scrolled = await tablet.evaluate(() => scrollY);
    await bar.evaluate((one) => one.scrollIntoView({ block: 'center' }));
    const back = await tablet.evaluate(() => scrollY);
    expect(scrolled - back).toBeGreaterThan(50);
    await swipe(cdp, await at(), { x: 90, y: 4 });
    expect(
      await soon(
        async () => (await day.inputValue()) > before,
        (moved) => moved,
      ),
    ).toBe(true);
    expect(await tablet.evaluate(() => scrollY)).toBe(back);
    // The finger leaves the screen before it taps elsewhere.
    await tablet.waitForTimeout(400);
    // The equal without dragging: a day typed in the table, or its buttons.
    await tablet.getByRole('button', { name: 'Table', exact: true }).tap();
    await tablet.getByRole('button', { name: 'A week earlier: Tai chi' }).tap();
    await picture(tablet, 'board-8-tablet');
    await tablet.context().close();
  });
});
