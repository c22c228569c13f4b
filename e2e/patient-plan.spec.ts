import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startApp, type App } from './app.js';
import { accessProblems, openBrowser, openPage, picture } from './browser.js';
import { patientNamed, signedIn } from './signed-in.js';

const CLINICIAN = 'rivera@demo.test';
const DESK = 'brooks@demo.test';
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
/** Width and height in points. */
const PAPER = { Letter: [612, 792], A4: [595, 842] } as const;
type Paper = keyof typeof PAPER;

let app: App;
let browser: Browser;
let patientId: string;
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  const { page } = await signedIn(browser, app, CLINICIAN);
  patientId = await patientNamed(page, app, 'Nwosu');
  await page.context().close();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const tap = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const chosen = async (page: Page, ...names: readonly string[]): Promise<void> => {
  for (const name of names) await tap(page, name);
};
/** What a printer gets: the size of each page in points, from the bytes of the document. */
const printed = async (page: Page): Promise<readonly (readonly number[])[]> => {
  const bytes = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const pages = bytes.match(/\/Type\s*\/Page\b(?!s)/gu) ?? [];
  const boxes = [...bytes.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/gu)].map(([, width, height]) => [Number(width), Number(height)]);
  expect(boxes).toHaveLength(pages.length);
  return boxes;
};
/** A picture of the paper: as wide as its printable part. */
const paperPicture = async (page: Page, paper: Paper, name: string): Promise<string> => {
  const before = page.viewportSize();
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: Math.round(((PAPER[paper][0] - 57) * 96) / 72), height: Math.round(((PAPER[paper][1] - 57) * 96) / 72) });
  await picture(page, name);
  const text = await page.locator('body').innerText();
  await page.emulateMedia({ media: null });
  if (before !== null) await page.setViewportSize(before);
  return text;
};
const overflow = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
const near = ([width = 0, height = 0]: readonly number[], paper: Paper): boolean =>
  Math.abs(width - PAPER[paper][0]) < 2 && Math.abs(height - PAPER[paper][1]) < 2;
const at = (path: string, who: string, options?: BrowserContextOptions) =>
  signedIn(browser, app, who, options).then(async (watched) => {
    await watched.page.goto(`${app.url}${path}`);
    await watched.page.getByRole('button', { name: 'Print', exact: true }).waitFor();
    return watched;
  });

describe('the page of the patient', () => {
  it.each(['Letter', 'A4'] as const)('is one page on %s in either language, and says what it must', async (paper) => {
    const { page, complaints } = await at(`/patients/${patientId}/plan/patient-page`, CLINICIAN);
    await chosen(page, paper, 'English');
    expect((await printed(page)).map((box) => near(box, paper))).toEqual([true]);
    const english = await paperPicture(page, paper, `patient-plan-en-${paper}`);
    for (const words of ['Your treatment plan', 'What it is', 'Why now', 'How we will know', 'Whom to call', '988', '911', 'Your next six weeks'])
      expect(english).toContain(words);
    expect(english).not.toMatch(/Nwosu|Back to the plan|MRN/u);

    await tap(page, 'Español');
    expect((await printed(page)).map((box) => near(box, paper))).toEqual([true]);
    const spanish = await paperPicture(page, paper, `patient-plan-es-${paper}`);
    for (const words of ['Su plan de tratamiento', 'Qué es', 'Por qué ahora', 'Cómo lo sabremos', 'A quién llamar', '988', '911'])
      expect(spanish).toContain(words);
    expect(spanish).not.toMatch(/\b(Your|What|week|call|treatment)\b/u);

    await tap(page, 'Large print');
    expect((await printed(page)).every((box) => near(box, paper))).toBe(true);
    await paperPicture(page, paper, `patient-plan-es-large-${paper}`);
    expect(complaints()).toEqual([]);
    await page.context().close();
  });

  it('is read by its link on a phone, in both languages and large, until a newer link ends it', async () => {
    const { page: clinician } = await at(`/patients/${patientId}/plan/patient-page`, CLINICIAN);
    const make = async (): Promise<string> => {
      const before = await clinician.locator('.link code').allInnerTexts();
      await tap(clinician, 'Make a link for the patient');
      await clinician.waitForFunction((old) => ![undefined, old].includes(document.querySelector('.link code')?.textContent), before[0]);
      return new URL(await clinician.locator('.link code').innerText()).hash;
    };
    const link = `${app.url}/my-plan${await make()}`;
    const { page, complaints } = await openPage(browser, PHONE);
    await page.goto(link);
    await page.getByRole('heading', { name: 'Your treatment plan' }).waitFor();
    expect(page.url()).toBe(`${app.url}/my-plan`);
    await picture(page, 'my-plan-en-390');
    expect([await accessProblems(page), await overflow(page)]).toEqual([[], 0]);
    await chosen(page, 'Español', 'Letra grande');
    await page.getByRole('heading', { name: 'Su plan de tratamiento' }).waitFor();
    await picture(page, 'my-plan-es-large-390');
    expect([await accessProblems(page), await overflow(page)]).toEqual([[], 0]);
    expect(await page.evaluate(() => sessionStorage.length + localStorage.length)).toBe(0);
    expect(complaints()).toEqual([]);

    const { page: dark } = await openPage(browser, { ...PHONE, colorScheme: 'dark' });
    await dark.goto(link);
    await dark.getByRole('heading', { name: 'Your treatment plan' }).waitFor();
    await picture(dark, 'my-plan-dark-390');
    expect(await accessProblems(dark)).toEqual([]);
    expect(await printed(dark)).toHaveLength(1);

    await make();
    await dark.goto('about:blank');
    await dark.goto(link);
    await dark.getByText('This link is over').waitFor();
    await Promise.all([page, dark, clinician].map((one) => one.context().close()));
  });
});

describe('the sheet for a first visit', () => {
  it.each(['Letter', 'A4'] as const)('is two sides of one sheet on %s, in either language', async (paper) => {
    const { page, complaints } = await at('/intake', DESK);
    await tap(page, paper);
    for (const [language, name, title] of [
      ['English', 'en', 'Before your first visit'],
      ['Español', 'es', 'Antes de su primera visita'],
    ] as const) {
      await tap(page, language);
      expect((await printed(page)).map((box) => near(box, paper))).toEqual([true, true]);
      const text = await paperPicture(page, paper, `intake-${name}-${paper}`);
      expect(text).toContain(title);
      expect(text).not.toContain('Nothing of it is kept here');
    }
    await tap(page, 'Large print');
    expect((await printed(page)).length).toBeGreaterThanOrEqual(2);
    expect(complaints()).toEqual([]);
    await page.context().close();
  });
});
