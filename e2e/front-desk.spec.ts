import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AppointmentView } from '@stagewell/shared/calendar/appointment';
import type { LevelView, SlotsView } from '@stagewell/shared/calendar/slot-views';
import type { ClinicView } from '@stagewell/shared/people/person';
import type { WorklistPage, WorklistRow } from '@stagewell/shared/worklist/worklist';
import { addDays } from '@stagewell/shared/dates';
import type { Browser, Locator, Page } from 'playwright-core';
import { startApp, type App } from './app.js';
import { accessProblems, openBrowser, picture } from './browser.js';
import { goTo } from './clock.js';
import { read } from './wire.js';
import { signedIn } from './signed-in.js';
import { soon } from './soon.js';

const DESK = 'brooks@demo.test';
/** From a row of the list to a booked visit: more would not be borne sixty times a day. */
const BUDGET = 3;
const MINUTE_MS = 60_000;

let app: App;
let browser: Browser;
let page: Page;
let complaints: () => readonly string[];
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  await atTheDesk();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const atTheDesk = async (): Promise<void> => {
  await page?.context().close();
  ({ page, complaints } = await signedIn(browser, app, DESK));
};
const get = <T>(path: string): Promise<T> => read<T>(page, app, path);
const rows = async (query: string): Promise<readonly WorklistRow[]> => (await get<WorklistPage>(`/worklist?limit=100&${query}`)).rows;
const today = async (): Promise<string> => (await get<ClinicView>('/clinic')).today;
/** What is booked from two weeks ago on, as far as a page of the calendar goes. */
const visits = async (from = -14): Promise<readonly AppointmentView[]> => {
  const first = addDays(await today(), from);
  return get(`/appointments?from=${first}&to=${addDays(first, 45)}`);
};
const windowOf = async (reviewId: string) => (await get<SlotsView>(`/slots?reviewId=${reviewId}`)).review;
const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
const dialog = (): Locator => page.getByRole('dialog').last();
/** The calendar component leaves the header of its column of hours without a word; nothing else is forgiven. */
const problems = async (): Promise<readonly string[]> => (await accessProblems(page)).filter((one) => !one.startsWith('empty-table-header'));
const looksRight = async (name: string): Promise<void> => {
  await picture(page, `desk-${name}`);
  expect(await problems()).toEqual([]);
};

const withoutRefusals = (): readonly string[] => complaints().filter((words) => !words.includes('409'));

let acts = 0;
const click = async (what: Locator): Promise<void> => {
  acts++;
  await what.click();
};

let review: WorklistRow;
let window: SlotsView['review'];
let booked: AppointmentView;
const visitOf = (all: readonly AppointmentView[], state: AppointmentView['state'] = 'scheduled'): AppointmentView | undefined =>
  all.find((one) => one.state === state && one.reviewIds.includes(review.id));
/** The visit that serves the review, once there is another than before. */
const visitAfter = async (before: string): Promise<AppointmentView> => {
  const found = await soon(
    async () => visitOf(await visits()),
    (one) => one !== undefined && one.wallStart !== before,
  );
  if (found === undefined) throw new Error('The review has no visit');
  return found;
};
const inList = (word: string): Locator => button(`${word} ${review.patientName}, ${review.what}`).first();

describe('a due review', () => {
  it('is booked from its row within the budget, every interaction counted', async () => {
    const [due] = await rows('group=due&kind=review');
    if (due === undefined) throw new Error('No review is due');
    review = due;
    window = await windowOf(review.id);
    await page.goto(`${app.url}/worklist?group=due&kind=review`);
    acts = 0;
    await click(inList('Book'));
    await page.getByRole('radio').first().waitFor();
    expect(await page.getByRole('radio').first().isChecked()).toBe(true);
    await looksRight('1-book');
    await click(button('Book this time'));
    booked = await visitAfter('');
    process.stdout.write(`${acts} interactions from the row to the visit\n`);
    expect(acts).toBeLessThanOrEqual(BUDGET);
    await page.getByText(`${review.patientName} is booked`).first().waitFor();
    await looksRight('2-booked');
    expect(booked.wallStart.slice(0, 10) <= (window?.latest ?? '')).toBe(true);
  });

  it('comes back with its window when the patient does not come', async () => {
    await goTo(app, new Date(Date.parse(booked.endsAt) + 10 * MINUTE_MS));
    await atTheDesk();
    await page.goto(`${app.url}/worklist?kind=review&search=${review.mrn}`);
    await inList('See the visit').click();
    await dialog().getByRole('heading', { name: review.patientName }).waitFor();
    await looksRight('3-visit');
    await dialog().getByRole('button', { name: 'Did not come' }).click();
    await soon(
      async () => visitOf(await visits(), 'no-show')?.state,
      (state) => state === 'no-show',
    );
    const [back] = await soon(
      async () => (await rows(`kind=review&search=${review.mrn}`)).filter(({ id }) => id === review.id),
      (found) => found[0]?.action === 'book',
    );
    expect(back).toMatchObject({ action: 'book', opensOn: review.opensOn, dueOn: review.dueOn, visitAt: null });
    expect(await windowOf(review.id)).toEqual(window);
    await page.goto(`${app.url}/worklist?kind=review&search=${review.mrn}`);
    await inList('Book').waitFor();
    await looksRight('4-back');
  });

  it('is booked again for a time that suits better', async () => {
    acts = 0;
    await click(inList('Book'));
    await click(page.getByRole('radio').nth(2));
    await click(button('Book this time'));
    booked = await visitAfter('');
    expect(acts).toBeLessThanOrEqual(BUDGET);
    expect(await windowOf(review.id)).toEqual(window);
  });

  it('is moved in the calendar, by keyboard alone', async () => {
    await page.goto(`${app.url}/calendar?view=week&day=${booked.wallStart.slice(0, 10)}`);
    const visit = page.locator('.visit:not(.visit--no-show)', { hasText: review.patientName }).first();
    await visit.waitFor();
    await looksRight('5-week');
    await visit.focus();
    await page.keyboard.press('Enter');
    const move = dialog().getByRole('button', { name: 'Move' });
    await move.waitFor();
    for (let tab = 0; tab < 12 && !(await move.evaluate((one) => one === document.activeElement)); tab++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await dialog().getByRole('radio').first().waitFor();
    await looksRight('6-move');
    await dialog().getByRole('radio').first().focus();
    await page.keyboard.press('ArrowDown');
    const confirm = dialog().getByRole('button', { name: 'Move the visit' });
    for (let tab = 0; tab < 16 && !(await confirm.evaluate((one) => one === document.activeElement)); tab++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const before = booked.wallStart;
    booked = await visitAfter(before);
    expect(booked.wallStart).not.toBe(before);
    expect(await windowOf(review.id)).toEqual(window);
  });

  it('dragged to where the clinic is closed, it goes back and the page says why', async () => {
    await page.goto(`${app.url}/calendar?view=week&day=${booked.wallStart.slice(0, 10)}`);
    const visit = page.locator('.visit:not(.visit--no-show)', { hasText: review.patientName }).first();
    await visit.waitFor();
    await page.setViewportSize({ width: 1440, height: 1500 });
    const box = await visit.boundingBox();
    const at = { x: (box?.x ?? 0) + 30, y: (box?.y ?? 0) + 8 };
    const evening = await page.getByText('18:00', { exact: true }).first().boundingBox();
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x, at.y + 20, { steps: 5 });
    await page.mouse.move(at.x, (evening?.y ?? 0) + 12, { steps: 20 });
    await page.mouse.up();
    await page.getByText(/is open .* Nothing was moved/).waitFor();
    await looksRight('7-refused');
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(visitOf(await visits())?.wallStart).toBe(booked.wallStart);
    expect(withoutRefusals()).toEqual([]);
  });
});

describe('the load is levelled', () => {
  it('shows a time for every review first, and books them inside their windows', async () => {
    const before = (await visits()).length;
    const level = await get<LevelView>('/proposals');
    await page.goto(`${app.url}/calendar`);
    await page.getByRole('link', { name: 'Level the load' }).click();
    const apply = button(/^Book \d+ visits?$/);
    expect(
      await soon(
        () => apply.innerText(),
        (words) => words !== 'Book 0 visits',
      ),
    ).toBe(`Book ${level.proposals.length} visits`);
    await looksRight('8-level');
    expect((await visits()).length).toBe(before);
    await apply.click();
    await page
      .getByText(/visits are booked/)
      .first()
      .waitFor();
    await looksRight('9-levelled');
    expect((await get<LevelView>('/proposals')).proposals).toEqual([]);
    for (const { reviewId, earliest, latest, wallStart } of level.proposals) {
      const day = wallStart.slice(0, 10);
      expect(day >= earliest && day <= latest).toBe(true);
      const held = await get<readonly AppointmentView[]>(`/appointments?from=${day}&to=${day}`);
      expect(held.filter(({ reviewIds, wallStart: at }) => reviewIds.includes(reviewId) && at === wallStart)).toHaveLength(1);
    }
    expect(withoutRefusals()).toEqual([]);
  });
});
