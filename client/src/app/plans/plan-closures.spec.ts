import { afterEach, describe, expect, it } from '@jest/globals';
import type { ClosureView } from '@stagewell/shared/clinics/closure';
import { addDays } from '@stagewell/shared/dates';
import { violations } from '../../testing/axe';
import { chartOf } from '../../testing/chart';
import { problem } from '../../testing/page';
import { courseOf, planOf } from '../../testing/plan';
import { openSection } from '../../testing/section';
import { withStager } from '../../testing/stager';

const TODAY = chartOf().today;
const PLAN = planOf([courseOf('a', 'ibuprofen', addDays(TODAY, 20)), courseOf('b', 'cbt', addDays(TODAY, 40))]);
const closureOf = (id: string, first: number, last: number, more: Partial<ClosureView> = {}): ClosureView => ({
  id,
  siteId: null,
  firstOn: addDays(TODAY, first),
  lastOn: addDays(TODAY, last),
  reason: 'New Year',
  version: 1,
  createdByName: 'Grace Adeyemi',
  createdAt: '2026-11-02T15:00:00Z',
  ...more,
});
const URL = '/api/clinic/closures';
const NEW_YEAR = closureOf('x1', 20, 21);
const THERE = closureOf('x2', 30, 30, { siteId: 's1', reason: 'Painting' });
const ELSEWHERE = closureOf('x3', 33, 33, { siteId: 's2', reason: 'Moving' });

const open = async (closures: readonly ClosureView[] | null, siteId: string | null = 's1', plan = PLAN) => {
  const threads = withStager();
  const { preferences } = chartOf();
  const opened = await openSection('plan', chartOf({ plan, preferences: { ...preferences, siteId } }), { closures });
  const starts = () => opened.page.querySelector('app-closed-starts')?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
  const press = async (name: string | RegExp) => {
    opened.button(name).click();
    await opened.pause(0);
    await opened.settle();
  };
  return {
    ...opened,
    threads,
    starts,
    press,
    dialog: () => document.querySelector('mat-dialog-container')?.textContent ?? '',
    bands: () => [...opened.page.querySelectorAll<HTMLElement>('.closed')].map(({ title }) => title),
  };
};
afterEach(() => document.body.replaceChildren());

describe('closures on the plan', () => {
  it('shade the days of the patient’s site and of all sites, with the reason', async () => {
    const { bands, text, page } = await open([NEW_YEAR, THERE, ELSEWHERE]);
    expect(bands()).toEqual([expect.stringContaining('(New Year)'), expect.stringContaining('(Painting, One site only)')]);
    expect(text()).toContain('(New Year); ');
    expect(text()).not.toContain('Moving');
    expect(await violations(page)).toEqual([]);
  });

  it('of a patient whose site nobody has asked are those of any', async () => {
    expect((await open([NEW_YEAR, THERE, ELSEWHERE], null)).bands()).toHaveLength(3);
  });

  it('are named beside the table as well', async () => {
    const { press, page } = await open([NEW_YEAR]);
    await press('Table');
    expect(page.querySelector('p.closed-days')?.textContent).toContain('(New Year)');
  });

  it('name each planned course that starts on them, until it is moved', async () => {
    const { starts, press, page, settle } = await open([NEW_YEAR]);
    expect(starts()).toContain('Ibuprofen');
    expect(starts()).toContain('New Year');
    expect(starts()).not.toContain('CBT');
    await press('Ibuprofen');
    expect(document.activeElement?.id).toBe('bar-a');
    page.querySelector('#bar-a')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true, cancelable: true }));
    await settle();
    expect(starts()).toBe('');
  });

  it('say nothing of the starts of a plan that is over', async () => {
    expect((await open([NEW_YEAR], 's1', { ...PLAN, state: 'completed' })).starts()).toBe('');
  });

  it('are what the stager is asked to keep free', async () => {
    const { press, threads } = await open([NEW_YEAR, ELSEWHERE]);
    await press('Stage for me…');
    await press('Work out days');
    expect(threads.jobs[0]?.request.closures).toEqual([{ from: NEW_YEAR.firstOn, to: NEW_YEAR.lastOn, what: 'everything', reason: 'New Year' }]);
  });

  it('have to be known before days are worked out', async () => {
    const { press, button, asked, settle, starts, dialog } = await open(null);
    await press('Stage for me…');
    const work = () => button('Work out days') as HTMLButtonElement;
    expect(work().disabled).toBe(true);
    asked(URL).flush(problem(500, 'fault'), { status: 500, statusText: 'x' });
    await settle();
    expect(work().disabled).toBe(false);
    for (const said of [starts(), dialog()]) expect(said).toContain('When the clinic is closed could not be read');
    await press('Read the closures again');
    asked(URL).flush([]);
    await settle();
    expect(work().disabled).toBe(false);
    for (const said of [starts(), dialog()]) expect(said).not.toContain('could not be read');
  });
});
