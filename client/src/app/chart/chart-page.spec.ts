import { afterEach, describe, expect, it } from '@jest/globals';
import { MODALITIES } from '@stagewell/shared/catalogue/catalogue';
import type { ConditionView, MedicineView } from '@stagewell/shared/patients/patient';
import type { Chart } from '@stagewell/shared/plans/chart';
import type { ReviewView } from '@stagewell/shared/reviews/review';
import { violations } from '../../testing/axe';
import { chartOf, checkInOf, patientOf } from '../../testing/chart';
import { openPage, problem, type } from '../../testing/page';
import { courseOf, planOf } from '../../testing/plan';
import { CHART_ROUTES } from './chart.routes';

const ROUTES = [{ path: 'patients/:patientId', children: CHART_ROUTES }];
const ENTRIES = MODALITIES.map((modality) => ({ ...modality, clinicCopy: false, version: 0 }));
const IMPORTED = { id: 'r1', version: 3, source: 'import', sourceSystem: 'urn:clinic-b', sourceId: 'cond-77', recordedOn: '2026-11-01' } as const;
const UNMAPPED: ConditionView = {
  ...IMPORTED,
  label: 'Essential hypertension',
  codings: [{ system: 'snomed', code: '59621000', display: 'Hypertension', verification: 'received' }],
  flags: null,
  onsetOn: '2012-05-01',
  status: 'active',
  isPain: false,
  region: null,
};
const MEDICINE: MedicineView = {
  ...IMPORTED,
  id: 'm1',
  sourceId: 'med-1',
  label: 'Lisinopril 10 MG',
  codings: [],
  ingredients: null,
  doseText: '1 daily',
  dailyMg: 10,
  startedOn: null,
  stoppedOn: null,
  status: 'current',
  overTheCounter: false,
};

const NEXT: ReviewView = {
  ...{ id: 'v2', key: 'assessment:a:1:1', moment: 'assessment', courseIds: ['a'], state: 'due' },
  ...{ earliest: '2027-01-04', target: '2027-01-04', latest: '2027-01-18' },
  ...{ createdVersion: 4, movedVersion: null, cancelledVersion: null },
};
const LATE: ReviewView = {
  ...NEXT,
  id: 'v1',
  key: 'relief-window:a:1:1',
  moment: 'relief-window',
  earliest: '2026-11-01',
  target: '2026-11-10',
  latest: '2026-11-23',
};

const open = async (chart: Chart, section = 'summary') => {
  const opened = await openPage(ROUTES, `/patients/p1/${section}`);
  opened.asked('/api/patients/p1').flush(chart);
  opened.asked('/api/catalogue').flush(ENTRIES);
  opened.asked('/api/rules').flush({ version: 1, rules: [] });
  for (const waiting of opened.backend.match('/api/clinic')) waiting.flush({ sites: [], people: [], today: chart.today, zone: 'America/New_York' });
  await opened.settle();
  await opened.settle();
  for (const waiting of opened.backend.match('/api/clinic')) waiting.flush({ sites: [], people: [], today: chart.today, zone: 'America/New_York' });
  await opened.settle();
  return opened;
};

describe('the chart', () => {
  afterEach(() => document.body.replaceChildren());

  it('offers to join, with a reason, when the chart is closed to me', async () => {
    const { asked, settle, text, button, backend } = await openPage(ROUTES, '/patients/p1/summary');
    asked('/api/patients/p1').flush(problem(403, 'not-on-care-team'), { status: 403, statusText: 'x' });
    backend.match(() => true);
    await settle();
    expect(text()).toContain('You are not on this patient’s care team');
    expect(button('Add me, with reason')).toBeTruthy();
  });

  it('opens the chart that was kept when this one was merged', async () => {
    const { asked, settle, backend, router } = await openPage(ROUTES, '/patients/p1/summary');
    asked('/api/patients/p1').flush(problem(410, 'chart-merged', { context: { into: 'p7' } }), { status: 410, statusText: 'x' });
    backend.match(() => true);
    await settle();
    expect(router.url).toMatch(/^\/patients\/p7/);
  });

  it('says who the patient is and what must not be overlooked', async () => {
    const { page, text } = await open(chartOf({ patient: patientOf({ interpreter: true, serviceStatus: 'veteran' }), checkIns: [checkInOf('c1')] }));
    for (const words of ['Maria Alvarez', '58 years', 'MRN M-1', 'Interpreter', 'Veteran', 'Allergies not asked', 'No plan yet', 'Nov 17, 2026'])
      expect(text()).toContain(words);
    expect(await violations(page)).toEqual([]);
  });

  it.each<[what: string, reviews: readonly ReviewView[], words: string]>([
    [
      'the next review with its kind, its treatment and its window',
      [LATE, NEXT],
      'Assessment of Ibuprofen, Jan 4, 2027 window Jan 4, 2027 – Jan 18, 2027 1 overdue',
    ],
    ['a review of the whole plan', [{ ...NEXT, moment: 'plan-review', courseIds: [], latest: NEXT.earliest }], 'Plan review, Jan 4, 2027'],
    ['that none is ahead', [LATE], 'none ahead 1 overdue'],
  ])('says %s', async (_what, dueReviews, words) => {
    const plan = planOf([courseOf('a', 'ibuprofen', '2026-12-07')], { state: 'active', activatedOn: '2026-11-20' });
    const { page } = await open(chartOf({ plan, dueReviews }));
    const said = [...page.querySelectorAll('app-chart-banner dl > div')].map((one) => one.textContent?.replaceAll(/\s+/g, ' ').trim());
    expect(said).toContain(`Next review ${words}`);
    expect(await violations(page)).toEqual([]);
  });

  it('shows every field of an imported row: code, system, source, id and day', async () => {
    const { text } = await open(chartOf({ conditions: [UNMAPPED], medicines: [MEDICINE] }));
    for (const words of ['SNOMED CT', '59621000', 'urn:clinic-b', 'cond-77', 'Nov 1, 2026', 'since May 1, 2012', 'Needs mapping', 'med-1', '1 daily'])
      expect(text()).toContain(words);
  });

  it('has the patient’s own questions: open ones in sight, answered ones folded away', async () => {
    const asked = { ...IMPORTED, source: 'entered', sourceSystem: null, sourceId: null, askedOn: '2026-11-01' } as const;
    const questions = [
      { ...asked, id: 'q1', text: 'May I drive?', answer: '', answeredOn: null },
      { ...asked, id: 'q2', text: 'May I swim?', answer: 'Yes.', answeredOn: '2026-11-17' },
    ];
    const { page, button, settle, text, asked: requested } = await open(chartOf({ questions }));
    const card = page.querySelector('app-record-card:has(#section-questions)');
    const inSight = [...(card?.querySelectorAll('.rows > li') ?? [])].filter((row) => row.closest('details') === null);
    expect(inSight.map((row) => row.querySelector('strong, summary')?.textContent?.trim())).toEqual(['May I drive?', '1 answered']);
    button('Edit: May I drive?').click();
    await settle();
    const [, answer] = document.querySelectorAll<HTMLTextAreaElement>('mat-dialog-container textarea');
    type(answer ?? null, 'Not on the first day.');
    await settle();
    button('Save').click();
    await settle();
    expect(text()).toContain('Give the day on which it was answered.');
    type(document.querySelectorAll<HTMLInputElement>('mat-dialog-container input[type=date]')[1] ?? null, '2026-11-24');
    await settle();
    button('Save').click();
    await settle();
    expect(requested('/api/patients/p1/questions/q1', 'PUT').request.body).toEqual({
      ...{ text: 'May I drive?', askedOn: '2026-11-01', answer: 'Not on the first day.', answeredOn: '2026-11-24' },
    });
  });

  it('goes out as a FHIR file, and says that the trail keeps it', async () => {
    const { page, text, asked, settle } = await open(chartOf({}), 'imports');
    asked('/api/patients/p1/imports').flush([]);
    await settle();
    const link = page.querySelector('a[download]');
    expect([link?.textContent?.trim(), link?.getAttribute('href')]).toEqual(['Export as FHIR', '/api/patients/p1/export.fhir.json']);
    expect(text()).toContain('the trail keeps that it was made');
    expect(await violations(page)).toEqual([]);
  });

  it('shows a fact as people read it, and its exact value in the details', async () => {
    const { page, text } = await open(
      chartOf({ facts: [{ ...IMPORTED, code: 'bmi', value: 28.007268122347167, answer: null, unit: 'kg/m2', takenOn: '2026-11-17' }] }),
    );
    expect(page.querySelector('app-record-card:has(#section-facts) strong')?.textContent).toBe('Body mass index: 28 kg/m²');
    expect(text()).toContain('28.007268122347167');
  });

  it('what is over folds away: newest first, what came several times in one line, and none of it calls for mapping', async () => {
    const sinusitis = (id: string, onsetOn: string): ConditionView => ({ ...UNMAPPED, id, label: 'Viral sinusitis (disorder)', status: 'resolved', onsetOn });
    const conditions = [
      sinusitis('c1', '2011-05-09'),
      UNMAPPED,
      sinusitis('c2', '2019-11-09'),
      { ...UNMAPPED, id: 'c3', label: 'Sprain of ankle', status: 'resolved' as const, flags: [], onsetOn: '2015-09-01' },
    ];
    const stopped: MedicineView = { ...MEDICINE, status: 'stopped', startedOn: '2019-04-27' };
    const { page, text, button } = await open(chartOf({ conditions, medicines: [stopped] }));
    const card = page.querySelector('app-record-card');
    const inSight = [...(card?.querySelectorAll('.rows > li') ?? [])].filter((row) => row.closest('details') === null);
    expect(inSight.map((row) => row.querySelector('strong, summary')?.textContent?.trim())).toEqual(['Essential hypertension', '3 resolved, 2 not mapped']);
    const folds = [...(card?.querySelectorAll<HTMLDetailsElement>('details.more') ?? [])];
    expect(folds.map((fold) => [fold.open, fold.querySelector('summary')?.textContent?.trim()])).toEqual([
      [false, '3 resolved, 2 not mapped'],
      [false, 'Viral sinusitis, 2 times, last Nov 2019'],
    ]);
    expect(button('Map it: Viral sinusitis')).toBeTruthy();
    expect([...page.querySelectorAll('app-chart-banner li')].map((flag) => flag.textContent?.trim())).toContain('1 to map');
    for (const words of ['1 stopped, 1 not mapped', 'None current.', 'from Apr 27, 2019, stopped on a day not known']) expect(text()).toContain(words);
    expect(await violations(page)).toEqual([]);
  });

  it('moments follow the clinic’s clock', async () => {
    const careTeam = [{ accountId: 'a1', displayName: 'Hannah Osei', since: '2026-11-26T06:51:00Z', reason: '' }];
    const { text } = await open(chartOf({ careTeam }));
    expect(text()).toContain('since Nov 26, 2026, 1:51 AM');
  });

  it('a fact beyond its age limit is shown as too old to count, a younger one is not', async () => {
    const fact = (id: string, takenOn: string) => ({ ...IMPORTED, id, code: 'inr' as const, value: 1.1, answer: null, unit: '1', takenOn });
    const { text } = await open(chartOf({ facts: [fact('f1', '2026-11-17')] }));
    expect(text()).not.toContain('Too old to count');
    document.body.replaceChildren();
    const { TestBed } = await import('@angular/core/testing');
    TestBed.resetTestingModule();
    const older = await open(chartOf({ facts: [fact('f1', '2026-11-16')] }));
    expect(older.text()).toContain('Too old to count');
  });

  it('records "asked today: none" in one click, with the same key when it is tried again', async () => {
    const { button, asked, settle, backend } = await open(chartOf());
    const none = () => button('Asked today: none, Allergies');
    none().click();
    await settle();
    const first = asked('/api/patients/p1/statements', 'POST');
    expect(first.request.body).toEqual({ topic: 'allergies', answer: 'none', askedOn: '2026-11-24' });
    first.flush(problem(500, 'fault'), { status: 500, statusText: 'x' });
    await settle();
    none().click();
    await settle();
    const second = asked('/api/patients/p1/statements', 'POST');
    expect(second.request.headers.get('idempotency-key')).toBe(first.request.headers.get('idempotency-key'));
    second.flush({});
    await settle();
    expect(backend.match('/api/patients/p1')).toHaveLength(1);
  });

  it('says that nothing is entered yet where "listed" was the answer and the list is empty', async () => {
    const answer = { id: 's1', topic: 'conditions', answer: 'listed', askedOn: '2026-11-20', source: 'manual', recordedOn: '2026-11-20', version: 1 };
    const statements = [answer, { ...answer, id: 's2', topic: 'devices' }] as unknown as Chart['statements'];
    const { page } = await open(chartOf({ statements }));
    const chips = [...page.querySelectorAll('app-statements-card app-severity-chip')].map((chip) => chip.textContent?.trim());
    expect(chips.filter((words) => words !== 'Not asked')).toEqual(['Asked: listed, none entered yet', 'Asked: listed']);
  });

  it('maps a condition only to what a clinician confirms, and keeps the rest of the row', async () => {
    const { button, asked, settle } = await open(chartOf({ conditions: [UNMAPPED] }));
    button('Map it: Essential hypertension').click();
    await settle();
    const box = [...document.querySelectorAll<HTMLLabelElement>('mat-dialog-container label')].find((one) => one.textContent?.trim() === 'hypertension');
    box?.querySelector('input')?.click();
    await settle();
    button('Confirm').click();
    await settle();
    const request = asked('/api/patients/p1/conditions/r1', 'PUT');
    expect(request.request.headers.get('if-match')).toBe('"3"');
    expect(request.request.body).toMatchObject({ label: 'Essential hypertension', flags: ['hypertension'], codings: UNMAPPED.codings, onsetOn: '2012-05-01' });
    request.flush({});
  });

  it('a failed refresh keeps what is on the page and says so', async () => {
    const { page, asked, settle, text, backend } = await open(chartOf());
    [...page.querySelectorAll<HTMLButtonElement>('app-statements-card button')][0]?.click();
    await settle();
    asked('/api/patients/p1/statements', 'POST').flush({});
    await settle();
    backend.match('/api/patients/p1')[0]?.flush(problem(503, 'busy', { title: 'Too busy' }), { status: 500, statusText: 'x' });
    await settle();
    expect(text()).toContain('Maria Alvarez');
    expect(text()).toContain('What you see was read before that.');
  });
});

describe('the list of check-ins', () => {
  afterEach(() => document.body.replaceChildren());

  it('says which answers came late, and of which day they were asked', async () => {
    const { page } = await open(chartOf({ checkIns: [checkInOf('c1', { dueOn: '2026-11-10' }), checkInOf('c2', { dueOn: '2026-11-16' })] }), 'check-ins');
    expect([...page.querySelectorAll('.late')].map((note) => note.textContent?.trim())).toEqual(['late, asked for Nov 10, 2026']);
  });

  it('shows zero as 0 and missing as a dash', async () => {
    const { page } = await open(chartOf({ checkIns: [checkInOf('c1', { painNow: 0, redFlags: [] })] }), 'check-ins');
    const cells = [...page.querySelectorAll('tbody td.number')].map((cell) => cell.textContent?.trim());
    expect(cells).toEqual(['—', '0', '—', '—', '—', '—']);
    expect(page.querySelector('tbody')?.textContent).toContain('None');
    expect(await violations(page)).toEqual([]);
  });
});
