import { HttpEventType } from '@angular/common/http';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { ImportLine, ImportReport } from '@stagewell/shared/interchange/import-report';
import { violations } from '../../testing/axe';
import { openPage, problem } from '../../testing/page';
import { INTERCHANGE_ROUTES } from './interchange.routes';

const ROUTES = [{ path: 'import', children: INTERCHANGE_ROUTES }];
const line = (more: Partial<ImportLine>): ImportLine => ({
  resourceType: 'Condition',
  sourceId: 'c1',
  label: 'Low back pain',
  decision: 'taken',
  landed: 'conditions',
  reason: '',
  needsMapping: false,
  rows: [],
  ...more,
});
const REPORT: ImportReport = {
  id: 'i1',
  patientId: 'p1',
  patientName: 'Wei Chen',
  fileName: 'chen.json',
  importedAt: '2026-11-24T15:02:00Z',
  counts: { taken: 2, merged: 0, unchanged: 0, skipped: 1 },
  lines: [
    line({}),
    line({
      resourceType: 'MedicationRequest',
      sourceId: 'm1',
      label: 'Brand tablet',
      landed: 'medicines',
      reason: 'A product code without ingredients',
      needsMapping: true,
    }),
    line({ resourceType: 'Claim', sourceId: 'x1', label: 'Claim', decision: 'skipped', landed: null, reason: 'The chart keeps no claims' }),
  ],
};
const fileOf = (name: string, size = 20): File => {
  const file = new File(['{}'], name, { type: 'application/json' });
  Object.defineProperty(file, 'size', { value: size });
  return file;
};
const choose = (page: HTMLElement, ...files: File[]) => {
  const input = page.querySelector<HTMLInputElement>('input[type=file]');
  if (input === null) throw new Error('No file field');
  Object.defineProperty(input, 'files', { value: files, configurable: true });
  Object.defineProperty(input, 'value', { value: '', writable: true, configurable: true });
  input.dispatchEvent(new Event('change'));
};

describe('importing a chart', () => {
  afterEach(() => document.body.replaceChildren());

  it('sends the file with its name and a key, shows how far it is, and opens the report', async () => {
    const { page, asked, settle, text, router } = await openPage(ROUTES, '/import');
    expect(await violations(page)).toEqual([]);
    choose(page, fileOf('chen.json'));
    const request = asked('/api/imports/fhir', 'POST');
    expect(request.request.params.get('fileName')).toBe('chen.json');
    expect(request.request.headers.get('content-type')).toBe('application/fhir+json');
    expect(request.request.headers.get('idempotency-key')).toBeTruthy();
    request.event({ type: HttpEventType.UploadProgress, loaded: 5, total: 20 });
    await settle();
    expect(text()).toContain('25 % sent');
    request.event({ type: HttpEventType.UploadProgress, loaded: 20, total: 20 });
    await settle();
    expect(text()).toContain('Reading and checking…');
    request.flush(REPORT);
    await settle();
    expect(router.url).toBe('/import/i1');
    asked('/api/imports/i1').flush(REPORT);
  });

  it('shows line and column of a file that cannot be read, and tries again with the same key', async () => {
    const { page, asked, settle, text, button } = await openPage(ROUTES, '/import');
    choose(page, fileOf('cut.json'));
    const first = asked('/api/imports/fhir', 'POST');
    first.flush(problem(422, 'unreadable-file', { title: 'This file cannot be read', context: { line: 812, column: 17, problems: [] } }), {
      status: 422,
      statusText: 'x',
    });
    await settle();
    expect(text()).toContain('This file cannot be read');
    expect(text()).toContain('Line 812, column 17');
    expect(await violations(page)).toEqual([]);
    button('Try again').click();
    const again = asked('/api/imports/fhir', 'POST');
    expect(again.request.headers.get('idempotency-key')).toBe(first.request.headers.get('idempotency-key'));
    again.flush(REPORT);
  });

  it('names what was refused in a file that was read', async () => {
    const { page, asked, settle, text } = await openPage(ROUTES, '/import');
    choose(page, fileOf('two.json'));
    const context = { line: null, column: null, problems: [{ path: 'entry[1]', reason: 'A second patient' }] };
    asked('/api/imports/fhir', 'POST').flush(problem(422, 'refused-bundle', { context }), { status: 422, statusText: 'x' });
    await settle();
    expect(text()).toContain('entry[1] A second patient');
    expect(text()).not.toContain('Line');
  });

  it.each([
    ['exactly 10 MB goes', 10 * 1024 * 1024, true],
    ['one byte more does not', 10 * 1024 * 1024 + 1, false],
  ])('%s', async (_name, size, goes) => {
    const { page, backend, settle, text } = await openPage(ROUTES, '/import');
    choose(page, fileOf('big.json', size));
    await settle();
    expect(backend.match((request) => request.url === '/api/imports/fhir')).toHaveLength(goes ? 1 : 0);
    expect(text().includes('This file is too large')).toBe(!goes);
  });
});

describe('the report of an import', () => {
  afterEach(() => document.body.replaceChildren());

  const open = async (url: string) => {
    const opened = await openPage(ROUTES, url);
    opened.asked('/api/imports/i1').flush(REPORT);
    await opened.settle();
    return opened;
  };
  const labels = (page: HTMLElement) => [...page.querySelectorAll('tbody th')].map((cell) => cell.textContent?.trim());

  it.each([
    ['everything', '/import/i1', ['Low back pain', 'Brand tablet', 'Claim']],
    ['what was skipped', '/import/i1?show=skipped', ['Claim']],
    ['what needs mapping', '/import/i1?show=mapping', ['Brand tablet']],
    ['nothing that was merged', '/import/i1?show=merged', []],
  ])('shows %s', async (_name, url, expected) => {
    const { page } = await open(url);
    expect(labels(page)).toEqual(expected);
    expect(await violations(page)).toEqual([]);
  });

  it('counts by decision, says why, and leads to the chart', async () => {
    const { page, text, button } = await open('/import/i1');
    expect([...page.querySelectorAll('.counts .number')].map((cell) => cell.textContent)).toEqual(['2', '0', '0', '1']);
    expect(text()).toContain('The chart keeps no claims');
    expect(text()).toContain('1 row needs a look: coded in a way the rules cannot read');
    expect(button('Open the chart').getAttribute('href')).toBe('/patients/p1');
  });

  it('says what is wrong when it cannot be read', async () => {
    const { asked, settle, text } = await openPage(ROUTES, '/import/i1');
    expect(text()).toContain('Loading the report');
    asked('/api/imports/i1').flush(problem(404, 'not-found', { title: 'There is no such report' }), { status: 404, statusText: 'x' });
    await settle();
    expect(text()).toContain('There is no such report');
  });
});
