import { afterEach, describe, expect, it } from '@jest/globals';
import { MODALITIES } from '@stagewell/shared/catalogue/catalogue';
import type { ConditionView, MedicineView } from '@stagewell/shared/patients/patient';
import type { Chart } from '@stagewell/shared/plans/chart';
import { violations } from '../../testing/axe';
import { chartOf, checkInOf, patientOf, treatmentOf } from '../../testing/chart';
import { openPage, problem } from '../../testing/page';
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

const open = async (chart: Chart, section = 'summary') => {
  const opened = await openPage(ROUTES, `/patients/p1/${section}`);
  opened.asked('/api/patients/p1').flush(chart);
  opened.asked('/api/catalogue').flush(ENTRIES);
  opened.asked('/api/rules').flush({ version: 1, rules: [] });
  for (const waiting of opened.backend.match('/api/clinic')) waiting.flush({ sites: [], people: [], today: chart.today });
  await opened.settle();
  await opened.settle();
  for (const waiting of opened.backend.match('/api/clinic')) waiting.flush({ sites: [], people: [], today: chart.today });
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

  it('says who the patient is and what must not be overlooked', async () => {
    const { page, text } = await open(chartOf({ patient: patientOf({ interpreter: true, serviceStatus: 'veteran' }), checkIns: [checkInOf('c1')] }));
    for (const words of ['Maria Alvarez', '58 years', 'MRN M-1', 'Interpreter', 'Veteran', 'Allergies not asked', 'No plan yet', 'Nov 17, 2026'])
      expect(text()).toContain(words);
    expect(await violations(page)).toEqual([]);
  });

  it('shows every field of an imported row: code, system, source, id and day', async () => {
    const { text } = await open(chartOf({ conditions: [UNMAPPED], medicines: [MEDICINE] }));
    for (const words of ['SNOMED CT', '59621000', 'urn:clinic-b', 'cond-77', 'Nov 1, 2026', 'since May 1, 2012', 'Needs mapping', 'med-1', '1 daily'])
      expect(text()).toContain(words);
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
    const { page, asked, settle, backend } = await open(chartOf());
    const none = () => [...page.querySelectorAll<HTMLButtonElement>('app-statements-card button')].find((one) => one.textContent?.includes('none, Allergies'));
    none()?.click();
    await settle();
    const first = asked('/api/patients/p1/statements', 'POST');
    expect(first.request.body).toEqual({ topic: 'allergies', answer: 'none', askedOn: '2026-11-24' });
    first.flush(problem(500, 'fault'), { status: 500, statusText: 'x' });
    await settle();
    none()?.click();
    await settle();
    const second = asked('/api/patients/p1/statements', 'POST');
    expect(second.request.headers.get('idempotency-key')).toBe(first.request.headers.get('idempotency-key'));
    second.flush({});
    await settle();
    expect(backend.match('/api/patients/p1')).toHaveLength(1);
  });

  it('maps a condition only to what a clinician confirms, and keeps the rest of the row', async () => {
    const { button, asked, settle } = await open(chartOf({ conditions: [UNMAPPED] }));
    button(/^Map it: Essential/).click();
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

describe('the treatment history', () => {
  afterEach(() => document.body.replaceChildren());
  const WAITING = [treatmentOf('t1', { label: 'Duloxetine 60 mg', toBeCompleted: true }), treatmentOf('t2', { label: 'Naproxen', toBeCompleted: true })];

  it('says when nothing was tried yet', async () => {
    const { page, text } = await open(chartOf(), 'history');
    expect(text()).toContain('Nothing recorded yet');
    expect(await violations(page)).toEqual([]);
  });

  it('completes one with Enter and opens the next that waits, with a suggestion to confirm', async () => {
    const { page, button, asked, settle, text } = await open(chartOf({ history: WAITING }), 'history');
    expect(await violations(page)).toEqual([]);
    button('Complete 2 treatments').click();
    await settle();
    const inputs = () => [...page.querySelectorAll<HTMLInputElement>('app-treatment-form input')];
    expect(inputs()[1]?.value).toBe('Duloxetine');
    page.querySelector<HTMLFormElement>('app-treatment-form form')?.requestSubmit();
    await settle();
    const request = asked('/api/patients/p1/history/t1', 'PUT');
    expect(request.request.body).toMatchObject({ label: 'Duloxetine 60 mg', modalityId: 'duloxetine', toBeCompleted: false, reliefPercent: null });
    request.flush({ ...WAITING[0], toBeCompleted: false, version: 2 });
    await settle();
    expect(inputs()[0]?.value).toBe('Naproxen');
    expect(text()).toContain('1 to complete');
  });

  it('after a clash both versions stand side by side, and saving again goes on top of theirs', async () => {
    const { page, button, asked, settle, text } = await open(chartOf({ history: WAITING }), 'history');
    button('Complete 2 treatments').click();
    await settle();
    const submit = () => page.querySelector<HTMLFormElement>('app-treatment-form form')?.requestSubmit();
    submit();
    await settle();
    asked('/api/patients/p1/history/t1', 'PUT').flush(problem(412, 'version-clash'), { status: 412, statusText: 'x' });
    await settle();
    asked('/api/patients/p1').flush(chartOf({ history: [treatmentOf('t1', { label: 'Cymbalta', version: 5 })] }));
    await settle();
    expect(text()).toContain('Cymbalta');
    expect(text()).toContain('Take theirs');
    submit();
    await settle();
    expect(asked('/api/patients/p1/history/t1', 'PUT').request.headers.get('if-match')).toBe('"5"');
  });
});

describe('the list of check-ins', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows zero as 0 and missing as a dash', async () => {
    const { page } = await open(chartOf({ checkIns: [checkInOf('c1', { painNow: 0, redFlags: [] })] }), 'check-ins');
    const cells = [...page.querySelectorAll('tbody td.number')].map((cell) => cell.textContent?.trim());
    expect(cells).toEqual(['—', '0', '—', '—', '—', '—']);
    expect(page.querySelector('tbody')?.textContent).toContain('None');
    expect(await violations(page)).toEqual([]);
  });
});
