import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { brotliCompressSync } from 'node:zlib';
import type { AskedCheckIn, CheckInLink } from '@stagewell/shared/check-ins/asking';
import type { PatientPage } from '@stagewell/shared/patients/patient';
import type { SessionView } from '@stagewell/shared/people/person';
import type { Browser, Page } from 'playwright-core';
import { startApp, type App } from './app.js';
import { accessProblems, openBrowser, openPage, picture, type Watched } from './browser.js';
import { chartOf, signedIn } from './signed-in.js';

const CLINICIAN = 'rivera@demo.test';
const DESK = 'brooks@demo.test';
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

let app: App;
let browser: Browser;
let desk: Page;
let patientId: string;
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  ({ page: desk } = await signedIn(browser, app, DESK));
  const { page: clinician } = await signedIn(browser, app, CLINICIAN);
  const { rows } = (await (await clinician.request.get(`${app.url}/api/patients?filter=mine`)).json()) as PatientPage;
  patientId = rows[0]?.id ?? '';
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** Sends what the desk's page would send. */
const post = async (path: string, data: object): Promise<unknown> => {
  const { signedIn: who } = (await (await desk.request.get(`${app.url}/api/session`)).json()) as SessionView;
  const answer = await desk.request.post(`${app.url}/api${path}`, { data, headers: { 'x-csrf-token': who?.csrfToken ?? '', 'idempotency-key': randomUUID() } });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
};
const today = async (): Promise<string> => ((await (await desk.request.get(`${app.url}/api/clinic`)).json()) as { today: string }).today;
const linkFor = async (instruments: readonly string[], kind = 'patient'): Promise<string> => {
  const asked = (await post(`/patients/${patientId}/check-in-requests`, { dueOn: await today(), latestOn: await today(), instruments })) as AskedCheckIn;
  return new URL(((await post(`/check-in-requests/${asked.id}/link`, { for: kind, hours: null })) as CheckInLink).url, app.url).href;
};
const onPhone = (options = {}): Promise<Watched> => openPage(browser, { ...PHONE, ...options });
const tap = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name }).first().click();
/** To the next screen, once it is there. */
const turn = async (page: Page): Promise<void> => {
  const before = await page.locator('h1').innerText();
  await tap(page, /^(Next|Skip|Siguiente|Omitir)$/);
  await page.waitForFunction((words) => document.querySelector('h1')?.innerText !== words, before);
};
const fits = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('on a phone', () => {
  it('a patient answers, loses the line half-way, and is told at once what an answer calls for', async () => {
    const { page, complaints } = await onPhone();
    await page.goto(await linkFor(['peg', 'phq4', 'red_flags']));
    await tap(page, 'Begin');
    expect(page.url()).toBe(`${app.url}/answer`);
    await picture(page, 'answer-1-scale-390');
    expect(await accessProblems(page)).toEqual([]);
    await page.getByRole('radio', { name: '7', exact: true }).check();
    await turn(page);

    await page.context().setOffline(true);
    await page.getByText('You can go on answering').waitFor();
    await page.getByRole('radio', { name: '10', exact: true }).check();
    await picture(page, 'answer-2-offline-390');
    await turn(page);
    await page.getByRole('radio', { name: '0', exact: true }).check();
    await turn(page);
    for (const words of ['Nearly every day', 'More than half the days'])
      await page
        .getByRole('radio', { name: words })
        .nth(words.startsWith('Nearly') ? 0 : 1)
        .check();
    await picture(page, 'answer-3-mood-390');
    await turn(page);
    for (const at of [0, 1]) await page.getByRole('radio', { name: 'Not at all' }).nth(at).check();
    await turn(page);
    // PHQ-9 follows; its first two questions were answered already.
    for (;;) {
      const item = page.getByRole('group', { name: /better off dead/ });
      if ((await item.count()) > 0) {
        expect(await page.getByText('Please read this now').count()).toBe(0);
        await item.getByRole('radio', { name: 'Several days' }).check();
        await page.getByText('Please read this now').waitFor();
        break;
      }
      await page.getByRole('radio', { name: 'Not at all' }).first().check();
      await turn(page);
    }
    expect(await page.getByRole('alert').innerText()).toContain('988');
    await picture(page, 'answer-4-crisis-390');
    expect(await accessProblems(page)).toEqual([]);
    while ((await page.getByText('Do you have any of these?').count()) === 0) await turn(page);
    await page.getByRole('checkbox', { name: 'None of these' }).check();
    await picture(page, 'answer-5-signs-390');
    expect(await fits(page)).toBe(0);
    await turn(page);
    await turn(page);
    await page.getByRole('heading', { name: 'Look over your answers' }).waitFor();
    await picture(page, 'answer-6-review-390');
    expect(await accessProblems(page)).toEqual([]);

    await tap(page, 'Send');
    await page.getByRole('heading', { name: 'No connection' }).waitFor();
    await picture(page, 'answer-7-waiting-390');
    await page.context().setOffline(false);
    await page.getByRole('heading', { name: 'Thank you' }).waitFor({ timeout: 30_000 });
    expect(await page.getByRole('alert').innerText()).toContain('988');
    await picture(page, 'answer-8-done-390');
    expect(await page.evaluate(() => sessionStorage.length + localStorage.length)).toBe(0);
    expect(complaints().filter((words) => !words.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
    await page.context().close();

    const { page: clinician } = await signedIn(browser, app, CLINICIAN);
    const [newest] = (await chartOf(clinician, app, patientId)).checkIns.filter(({ source }) => source === 'patient-link');
    expect(newest).toMatchObject({ pegPain: 7, pegEnjoyment: 10, pegActivity: 0, redFlags: [] });
    await clinician.goto(`${app.url}/today`);
    await clinician.getByText('Thoughts of suicide or self-harm').first().waitFor();
    await picture(clinician, 'answer-9-today');
    await clinician.context().close();
  }, 120_000);

  it('in Spanish, after a reload half-way, and once only', async () => {
    const link = await linkFor(['sleep', 'side_effects']);
    const { page } = await onPhone({ colorScheme: 'dark' });
    await page.goto(link);
    await tap(page, 'Español');
    await tap(page, 'Empezar');
    await page.getByRole('radio', { name: '4', exact: true }).check();
    await turn(page);
    await page.getByRole('radio', { name: 'Sí' }).check();
    await page.getByLabel('¿Qué notó?').fill('Mareo');
    await picture(page, 'answer-es-dark-390');
    expect(await accessProblems(page)).toEqual([]);
    await page.reload();
    await page.getByLabel('¿Qué notó?').waitFor();
    expect(await page.getByLabel('¿Qué notó?').inputValue()).toBe('Mareo');
    await turn(page);
    await turn(page);
    await page.getByText('4 / 10').waitFor();
    await tap(page, 'Enviar');
    await page.getByRole('heading', { name: 'Gracias' }).waitFor();
    const { page: again } = await onPhone();
    await again.goto(link);
    await again.getByRole('heading', { name: 'This link is over' }).waitFor();
    expect(await again.locator('main + footer').innerText()).toMatch(/Clinic: \(212\) 555-0100/);
    await picture(again, 'answer-over-390');
    await again.goto(`${app.url}/answer#v1.cut`);
    await again.reload();
    await again.getByRole('heading', { name: 'This link does not work' }).waitFor();
    await picture(again, 'answer-unknown-390');
    expect(await accessProblems(again)).toEqual([]);
    await Promise.all([page.context().close(), again.context().close()]);
  }, 60_000);

  it('the first load stays small', async () => {
    const { page } = await onPhone();
    const sizes: [string, number][] = [];
    page.on(
      'response',
      (answer) =>
        void answer.body().then(
          (body) => sizes.push([answer.url(), brotliCompressSync(body).length]),
          () => undefined,
        ),
    );
    await page.goto(await linkFor(['peg']));
    await page.getByRole('button', { name: 'Begin' }).waitFor();
    await page.waitForLoadState('networkidle');
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    process.stdout.write(
      `first load of the patient's page: ${total} bytes packed (${sizes.map(([url, size]) => `${new URL(url).pathname} ${size}`).join(', ')})\n`,
    );
    expect(total).toBeLessThan(60_000);
    await page.context().close();
  });
});
