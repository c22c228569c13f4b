import { afterEach, describe, expect, it } from '@jest/globals';
import { MODALITIES } from '@stagewell/shared/catalogue/catalogue';
import type { Chart } from '@stagewell/shared/plans/chart';
import { violations } from '../../testing/axe';
import { chartOf, patientOf, treatmentOf } from '../../testing/chart';
import { openPage, problem, type } from '../../testing/page';
import { CHART_ROUTES } from '../chart/chart.routes';

const ROUTES = [{ path: 'patients/:patientId', children: CHART_ROUTES }];
const ENTRIES = MODALITIES.map((modality) => ({ ...modality, clinicCopy: false, version: 0 }));

const open = async (chart: Chart) => {
  const opened = await openPage(ROUTES, '/patients/p1/history');
  opened.asked('/api/patients/p1').flush(chart);
  opened.asked('/api/catalogue').flush(ENTRIES);
  opened.asked('/api/rules').flush({ version: 1, rules: [] });
  await opened.settle();
  await opened.settle();
  return opened;
};

describe('the treatment history', () => {
  afterEach(() => document.body.replaceChildren());
  const WAITING = [treatmentOf('t1', { label: 'Duloxetine 60 mg', toBeCompleted: true }), treatmentOf('t2', { label: 'Naproxen', toBeCompleted: true })];

  it('says when nothing was tried yet', async () => {
    const { page, text } = await open(chartOf());
    expect(text()).toContain('Nothing recorded yet');
    expect(await violations(page)).toEqual([]);
  });

  it('completes one with Enter and opens the next that waits, with a suggestion to confirm', async () => {
    const { page, button, asked, settle, text } = await open(chartOf({ history: WAITING }));
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
    const { page, button, asked, settle, text } = await open(chartOf({ history: WAITING }));
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

  describe('of an import', () => {
    const tooth = (id: string, startedOn: string) =>
      treatmentOf(id, { label: 'Extraction of wisdom tooth', category: null, sessions: 1, startedOn, endedOn: startedOn, toBeCompleted: true });
    const TEETH = [tooth('w1', '2015-05-19'), tooth('w2', '2017-11-27'), tooth('w3', '2016-03-24')];
    const IBUPROFEN = treatmentOf('i1', { label: 'Ibuprofen 200 MG', startedOn: '2016-12-01', toBeCompleted: true });
    const JUDGED = treatmentOf('j1', { label: 'Yoga classes', sessions: 3 });
    const rowsOf = (page: HTMLElement) =>
      [...page.querySelectorAll('app-history-table tbody tr')].map((row) =>
        [...row.querySelectorAll(':scope > th, :scope > td:nth-child(2), :scope > td:nth-child(3)')].map((cell) =>
          (cell.querySelector('button')?.textContent ?? cell.firstChild?.textContent ?? '').replaceAll(/\s+/g, ' ').trim(),
        ),
      );

    it('equal treatments stand in one line until it is unfolded', async () => {
      const { page, button, settle } = await open(chartOf({ history: [JUDGED, ...TEETH, IBUPROFEN] }));
      expect(rowsOf(page)).toEqual([
        ['4 to complete, 2 different'],
        ['Extraction of wisdom tooth, 3 times', 'May 2015 to Nov 2017', '1 session each'],
        ['Ibuprofen 200 MG', 'from Dec 1, 2016', 'not known'],
        ['Yoga classes', 'not known', '3 sessions'],
      ]);
      expect(await violations(page)).toEqual([]);
      const fold = button('Extraction of wisdom tooth, 3 times');
      expect(fold.getAttribute('aria-expanded')).toBe('false');
      fold.click();
      await settle();
      expect(fold.getAttribute('aria-expanded')).toBe('true');
      expect(rowsOf(page).slice(2, 5)).toEqual([
        ['Extraction of wisdom tooth', 'Nov 27, 2017', '1 session'],
        ['Extraction of wisdom tooth', 'Mar 24, 2016', '1 session'],
        ['Extraction of wisdom tooth', 'May 19, 2015', '1 session'],
      ]);
      expect(await violations(page)).toEqual([]);
    });

    it('Complete walks through the equal ones before the rest', async () => {
      const { page, button, asked, settle, text } = await open(chartOf({ history: [JUDGED, ...TEETH, IBUPROFEN] }));
      button('Complete 3: Extraction of wisdom tooth').click();
      await settle();
      expect(text()).toContain('4 to complete, 3 of this name');
      const visited: string[] = [];
      for (const id of ['w2', 'w3', 'w1', 'i1']) {
        page.querySelector<HTMLFormElement>('app-treatment-form form')?.requestSubmit();
        await settle();
        asked(`/api/patients/p1/history/${id}`, 'PUT').flush(treatmentOf(id, { version: 2 }));
        await settle();
        visited.push(page.querySelector<HTMLInputElement>('app-treatment-form input')?.value ?? 'closed');
      }
      expect(visited).toEqual(['Extraction of wisdom tooth', 'Extraction of wisdom tooth', 'Ibuprofen 200 MG', 'closed']);
    });

    it('many different ones fold away behind their count, so that what is judged stays in sight', async () => {
      const many = Array.from({ length: 9 }, (_one, n) => treatmentOf(`m${n}`, { label: `Medicine ${n}`, toBeCompleted: true }));
      const { page, button, settle } = await open(chartOf({ history: [JUDGED, ...many] }));
      expect(rowsOf(page).map(([name]) => name)).toEqual(['9 to complete', 'Yoga classes']);
      button('9 to complete').click();
      await settle();
      expect(rowsOf(page)).toHaveLength(11);
    });
  });

  describe('while something is typed', () => {
    const typing = async () => {
      const opened = await open(chartOf({ history: WAITING }));
      opened.button('Complete 2 treatments').click();
      await opened.settle();
      const note = [...opened.page.querySelectorAll<HTMLInputElement>('app-treatment-form input')].find(({ value }) => value === 'Duloxetine 60 mg');
      type(note ?? null, 'Duloxetine, 60 mg, at night');
      await opened.settle();
      return { ...opened, label: () => opened.page.querySelector<HTMLInputElement>('app-treatment-form input')?.value };
    };

    it.each([
      ['another section', '/patients/p1/summary'],
      ['another patient', '/patients/p2/history'],
    ])('asks before it is lost to %s', async (_name, url) => {
      const { router, settle, text, button, label } = await typing();
      const left = router.navigateByUrl(url);
      await settle();
      expect(text()).toContain('Leave without recording?');
      button('Stay here').click();
      expect(await left).toBe(false);
      expect(label()).toBe('Duloxetine, 60 mg, at night');
    });

    it('asks before another treatment takes its place', async () => {
      const { settle, button, label } = await typing();
      button('Complete: Naproxen').click();
      await settle();
      button('Stay here').click();
      await settle();
      expect(label()).toBe('Duloxetine, 60 mg, at night');
      button('Complete: Naproxen').click();
      await settle();
      button('Leave').click();
      await settle();
      await settle();
      expect(label()).toBe('Naproxen');
    });

    it('never ends up in the chart of another patient', async () => {
      const { router, settle, button, asked, page, text } = await typing();
      const left = router.navigateByUrl('/patients/p2/history');
      await settle();
      button('Leave').click();
      expect(await left).toBe(true);
      await settle();
      asked('/api/patients/p2').flush(chartOf({ patient: patientOf({ id: 'p2', givenName: 'Wei', familyName: 'Chen' }) }));
      await settle();
      expect(text()).toContain('Wei Chen');
      expect(page.querySelector('app-treatment-form')).toBeNull();
    });
  });
});
