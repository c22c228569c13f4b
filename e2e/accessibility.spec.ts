import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { DuplicatePairs } from '@stagewell/shared/patients/merge';
import type { ClinicView } from '@stagewell/shared/people/person';
import { startApp, type App } from './app.js';
import { accessProblems, openBrowser, picture } from './browser.js';
import { chartOf, draftRules, patientNamed, signedIn } from './signed-in.js';

const CLINICIAN = 'rivera@demo.test';
const AUDITOR = 'ferrari@demo.test';
const SCHEDULER = 'brooks@demo.test';
const ADMIN = 'adeyemi@demo.test';

let app: App;
let browser: Browser;
/** A responder with a running plan, and a draft that the rules stand against. */
let responder: string;
let draft: string;
/** The page for a payer who is asked. */
let packet: string;
/** Two charts that may be of one person. */
let twins: readonly string[];
/** A clinician who is away. */
let awayId: string;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  const { page } = await signedIn(browser, app, CLINICIAN);
  responder = await patientNamed(page, app, 'Nwosu');
  draft = await patientNamed(page, app, 'Whitaker');
  const asking = await patientNamed(page, app, 'Raman');
  packet = `/patients/${asking}/plan/payer/${(await chartOf(page, app, asking)).authorisations[0]?.id ?? ''}`;
  await draftRules(page, app);
  const { pairs } = (await (await page.request.get(`${app.url}/api/duplicates`)).json()) as DuplicatePairs;
  twins = pairs.slice(0, 1).flatMap(({ one, other }) => [one.id, other.id]);
  const { people } = (await (await page.request.get(`${app.url}/api/clinic`)).json()) as ClinicView;
  awayId = people.find(({ displayName }) => displayName.includes('Tanaka'))?.accountId ?? '';
  await page.context().close();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const ROUTES: readonly (readonly [name: string, who: string, path: () => string])[] = [
  ['today', CLINICIAN, () => '/today'],
  ['today of the front desk', SCHEDULER, () => '/today'],
  ['worklist', CLINICIAN, () => '/worklist'],
  ['worklist of the front desk', SCHEDULER, () => '/worklist'],
  ['what was put aside', SCHEDULER, () => '/worklist?aside=yes'],
  ['calendar by day', SCHEDULER, () => '/calendar?view=day'],
  ['calendar as it opens', SCHEDULER, () => '/calendar'],
  ['calendar by month', SCHEDULER, () => '/calendar?view=month'],
  ['calendar as an agenda', CLINICIAN, () => '/calendar?view=agenda'],
  ['levelling', SCHEDULER, () => '/calendar/level'],
  ['somebody is away', SCHEDULER, () => `/calendar/away?clinician=${awayId}`],
  ['day sheet', SCHEDULER, () => '/calendar/day-sheet'],
  ['scheduling', ADMIN, () => '/scheduling'],
  ['patients', CLINICIAN, () => '/patients'],
  ['new patient', CLINICIAN, () => '/patients/new'],
  ['possible duplicates', CLINICIAN, () => '/patients/duplicates'],
  ['two charts side by side', ADMIN, () => `/patients/${twins.join('/merge/')}`],
  ['sheet for a first visit', SCHEDULER, () => '/intake'],
  ['import', CLINICIAN, () => '/import'],
  ['catalogue', CLINICIAN, () => '/catalogue'],
  ['one treatment', CLINICIAN, () => '/catalogue/duloxetine'],
  ['rules', CLINICIAN, () => '/rules'],
  ['rules in draft', CLINICIAN, () => '/rules?view=draft'],
  ['draft of the rules to publish', ADMIN, () => '/rules?view=draft&only=changed'],
  ['draft tried on patients', CLINICIAN, () => '/rules/try'],
  ['versions of the rules', CLINICIAN, () => '/rules/versions'],
  ['clinic', CLINICIAN, () => '/clinic'],
  ['payers and prices', ADMIN, () => '/clinic/coverage'],
  ['calibration', CLINICIAN, () => '/calibration'],
  ['trail', AUDITOR, () => '/audit'],
  ['insight', ADMIN, () => '/insight'],
  ['insight, narrowed', CLINICIAN, () => '/insight?condition=low-back-pain'],
  ['overrides', AUDITOR, () => '/overrides'],
  ['chart summary', CLINICIAN, () => `/patients/${responder}/summary`],
  ['history', CLINICIAN, () => `/patients/${responder}/history`],
  ['check-ins', CLINICIAN, () => `/patients/${responder}/check-ins`],
  ['check-in entry', CLINICIAN, () => `/patients/${responder}/check-ins/new`],
  ['running plan', CLINICIAN, () => `/patients/${responder}/plan`],
  ['draft with findings', CLINICIAN, () => `/patients/${draft}/plan`],
  ['quote of a plan', CLINICIAN, () => `/patients/${responder}/plan/quote`],
  ['page for the payer', CLINICIAN, () => packet],
  ['page of the patient', CLINICIAN, () => `/patients/${responder}/plan/patient-page`],
  ['schedule', CLINICIAN, () => `/patients/${responder}/schedule`],
  ['progress', CLINICIAN, () => `/patients/${responder}/progress`],
  ['review', CLINICIAN, () => `/patients/${responder}/review`],
  ['imports', CLINICIAN, () => `/patients/${responder}/imports`],
  ['nothing here', CLINICIAN, () => '/no-such-page'],
];
const LOOKS = [
  { width: 1440, colorScheme: 'light' },
  { width: 1024, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
] as const;

/** It leaves the header of its column of hours without a word, and hides those of its days from who cannot see. No other rule is let off. */
const isOfTheCalendarComponent = (problem: string): boolean => problem.startsWith('empty-table-header');

/** The page has said everything it will: no request under way, no skeleton left. */
const settled = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle');
  await page.getByRole('heading', { level: 1 }).first().waitFor();
};

describe.each(LOOKS)('at $width px, $colorScheme', ({ width, colorScheme }) => {
  it.each(ROUTES)('%s can be used by everybody', async (name, who, path) => {
    const { page, complaints } = await signedIn(browser, app, who, { viewport: { width, height: 900 }, colorScheme });
    await page.goto(`${app.url}${path()}`);
    await settled(page);
    await picture(page, `${name.replaceAll(' ', '-')}-${width}-${colorScheme}`);
    expect((await accessProblems(page)).filter((one) => !isOfTheCalendarComponent(one))).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    expect(complaints().filter((words) => !words.includes('404'))).toEqual([]);
    await page.context().close();
  });

  it('staging a draft can be used by everybody', async () => {
    const { page, complaints } = await signedIn(browser, app, CLINICIAN, { viewport: { width, height: 900 }, colorScheme });
    await page.goto(`${app.url}/patients/${draft}/plan`);
    await settled(page);
    await page.getByRole('button', { name: 'Stage for me…' }).click();
    await page.getByRole('button', { name: 'Work out days' }).waitFor();
    expect(await accessProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Work out days' }).click();
    await page.getByRole('button', { name: 'Accept all' }).waitFor();
    await picture(page, `staged-${width}-${colorScheme}`);
    expect(await accessProblems(page)).toEqual([]);
    // The stager is a file of ours in a thread of its own: the page's policy lets it through without a word.
    expect(complaints()).toEqual([]);
    await page.context().close();
  });
});
