import { File as FileOfNode } from 'node:buffer';
import { webcrypto } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportRun, ImportRunItem, ImportRunStep, ImportRunView } from '@stagewell/shared/interchange/bulk/import-run';
import { violations } from '../../testing/axe';
import { openPage, problem, type OpenPage } from '../../testing/page';
import { INTERCHANGE_ROUTES } from './interchange.routes';
import { alsoTold, toldBy } from './told';

const ROUTES = [{ path: 'import', children: INTERCHANGE_ROUTES }];

// jsdom has files without streams and no digests; Node has what browsers have.
beforeAll(() => {
  Object.defineProperty(globalThis.crypto, 'subtle', { value: webcrypto.subtle, configurable: true });
});
afterEach(() => document.body.replaceChildren());

const fileOf = (name: string, ...lines: readonly object[]): File => {
  const file: unknown = Object.assign(new FileOfNode([lines.map((line) => JSON.stringify(line)).join('\n')], name), { webkitRelativePath: '' });
  return file as File;
};
const patient = (id: string) => ({ resourceType: 'Patient', id });
const goal = (id: string, of: string) => ({ resourceType: 'Goal', id, subject: { reference: `Patient/${of}` } });
const THREE = () => fileOf('all.ndjson', patient('1'), goal('g', '1'), patient('2'), goal('x', '9'), patient('3'));

const choose = (page: HTMLElement, ...files: readonly File[]) => {
  const input = page.querySelector<HTMLInputElement>('#bundle-files');
  if (input === null) throw new Error('No file field');
  Object.defineProperty(input, 'files', { value: files, configurable: true });
  Object.defineProperty(input, 'value', { value: '', writable: true, configurable: true });
  input.dispatchEvent(new Event('change'));
};

const RUN: ImportRun = {
  ...{ id: 'r1', name: 'all.ndjson', files: 1, bytes: 300, fingerprint: 'f', items: 3, leftOutLines: 1, done: 0, finishedAt: null },
  counts: { new: 0, changed: 0, unchanged: 0, refused: 0 },
  startedAt: '2026-11-24T15:02:00Z',
  movedAt: '2026-11-24T15:03:00Z',
};
const view = (more: Partial<ImportRunView> = {}): ImportRunView => ({ ...RUN, told: [], ...more });
const item = (number: number, more: Partial<ImportRunItem> = {}): ImportRunItem => ({
  ...{ number, outcome: 'new', fileName: 'all.ndjson', line: number, importId: `i${number}`, patientName: `Person, ${number}`, toMap: 0, reason: '' },
  ...more,
});
const step = (one: ImportRunItem, more: Partial<ImportRun> = {}): ImportRunStep => ({
  run: { ...RUN, done: one.number, ...more, finishedAt: one.number === RUN.items ? '2026-11-24T15:05:00Z' : null },
  item: one,
});

/** The page waits for what it reads from the file besides the network. */
const until = async ({ settle }: OpenPage, found: () => boolean): Promise<void> => {
  for (let round = 0; round < 100 && !found(); round++) await settle();
};
const sent = async (opened: OpenPage, number: number) => {
  const path = `/api/imports/runs/r1/items/${number}`;
  let request: ReturnType<OpenPage['asked']> | undefined;
  await until(opened, () => {
    [request] = opened.backend.match((one) => one.url === path && one.method === 'PUT');
    return request !== undefined;
  });
  if (request === undefined) throw new Error(`Item ${number} was not sent`);
  return request;
};

/** The page with three charts looked through, of which the server has nothing yet. */
const looked = async (): Promise<OpenPage> => {
  const opened = await openPage(ROUTES, '/import');
  opened.asked('/api/imports/runs').flush([]);
  choose(opened.page, THREE());
  let asked: readonly ReturnType<OpenPage['asked']>[] = [];
  await until(opened, () => {
    asked = opened.backend.match('/api/imports/runs');
    return asked.length > 0;
  });
  asked[0]?.flush([]);
  await opened.settle();
  return opened;
};

describe('many charts', () => {
  it('are looked through first, and nothing is sent before somebody says so', async () => {
    const opened = await looked();
    expect(opened.text()).toContain('3 charts in 1 file');
    expect(opened.text()).toContain('1 line or file left out');
    expect(opened.text()).toContain('all.ndjson, line 4 Patient/9 is not in these files');
    expect(await violations(opened.page)).toEqual([]);
    opened.backend.expectNone((request) => request.method !== 'GET');
  });

  it('go one after the other as bundles, with progress, and end with what is left to do', async () => {
    const opened = await looked();
    const { asked, settle, text, button, page } = opened;
    button('Import 3 charts').focus();
    button('Import 3 charts').click();
    await settle();
    // The button is gone; who works by keyboard is still in the card.
    expect(document.activeElement?.textContent).toBe('all.ndjson');
    const start = asked('/api/imports/runs', 'POST');
    expect(start.request.body).toMatchObject({ name: 'all.ndjson', files: 1, items: 3, leftOutLines: 1, fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(start.request.headers.get('idempotency-key')).toBeTruthy();
    start.flush(view());
    const first = await sent(opened, 1);
    expect(JSON.parse(first.request.body as string)).toMatchObject({
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ resource: patient('1') }, { resource: goal('g', '1') }],
    });
    expect([first.request.headers.get('content-type'), first.request.params.get('line')]).toEqual(['application/fhir+json', '1']);
    first.flush(step(item(1, { toMap: 2 }), { counts: { new: 1, changed: 0, unchanged: 0, refused: 0 } }));
    const second = await sent(opened, 2);
    const bar = page.querySelector('progress');
    expect([bar?.max, bar?.value, bar?.getAttribute('aria-valuetext')]).toEqual([3, 1, '1 of 3']);
    expect(await violations(page)).toEqual([]);
    second.flush(
      step(item(2, { outcome: 'refused', importId: null, reason: 'No record number. Nothing was stored.' }), {
        counts: { new: 1, changed: 0, unchanged: 0, refused: 1 },
      }),
    );
    (await sent(opened, 3)).flush(step(item(3), { counts: { new: 2, changed: 0, unchanged: 0, refused: 1 } }));
    await settle();
    expect(text()).toContain('Finished. 1 chart could not be imported; the reasons stand below. 1 line or file was left out; the reasons stand below.');
    expect(text()).toContain('all.ndjson, line 2 No record number. Nothing was stored.');
    expect(button('Person, 1').getAttribute('href')).toBe('/import/i1?show=mapping');
    expect([...page.querySelectorAll('.counts dd')].map((cell) => cell.textContent)).toEqual(['2', '0', '0', '1']);
    expect(await violations(page)).toEqual([]);
  });

  it('stop when asked to, after the chart on its way, and go on from there', async () => {
    const opened = await looked();
    const { asked, settle, text, button } = opened;
    button('Import 3 charts').click();
    await settle();
    asked('/api/imports/runs', 'POST').flush(view());
    const first = await sent(opened, 1);
    button('Pause').click();
    await settle();
    expect(text()).toContain('Finishing this chart…');
    first.flush(step(item(1)));
    await settle();
    expect(text()).toContain('Paused. What is done stays');
    expect(button('Choose other files')).toBeTruthy();
    opened.backend.expectNone((request) => request.method === 'PUT');
    button('Go on').click();
    await settle();
    asked('/api/imports/runs/r1').flush(view({ done: 1 }));
    (await sent(opened, 2)).flush(step(item(2)));
    await sent(opened, 3);
  });

  it('pause when the network is gone, say what is kept, and ask the server where to go on', async () => {
    const opened = await looked();
    const { asked, settle, text, button, page } = opened;
    button('Import 3 charts').click();
    await settle();
    asked('/api/imports/runs', 'POST').flush(view());
    (await sent(opened, 1)).flush(step(item(1)));
    (await sent(opened, 2)).error(new ProgressEvent('error'));
    await settle();
    expect(text()).toContain('cannot be reached');
    expect(text()).toContain('1 of 3 are done and stay so. Go on when it works again: nothing is imported twice.');
    expect(await violations(page)).toEqual([]);
    button('Go on').click();
    await settle();
    // The second one had arrived after all.
    asked('/api/imports/runs/r1').flush(view({ done: 2 }));
    await sent(opened, 3);
    expect(text()).not.toContain('cannot be reached');
  });

  it('leave out the one that the server fails on, when somebody says so', async () => {
    const opened = await looked();
    const { asked, settle, button, backend } = opened;
    button('Import 3 charts').click();
    await settle();
    asked('/api/imports/runs', 'POST').flush(view());
    (await sent(opened, 1)).flush(problem(500, 'unexpected'), { status: 500, statusText: 'x' });
    await settle();
    button('Leave this chart out and go on').click();
    await settle();
    const request = backend.expectOne(({ url, method }) => method === 'PUT' && url === '/api/imports/runs/r1/items/1');
    expect([request.request.params.get('leaveOut'), request.request.body]).toEqual(['yes', null]);
    request.flush(step(item(1)));
    await sent(opened, 2);
  });

  it.each<[string, number, object | string]>([
    ['a proxy', 502, '<h1>Bad gateway</h1>'],
    ['a proxy that waited too long', 504, '<h1>Gateway timeout</h1>'],
    ['a proxy that hides a fault', 500, '<h1>Internal error</h1>'],
  ])('are not left out because of %s', async (_, status, answer) => {
    const opened = await looked();
    opened.button('Import 3 charts').click();
    await opened.settle();
    opened.asked('/api/imports/runs', 'POST').flush(view());
    (await sent(opened, 1)).flush(answer, { status, statusText: 'x' });
    await opened.settle();
    expect(opened.text()).toContain('0 of 3 are done and stay so');
    expect(opened.text()).not.toContain('Leave this chart out');
  });

  it('are not left out because the question how far it is fails, and are because one is too large for the server', async () => {
    const opened = await looked();
    const { asked, settle, text, button } = opened;
    button('Import 3 charts').click();
    await settle();
    asked('/api/imports/runs', 'POST').flush(view());
    (await sent(opened, 1)).flush('<h1>Too large</h1>', { status: 413, statusText: 'x' });
    await settle();
    expect(text()).toContain('Leave this chart out and go on');
    button('Go on').click();
    await settle();
    asked('/api/imports/runs/r1').flush(problem(500, 'unexpected'), { status: 500, statusText: 'x' });
    await settle();
    expect(text()).not.toContain('Leave this chart out');
  });

  it('are not said to be here when the import was ended elsewhere', async () => {
    const opened = await looked();
    const { asked, settle, text, button } = opened;
    button('Import 3 charts').click();
    await settle();
    asked('/api/imports/runs', 'POST').flush(view());
    (await sent(opened, 1)).error(new ProgressEvent('error'));
    await settle();
    button('Go on').click();
    await settle();
    asked('/api/imports/runs/r1').flush(view({ finishedAt: '2026-11-24T15:05:00Z' }));
    await settle();
    expect(text()).toContain('Ended early: 0 of 3 charts were done. 3 charts are not imported; choose the same files again to import the rest.');
    expect(text()).not.toContain('Every chart is here');
  });

  it('are not gone on with once the server says that the import ended; other files can be chosen', async () => {
    const opened = await looked();
    const { asked, settle, text, button, page } = opened;
    button('Import 3 charts').click();
    await settle();
    asked('/api/imports/runs', 'POST').flush(view());
    const answer = problem(409, 'import-ended', { detail: 'This import ended with 0 of 3 items. Choose the files again.' });
    (await sent(opened, 1)).flush(answer, { status: 409, statusText: 'x' });
    await settle();
    expect(text()).toContain('This import ended with 0 of 3 items.');
    expect(text()).not.toContain('Go on when it works again');
    expect(page.querySelector<HTMLElement>('.drop')?.hidden).toBe(true);
    button('Choose other files').click();
    await settle();
    asked('/api/imports/runs').flush([]);
    expect(page.querySelector<HTMLElement>('.drop')?.hidden).toBe(false);
    expect(text()).not.toContain('This import ended');
  });

  it('are sent again by themselves when the server is busy', async () => {
    const opened = await looked();
    const { asked, settle, text, button, pause } = opened;
    button('Import 3 charts').click();
    await settle();
    asked('/api/imports/runs', 'POST').flush(view());
    (await sent(opened, 1)).flush(problem(503, 'unavailable'), { status: 503, statusText: 'x' });
    await settle();
    expect(text()).not.toContain('It did not work');
    await pause(1_500);
    (await sent(opened, 1)).flush(step(item(1)));
    await sent(opened, 2);
  });

  it('say what the server said when it refuses to go on', async () => {
    const opened = await looked();
    const { asked, settle, text, button } = opened;
    button('Import 3 charts').click();
    await settle();
    asked('/api/imports/runs', 'POST').flush(view());
    (await sent(opened, 1)).flush(problem(409, 'item-out-of-turn', { detail: 'Item 1 was sent, and 2 is next.' }), { status: 409, statusText: 'x' });
    await settle();
    expect(text()).toContain('Item 1 was sent, and 2 is next. 0 of 3 are done and stay so.');
  });
});

describe('the same files again', () => {
  const files = async (opened: OpenPage): Promise<string> => {
    const { asked, settle, button } = opened;
    button('Import 3 charts').click();
    await settle();
    const start = asked('/api/imports/runs', 'POST');
    start.flush(view());
    return (start.request.body as { fingerprint: string }).fingerprint;
  };
  const again = async (more: Partial<ImportRun> = {}) => {
    const first = await looked();
    const fingerprint = await files(first);
    (await sent(first, 1)).flush(step(item(1)));
    await sent(first, 2);
    const { asked, settle, page } = first;
    await first.router.navigateByUrl('/elsewhere');
    await settle();
    await first.router.navigateByUrl('/import');
    await settle();
    const before = { ...RUN, done: 1, fingerprint, ...more };
    asked('/api/imports/runs').flush([before]);
    await settle();
    expect(first.text()).toContain(before.finishedAt === null ? 'all.ndjson: 1 of 3 charts done' : 'Ended early: 1 of 3 charts was done. 1 line left out.');
    expect(await violations(page)).toEqual([]);
    choose(page, THREE());
    await until(first, () => first.text().includes('Looking') === false);
    let list: readonly ReturnType<OpenPage['asked']>[] = [];
    await until(first, () => (list = first.backend.match('/api/imports/runs')).length > 0);
    list[0]?.flush([before]);
    await settle();
    return first;
  };

  it('are begun anew when the import of them was ended', async () => {
    const opened = await again({ finishedAt: '2026-11-24T15:04:00Z' });
    expect(opened.text()).not.toContain('Go on at chart');
    opened.button('Import 3 charts');
  });

  it('go on where they stopped', async () => {
    const opened = await again();
    expect(opened.text()).toContain('1 of 3 were done before');
    opened.button('Go on at chart 2 of 3').click();
    await opened.settle();
    opened.asked('/api/imports/runs', 'POST').flush(view({ done: 1, told: [item(1, { toMap: 1 })] }));
    const second = await sent(opened, 2);
    expect(second.request.body).toContain('"2"');
    expect(opened.text()).toContain('1 chart has rows to be mapped');
  });

  it('begin again when somebody wants that', async () => {
    const opened = await again();
    opened.button('Begin again').click();
    await opened.settle();
    opened.asked('/api/imports/runs/r1/end', 'POST').flush(RUN);
    await opened.settle();
    opened.asked('/api/imports/runs', 'POST').flush(view());
    await sent(opened, 1);
  });
});

describe('files', () => {
  it('that are neither .json nor .ndjson are named and left out', async () => {
    const opened = await openPage(ROUTES, '/import');
    opened.asked('/api/imports/runs').flush([]);
    choose(opened.page, fileOf('a.json', patient('1')), fileOf('notes.txt', patient('1')));
    let list: readonly ReturnType<OpenPage['asked']>[] = [];
    await until(opened, () => (list = opened.backend.match('/api/imports/runs')).length > 0);
    list[0]?.flush([]);
    await opened.settle();
    expect(opened.text()).toContain('1 chart in 1 file');
    expect(opened.text()).toContain('notes.txt it is neither .json nor .ndjson');
  });

  it('that cannot be read to their end are said to be so, and nothing is sent', async () => {
    const opened = await openPage(ROUTES, '/import');
    opened.asked('/api/imports/runs').flush([]);
    const broken = Object.assign(THREE(), {
      stream: () => {
        throw new Error('gone');
      },
    });
    choose(opened.page, broken);
    await until(opened, () => opened.text().includes('cannot be read'));
    expect(opened.text()).toContain('A file cannot be read');
    opened.backend.expectNone((request) => request.method !== 'GET');
  });
});

describe('an import that is not finished', () => {
  it('can be ended, and is gone from the list', async () => {
    const { asked, settle, button, text } = await openPage(ROUTES, '/import');
    asked('/api/imports/runs').flush([{ ...RUN, done: 1 }]);
    await settle();
    button('End it here: all.ndjson').click();
    asked('/api/imports/runs/r1/end', 'POST').flush(RUN);
    await settle();
    asked('/api/imports/runs').flush([]);
    await settle();
    expect(text()).not.toContain('Not finished');
  });
});

describe('an import that ended', () => {
  const ENDED = { ...RUN, done: 3, finishedAt: '2026-11-24T15:00:00.000Z', leftOutLines: 2, counts: { ...RUN.counts, new: 2, refused: 1 } };

  it('stays in the list, and opened it tells what was refused and what waits for mapping', async () => {
    const { asked, settle, page, text } = await openPage(ROUTES, '/import');
    asked('/api/imports/runs').flush([ENDED]);
    await settle();
    expect(text()).not.toContain('Not finished');
    expect(text()).toContain('Finished. 2 new, 1 refused, 2 lines left out.');
    page.querySelector<HTMLElement>('app-ended-run summary')?.click();
    await settle();
    const told = [item(2, { outcome: 'refused', importId: null, reason: 'It names no patient.' }), item(3, { toMap: 4 })];
    asked('/api/imports/runs/r1').flush({ ...ENDED, told });
    await settle();
    expect(text()).toContain('It names no patient.');
    expect(text()).toContain('1 chart has rows to be mapped');
  });

  it('of which nothing waits says so, and a failure can be tried again', async () => {
    const { asked, settle, page, button, text } = await openPage(ROUTES, '/import');
    asked('/api/imports/runs').flush([{ ...ENDED, counts: { ...RUN.counts, unchanged: 3 }, leftOutLines: 0 }]);
    await settle();
    page.querySelector<HTMLElement>('app-ended-run summary')?.click();
    await settle();
    asked('/api/imports/runs/r1').flush(problem(500, 'unexpected'), { status: 500, statusText: 'x' });
    await settle();
    button('Try again').click();
    await settle();
    asked('/api/imports/runs/r1').flush({ ...ENDED, told: [] });
    await settle();
    expect(text()).toContain('No chart of it waits for anybody.');
  });
});

describe('charts to look at', () => {
  const REASON = 'PHQ-9 item 9 is above zero: imported answers open no task, look at it today';

  it.each<[string, readonly ImportRunItem[], readonly number[], readonly number[], readonly number[]]>([
    ['a thought of death and nothing to map', [item(1, { reason: REASON })], [1], [], []],
    ['a thought of death and rows to map', [item(1, { reason: REASON, toMap: 2 })], [1], [], [1]],
    ['a refusal, whose reason is another', [item(1, { outcome: 'refused', reason: 'No.' })], [], [1], []],
    ['nothing', [item(1)], [], [], []],
  ])('%s', (_, items, urgent, refused, toMap) => {
    for (const told of [toldBy(items), items.reduce(alsoTold, toldBy([]))]) {
      expect([told.urgent, told.refused, told.toMap].map((list) => list.map(({ number }) => number))).toEqual([urgent, refused, toMap]);
      expect([told.urgentCount, told.toMapCount]).toEqual([urgent.length, toMap.length]);
    }
  });

  it('today come first, each with its words and a way to the report', async () => {
    const opened = await looked();
    opened.button('Import 3 charts').click();
    await opened.settle();
    opened.asked('/api/imports/runs', 'POST').flush(view({ done: 1, told: [item(1, { reason: REASON })] }));
    await sent(opened, 2);
    expect(opened.text()).toContain('1 chart to look at today');
    expect(opened.text()).toContain(`Person, 1: ${REASON}`);
    expect(opened.page.querySelector('app-told-lists a')?.getAttribute('href')).toBe('/import/i1');
  });

  it('are kept by name up to a thousand of each kind, and the rest is counted', () => {
    let told = toldBy([]);
    for (let number = 1; number <= 1_001; number++) {
      told = alsoTold(told, item(2 * number, { outcome: 'refused' }));
      told = alsoTold(told, item(2 * number + 1, { toMap: 1 }));
    }
    expect([told.refused.length, told.toMap.length, told.toMapCount, told.atLeast]).toEqual([1_000, 1_000, 1_001, false]);
    // A full list is not copied for each chart that follows.
    expect(alsoTold(told, item(9_999, { toMap: 1 })).toMap).toBe(told.toMap);
    expect(alsoTold(told, item(9_999))).toBe(told);
  });

  it('may be more than the server sends', async () => {
    const opened = await looked();
    opened.button('Import 3 charts').click();
    await opened.settle();
    const many = [item(1, { outcome: 'refused', importId: null, reason: 'No.' }), ...Array.from({ length: 999 }, (_, n) => item(n + 2, { toMap: 1 }))];
    opened.asked('/api/imports/runs', 'POST').flush(view({ counts: { ...RUN.counts, refused: 1 }, told: many }));
    await sent(opened, 1);
    expect(opened.text()).toContain('1 chart refused');
    expect(opened.text()).toContain('At least 999 charts have rows to be mapped');
    expect(opened.text()).toContain('And at least 499 more.');
  });
});
