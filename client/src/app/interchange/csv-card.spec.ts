import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { HttpTestingController, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { CsvReport } from '@stagewell/shared/interchange/csv-columns';
import { violations } from '../../testing/axe';
import { CsvCardHarness } from '../../testing/csv-card';
import { appProviders, problem } from '../../testing/page';
import { keepSavedFiles } from '../../testing/saved-files';
import { CsvCard } from './csv-card';

const CLEAN: CsvReport = { kind: 'patients', dryRun: true, rows: 2, taken: 2, unchanged: 0, refused: [], header: ['mrn', 'sex'], toMend: [] };
const WRONG: CsvReport = {
  ...CLEAN,
  ...{ rows: 3, taken: 1, unchanged: 1 },
  refused: [
    { row: 3, column: 'sex', message: 'Write one of: female, male' },
    { row: 3, column: null, message: 'The row has 3 cells, the first line 2' },
  ],
  toMend: [{ row: 3, cells: ['=A-3', 'F', 'x'] }],
};
/** A text file; the test browser's own cannot be read as text. */
const fileOf = (text: string, size = text.length): File => {
  const file = new File([text], 'table.csv', { type: 'text/csv' });
  Object.defineProperties(file, { text: { value: () => Promise.resolve(text) }, size: { value: size } });
  return file;
};

const open = async () => {
  TestBed.configureTestingModule({ providers: appProviders([]) });
  const fixture = TestBed.createComponent(CsvCard);
  document.body.append(fixture.nativeElement as HTMLElement);
  const card = await TestbedHarnessEnvironment.harnessForFixture(fixture, CsvCardHarness);
  const backend = TestBed.inject(HttpTestingController);
  const asked = (kind = 'patients'): TestRequest => backend.expectOne(({ url }) => url === `/api/imports/csv/${kind}`);
  const settle = () => fixture.whenStable();
  /** A file that was looked through. */
  const looked = async (report: CsvReport): Promise<TestRequest> => {
    await card.choose(fileOf('mrn,sex'));
    const request = asked(report.kind);
    request.flush(report);
    await settle();
    return request;
  };
  return { page: fixture.nativeElement as HTMLElement, card, backend, asked, settle, looked };
};

describe('the card of the tables', () => {
  afterEach(() => {
    jest.restoreAllMocks();
    document.body.replaceChildren();
  });

  it('offers the template of what is chosen, and the patients as they are', async () => {
    const { card, page } = await open();
    expect(await card.downloads()).toEqual({ Template: '/api/imports/csv/patients/template', 'Export my patients': '/api/exports/patients.csv' });
    await card.kind('check-ins');
    expect(await card.downloads()).toMatchObject({ Template: '/api/imports/csv/check-ins/template' });
    expect(await violations(page)).toEqual([]);
  });

  it('looks a file through without storing anything, then imports it under one key', async () => {
    const { card, asked, settle, looked } = await open();
    const first = await looked(CLEAN);
    expect([first.request.params.get('dryRun'), first.request.body, first.request.headers.get('content-type')]).toEqual(['true', 'mrn,sex', 'text/csv']);
    expect(await card.says()).toContain('2 rows. 2 would be taken, 0 there already, 0 need correcting.');
    await card.press(/^Import 2 rows/);
    const second = asked();
    expect(second.request.params.get('dryRun')).toBe('false');
    expect(second.request.headers.get('idempotency-key')).not.toBe(first.request.headers.get('idempotency-key'));
    second.flush({ ...CLEAN, dryRun: false });
    await settle();
    expect(await card.says()).toContain('2 taken');
    expect(await card.offers(/^Import/)).toBe(false);
  });

  it('an import that got no answer is sent again under the same key', async () => {
    const { card, asked, settle, looked } = await open();
    await looked(CLEAN);
    await card.press(/^Import/);
    const first = asked();
    first.flush(problem(500, 'unexpected', { detail: 'Nothing was stored; try again.' }), { status: 500, statusText: 'x' });
    await settle();
    expect(await card.says()).toContain('Nothing was stored; try again.');
    await card.press(/^Import/);
    expect(asked().request.headers.get('idempotency-key')).toBe(first.request.headers.get('idempotency-key'));
  });

  it('says of each row what is wrong, and saves those rows as a file to correct in which nothing runs', async () => {
    const saved = keepSavedFiles();
    const { card, page, looked } = await open();
    await looked(WRONG);
    expect(await card.wrong()).toEqual(['3sexWrite one of: female, male', '3the rowThe row has 3 cells, the first line 2']);
    expect(await violations(page)).toEqual([]);
    await card.press(/^Save the row to correct/);
    const [file] = await saved();
    expect(file?.name).toBe('patients-to-correct.csv');
    expect(file?.text.replace('\uFEFF', '')).toBe(
      'problem,mrn,sex\r\n"Row 3: sex: Write one of: female, male. The row has 3 cells, the first line 2",\'=A-3,F,x\r\n',
    );
  });

  it('shows the first two hundred wrong cells and says how many more there are', async () => {
    const { card, looked } = await open();
    const refused = Array.from({ length: 203 }, (_, at) => ({ row: at + 1, column: 'sex', message: 'Write one of: female, male' }));
    await looked({ ...WRONG, refused });
    expect(await card.wrong()).toHaveLength(200);
    expect(await card.says()).toContain('And 3 more.');
  });

  it.each([
    ['exactly as much as is taken goes', 5_000_000, true],
    ['one byte more does not', 5_000_001, false],
  ])('%s', async (_, size, goes) => {
    const { card, backend, settle } = await open();
    await card.choose(fileOf('mrn', size));
    await settle();
    expect(backend.match(({ url }) => url.startsWith('/api/imports/csv'))).toHaveLength(goes ? 1 : 0);
    expect((await card.says()).includes('This file is too large')).toBe(!goes);
  });

  it('another kind forgets what was said of the file', async () => {
    const { card, looked } = await open();
    await looked(WRONG);
    await card.kind('history');
    expect(await card.wrong()).toEqual([]);
    expect(await card.offers(/^Import|^Save/)).toBe(false);
  });
});
