import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { HttpTestingController, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { DisclosureView } from '@stagewell/shared/interchange/disclosure';
import { violations } from '../../testing/axe';
import { chartOf } from '../../testing/chart';
import { DisclosuresCardHarness } from '../../testing/disclosures-card';
import { appProviders, problem, sessionOf, signIn } from '../../testing/page';
import { keepSavedFiles } from '../../testing/saved-files';
import { ChartStore } from './chart-store';
import { DisclosuresCard } from './disclosures-card';

const GIVEN: DisclosureView = {
  ...{ id: 'd1', kind: 'right-of-access', recipient: 'The patient, by hand', reason: 'Asked for it', manifestSha256: 'a'.repeat(64), files: 9 },
  ...{ madeAt: '2026-11-24T15:00:00Z', madeByName: 'Hannah Osei' },
};
const LIST = '/api/patients/p1/disclosures';
const EXPORT = '/api/patients/p1/access-exports';

const bytesOf = (text: string): ArrayBuffer => {
  const bytes = new TextEncoder().encode(text);
  const buffer = new ArrayBuffer(bytes.length);
  new Uint8Array(buffer).set(bytes);
  return buffer;
};
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The card once its list was answered; `null` = the list cannot be read. */
const open = async (given: readonly DisclosureView[] | null = []) => {
  TestBed.configureTestingModule({ providers: [...appProviders([]), ChartStore] });
  await signIn(sessionOf('clinician'));
  TestBed.inject(ChartStore).open('p1');
  const fixture = TestBed.createComponent(DisclosuresCard);
  document.body.append(fixture.nativeElement as HTMLElement);
  TestBed.tick();
  const backend = TestBed.inject(HttpTestingController);
  const asked = (path: string): TestRequest => backend.expectOne(path);
  const answers = {
    '/api/patients/p1': chartOf({}),
    '/api/catalogue': [],
    '/api/rules': { version: 1, rules: [] },
    '/api/clinic': { zone: 'America/New_York' },
  };
  // What an answer sets going asks anew, and a page that waits is never stable.
  for (let round = 0; round < 3; round++) {
    TestBed.tick();
    for (const [path, answer] of Object.entries(answers)) for (const request of backend.match(path)) request.flush(answer);
    for (const request of backend.match(LIST))
      if (given === null) request.flush(problem(500, 'unexpected'), { status: 500, statusText: 'x' });
      else request.flush(given);
    await pause(0);
  }
  const card = await TestbedHarnessEnvironment.harnessForFixture(fixture, DisclosuresCardHarness);
  /** Presses the button as far as the request that waits for its answer. */
  const press = async (recipient: string, reason: string) => {
    const pressed = card.give(recipient, reason);
    await Promise.race([pressed, pause(50)]);
    return { request: asked(EXPORT), pressed };
  };
  return { page: fixture.nativeElement as HTMLElement, card, asked, press };
};

describe('the right of access', () => {
  afterEach(() => {
    jest.restoreAllMocks();
    document.body.replaceChildren();
  });

  it('shows what was given out before: when, to whom, by whom and why', async () => {
    const { card, page } = await open([GIVEN, { ...GIVEN, id: 'd2', reason: '', recipient: 'Her lawyer' }]);
    const [first, second] = await card.given();
    expect(first).toMatch(/to The patient, by hand by Hannah Osei: Asked for it 9 files, list aaaaaaaaaaaa…$/);
    expect(second).toContain('to Her lawyer by Hannah Osei 9 files');
    expect(await violations(page)).toEqual([]);
  });

  it('says when nothing was', async () => {
    expect(await (await open()).card.given()).toEqual(['Nothing was given out yet.']);
  });

  it('makes the archive once it is said to whom, saves it under the record number and shows it in the list', async () => {
    const saved = keepSavedFiles();
    const { card, asked, press } = await open([GIVEN]);
    const { request, pressed } = await press('  The patient ', ' Asked ');
    expect([request.request.body, request.request.responseType]).toEqual([{ recipient: 'The patient', reason: 'Asked' }, 'arraybuffer']);
    request.flush(bytesOf('zip'));
    await pause(0);
    TestBed.tick();
    asked(LIST).flush([{ ...GIVEN, id: 'd2' }, GIVEN]);
    await pressed;
    expect(await saved()).toEqual([{ name: `record-${chartOf({}).patient.mrn}.zip`, text: 'zip' }]);
    expect(await card.given()).toHaveLength(2);
    expect(await card.mayBePressed()).toBe(true);
  });

  it('says why there is none, and saves nothing', async () => {
    const saved = keepSavedFiles();
    const { card, press } = await open();
    const { request, pressed } = await press('The patient', '');
    const refused = problem(403, 'not-on-care-team', { detail: 'Nothing was given out. Join the care team first.' });
    request.flush(bytesOf(JSON.stringify(refused)), { status: 403, statusText: 'x' });
    await pressed;
    expect(await card.problem()).toContain('Nothing was given out. Join the care team first.');
    expect(await saved()).toEqual([]);
    expect(await card.mayBePressed()).toBe(true);
  });

  it('a list that cannot be read says so', async () => {
    expect(await (await open(null)).card.problem()).toContain('It did not work');
  });
});
