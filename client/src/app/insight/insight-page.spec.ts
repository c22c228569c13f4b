import { afterEach, describe, expect, it } from '@jest/globals';
import type { InsightView, ResponseRow } from '@stagewell/shared/insight/insight';
import { violations } from '../../testing/axe';
import { openPage, problem, sessionOf } from '../../testing/page';
import { routes } from '../app.routes';
import { INSIGHT_ROUTES } from './insight.routes';

const ROUTES = [{ path: 'insight', children: INSIGHT_ROUTES }];
const SITE = '01a21ac6-8fe5-706e-b39e-af4295ebac8a';
const EMPTY: InsightView = {
  today: '2026-11-27',
  countedAt: '2026-11-27T02:10:00.000Z',
  filter: { fromYear: null, toYear: null, siteId: null, condition: null },
  years: [2025, 2026],
  sites: [{ id: SITE, name: 'North' }],
  modalities: { rows: [], centre: null, hidden: [] },
  conditions: { rows: [], centre: null, hidden: [] },
  notCounted: { tooEarly: 0, stoppedEarly: null, fewReadings: 12 },
  priors: [],
  stages: [],
  overdue: [],
  dropouts: { running: 1, silent: 0, ended: 0, withoutHorizon: 0 },
  weeks: ['2026-11-23', '2026-11-30'],
  load: [],
  overrides: [],
};
const row = (key: string, patients: number, mean: number): ResponseRow => ({
  key,
  name: key.toUpperCase(),
  patients,
  change: { raw: mean - 0.2, mean, low: mean - 0.6, high: mean + 0.6 },
  responders: { raw: 0.5, mean: 0.48, low: 0.3, high: 0.66 },
  own: 0.7,
});
const FULL: InsightView = {
  ...EMPTY,
  modalities: {
    rows: [row('cbt', 23, -1.4), row('esi', 5, 0.3)],
    centre: { change: -1.2, responders: 0.4 },
    hidden: [
      { key: 'tens', name: 'TENS', why: 'few' },
      { key: 'pne', name: 'Pain education', why: 'few-beside' },
    ],
  },
  priors: [{ modalityId: 'cbt', name: 'CBT', patients: 23, mean: -1.4, low: -2, high: -0.8, sd: 1.5, catalogue: { mean: -0.8, sd: 1.2 } }],
  stages: [{ stage: 1, movedOn: { plans: 12, median: 41, lowQuarter: 30, highQuarter: 62 }, stillThere: 'few' }],
  overdue: [{ moment: 'assessment', count: 3, unbooked: 1, oldestDays: 9 }],
  dropouts: { running: 12, silent: 2, ended: 4, withoutHorizon: 1 },
  load: [
    { name: 'Elena Rivera', overdue: 3, weeks: [4, 1] },
    { name: null, overdue: 0, weeks: [1, 0] },
  ],
  overrides: [{ ruleId: 'DDI-18', rationale: { en: 'Two NSAIDs add harm', es: '' }, severity: 'block', found: 9, signed: 6, share: 6 / 9 }],
};

const open = async (url: string, view: InsightView, session = sessionOf('admin')) => {
  const opened = await openPage(ROUTES, url, session);
  const request = opened.asked('/api/insight');
  request.flush(view);
  await opened.settle();
  return { ...opened, request };
};
const cellsOf = (page: HTMLElement, region: string): readonly string[] =>
  [...page.querySelectorAll(`[aria-label="${region}"] tbody :is(th, td)`)].map((cell) => cell.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '');

describe('the clinic’s insight', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows each treatment with n and interval, says what is not shown, and that nobody was randomised', async () => {
    const { page, text } = await open('/insight', FULL);
    expect(cellsOf(page, 'Treatments beside each other')).toEqual([
      ...['CBT', '23', '', '−1.4 (−2.0 to −0.8)', '48 % (30 to 66 %)', '−1.6; 50 %', '70 %'],
      ...['ESI', '5', '', '+0.3 (−0.3 to +0.9)', '48 % (30 to 66 %)', '+0.1; 50 %', '70 %'],
    ]);
    for (const words of [
      'not randomised',
      'regression to the mean',
      'coincident with',
      'Fewer than 5 patients, so not shown: TENS',
      'could be told by subtraction: Pain education',
      'drawn towards −1.2',
      '0 courses before their assessment day, fewer than 5 stopped before it, 12 with too few readings',
      'Responses as of',
    ])
      expect(text()).toContain(words);
    expect(text()).not.toMatch(/caused|because of the treatment|helped/i);
    expect(await violations(page)).toEqual([]);
  });

  it('offers the clinic’s priors beside the catalogue’s, and says that they are not in use', async () => {
    const { page, text } = await open('/insight', FULL);
    expect(cellsOf(page, 'What the clinic’s own courses would have attribution assume')).toEqual([
      'CBT',
      '−1.4 (−2.0 to −0.8)',
      '23',
      '1.5',
      '−0.8, spread 1.2',
    ]);
    for (const words of ['Offered, not in use', 'cannot be adopted from here']) expect(text()).toContain(words);
  });

  it('shows what waits, for how long and with whom', async () => {
    const { page, text } = await open('/insight', FULL);
    expect(cellsOf(page, 'Days in each stage')).toEqual(['1', '41 (30 to 62), 12 plans', 'fewer than 5']);
    expect(cellsOf(page, 'Counts by clinician')).toEqual(['Elena Rivera', '3', '4', '1', '8', 'Nobody in particular', '0', '1', '0', '1']);
    for (const words of [
      '2 of 12 plans that have run',
      '1 of 4 plans that ended',
      '3 open past the last day',
      'Two NSAIDs add harm',
      '67 %',
      'Reasons and people',
    ])
      expect(text()).toContain(words);
  });

  it('a clinician is not sent to the overrides, which name colleagues', async () => {
    const { text } = await open('/insight', FULL, sessionOf('clinician'));
    expect(text()).not.toContain('Reasons and people');
  });

  it('a clinic with little says what will appear when', async () => {
    const { page, text } = await open('/insight', EMPTY);
    for (const words of [
      'A treatment appears here from 5 patients on',
      'A condition appears here from 5 patients on',
      'None can be offered yet',
      'No review is overdue',
    ])
      expect(text()).toContain(words);
    expect(await violations(page)).toEqual([]);
  });

  it('takes what it is narrowed to from the address, a choice goes there, and the file is of the same view', async () => {
    const { page, request, router, settle, asked, button } = await open(`/insight?fromYear=2025&site=${SITE}&condition=nonsense`, FULL);
    expect(request.request.params.toString()).toBe(`fromYear=2025&site=${SITE}`);
    expect(button('Export as CSV').getAttribute('href')).toBe(`/api/insight/export?fromYear=2025&site=${SITE}`);
    const selects = [...page.querySelectorAll('select')];
    expect(selects.map(({ value }) => value)).toEqual(['2025', '', SITE, '']);
    const condition = selects[3] as HTMLSelectElement;
    condition.value = 'crps';
    condition.dispatchEvent(new Event('change'));
    await settle();
    expect(router.parseUrl(router.url).queryParams).toMatchObject({ fromYear: '2025', site: SITE, condition: 'crps' });
    asked('/api/insight').flush(FULL);
  });

  it('counts again when asked to, and says so; what failed is said too', async () => {
    const { asked, settle, text, button } = await open('/insight', EMPTY);
    button('Count again').click();
    await settle();
    expect(text()).toContain('Counting…');
    asked('/api/insight/count', 'POST').flush(problem(503, 'busy', { title: 'The database is busy' }), { status: 503, statusText: 'x' });
    await settle();
    expect(text()).toContain('The database is busy');
    button('Try again').click();
    await settle();
    asked('/api/insight/count', 'POST').flush(null);
    await settle();
    asked('/api/insight').flush(FULL);
    await settle();
    expect(text()).toContain('CBT');
    expect(text()).not.toContain('The database is busy');
  });

  it('says that it loads, what failed, and tries again', async () => {
    const { asked, settle, text, button, page } = await openPage(ROUTES, '/insight', sessionOf('clinician'));
    expect(text()).toContain('Loading the clinic’s insight');
    asked('/api/insight').flush(problem(500, 'fault', { title: 'The report could not be made' }), { status: 500, statusText: 'x' });
    await settle();
    expect(text()).toContain('The report could not be made');
    expect(await violations(page)).toEqual([]);
    button('Try again').click();
    await settle();
    asked('/api/insight').flush(EMPTY);
  });

  it.each(['admin', 'clinician'] as const)('leads a %s to how often attribution is right', async (role) => {
    const { page, router } = await openPage(routes, '/insight/calibration', sessionOf(role));
    expect(router.url).toBe('/calibration');
    expect(page.querySelectorAll('app-calibration-page')).toHaveLength(1);
  });

  it.each(['scheduler', 'auditor'] as const)('a %s is not let in, and nothing is asked', async (role) => {
    const { page, backend } = await openPage(routes, '/insight', sessionOf(role));
    expect(page.querySelectorAll('app-not-allowed-page')).toHaveLength(1);
    backend.expectNone('/api/insight');
  });
});
