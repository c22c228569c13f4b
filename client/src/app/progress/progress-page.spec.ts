import { afterEach, describe, expect, it } from '@jest/globals';
import type { CheckInView } from '@stagewell/shared/check-ins/check-in';
import { violations } from '../../testing/axe';
import { chartOf, checkInOf } from '../../testing/chart';
import { openPage, problem } from '../../testing/page';
import { courseOf, planOf } from '../../testing/plan';
import { openSection, SECTION_ROUTES } from '../../testing/section';

const on = (takenOn: string, scores: Partial<CheckInView>): CheckInView => checkInOf(takenOn, { takenOn, ...scores });
/** Weekly readings, then five weeks of silence, then a zero; once the pain of the moment was not answered. */
const CHECK_INS = [
  on('2026-09-01', { peg: 7, painNow: 6 }),
  on('2026-09-08', { peg: 6, painNow: null }),
  on('2026-09-15', { peg: 6.333, painNow: 6 }),
  on('2026-10-20', { peg: 0, painNow: 0 }),
];
const STARTED = planOf([courseOf('a', 'duloxetine', '2026-10-01', { state: 'active', startedOn: '2026-10-01' })], {
  state: 'active',
  activatedOn: '2026-09-28',
});

const open = async (checkIns: readonly CheckInView[], plan = STARTED) => {
  const opened = await openSection('progress', chartOf({ checkIns, plan }));
  const { page, settle } = opened;
  const figure = (heading: string) => [...page.querySelectorAll('app-measure-figure')].find((one) => one.querySelector('h4')?.textContent === heading);
  return {
    ...opened,
    figure,
    rows: (heading: string) =>
      [...(figure(heading)?.querySelectorAll('tbody tr') ?? [])].map((row) => [...row.children].map((cell) => cell.textContent?.trim())),
    dots: (heading: string, shape: 'circle' | 'rect') => [...(figure(heading)?.querySelectorAll(`svg.over ${shape}.dot`) ?? [])],
    joined: (heading: string) => [...(figure(heading)?.querySelectorAll('path.line') ?? [])].map((path) => path.getAttribute('d') ?? ''),
    choose: async (range: string) => {
      const select = page.querySelector('select');
      if (select === null) throw new Error('No choice of a period');
      select.value = range;
      select.dispatchEvent(new Event('change'));
      await settle();
    },
  };
};

afterEach(() => document.body.replaceChildren());

describe('a figure of progress', () => {
  it('lists every reading, newest first; zero is 0 and a missing answer says so', async () => {
    const { rows } = await open(CHECK_INS);
    expect(rows('Pain')).toEqual([
      ['Nov 5, 2026', '', '', 'Assessment due: Duloxetine'],
      ['Oct 20, 2026', '0.0', '0.0', ''],
      ['Oct 1, 2026', '', '', 'Start: Duloxetine'],
      ['Sep 15, 2026', '6.3', '6.0', ''],
      ['Sep 8, 2026', '6.0', 'not answered', ''],
      ['Sep 1, 2026', '7.0', '6.0', ''],
    ]);
  });

  it('draws a dot for every reading, zero on the axis', async () => {
    const { dots } = await open(CHECK_INS);
    const heights = dots('Pain', 'circle').map((dot) => Number(dot.getAttribute('cy')));
    expect(heights).toHaveLength(4);
    expect(heights[3]).toBe(Math.max(...heights));
    expect(heights[3]).toBeGreaterThan(0);
    expect(dots('Pain', 'rect')).toHaveLength(3);
  });

  it('joins nothing across a silence or a missing answer', async () => {
    const { joined } = await open(CHECK_INS);
    const points = joined('Pain').map((path) => path.split(/[MLC]/).length - 1);
    // PEG: three and one; the pain of the moment: three times one.
    expect(points.toSorted()).toEqual([1, 1, 1, 1, 3]);
  });

  it('says in words what it shows, and how little a break means', async () => {
    const { figure } = await open(CHECK_INS);
    const caption = figure('Pain')?.querySelector('figcaption')?.textContent;
    for (const words of ['PEG: 4 readings from 0.0 to 7.0', 'Pain now: 3 readings from 0.0 to 6.0', 'a break in a line means that nothing is known there'])
      expect(caption).toContain(words);
    expect(figure('Sleep')?.textContent).toContain('Sleep: no reading in this period');
  });

  it('cannot tell, and why, when there is too little to judge by', async () => {
    const { figure, text } = await open(CHECK_INS);
    const peg = figure('Pain')?.querySelector('section[aria-label="PEG"]')?.textContent?.replaceAll(/\s+/g, ' ');
    expect(peg).toContain('Cannot tell');
    expect(peg).toContain('Only one PEG reading from October 2, 2026 to November 24, 2026; two are needed.');
    expect(text()).toContain('Response per course');
    expect(await violations(figure('Pain') ?? document.body)).toEqual([]);
  });
});

describe('the period', () => {
  it('leaves out of drawing, table and caption what lies before it', async () => {
    const { choose, rows, dots, figure } = await open(CHECK_INS);
    await choose('12-weeks');
    expect(rows('Pain').map(([day]) => day)).toEqual(['Nov 5, 2026', 'Oct 20, 2026', 'Oct 1, 2026', 'Sep 15, 2026', 'Sep 8, 2026', 'Sep 1, 2026']);
    await choose('plan');
    expect(rows('Pain').map(([day]) => day)).toEqual(['Nov 5, 2026', 'Oct 20, 2026', 'Oct 1, 2026', 'Sep 15, 2026', 'Sep 8, 2026']);
    expect(dots('Pain', 'circle')).toHaveLength(3);
    expect(figure('Pain')?.textContent).toContain('PEG: 3 readings from 0.0 to 6.3');
  });

  it('without any reading in it says so instead of drawing', async () => {
    const { choose, figure, rows } = await open([on('2026-03-02', { peg: 0 })]);
    await choose('12-weeks');
    expect(figure('Pain')?.querySelector('app-timeline-chart')?.textContent?.trim()).toBe('No reading in this period');
    expect(rows('Pain')).toEqual([
      ['Nov 5, 2026', '', '', 'Assessment due: Duloxetine'],
      ['Oct 1, 2026', '', '', 'Start: Duloxetine'],
    ]);
  });
});

describe('the page', () => {
  it('before any check-in says how it begins', async () => {
    const { page, text, button } = await open([]);
    expect(text()).toContain('No check-in yet');
    expect(button('Record a check-in')).toBeTruthy();
    expect(await violations(page)).toEqual([]);
  });

  it('before any course has started is a baseline', async () => {
    const { page, text } = await open(CHECK_INS, planOf([]));
    expect(text()).toContain('No course has started');
    expect(text()).toContain('not locked yet');
    expect(await violations(page)).toEqual([]);
  });

  it('says that it loads', async () => {
    const { text, asked, settle } = await openPage(SECTION_ROUTES, '/patients/p1/progress');
    expect(text()).toContain('Loading the chart');
    asked('/api/patients/p1').flush(chartOf({ checkIns: CHECK_INS }));
    await settle();
    expect(text()).toContain('Loading catalogue and rules');
    expect(text()).not.toContain('Cannot tell');
  });

  it('says what failed, and tries again', async () => {
    const { text, asked, settle, button, backend } = await openPage(SECTION_ROUTES, '/patients/p1/progress');
    asked('/api/patients/p1').flush(problem(500, 'fault', { title: 'The chart could not be read' }), { status: 500, statusText: 'x' });
    await settle();
    expect(text()).toContain('The chart could not be read');
    button('Try again').click();
    await settle();
    expect(backend.match('/api/patients/p1')).toHaveLength(1);
  });
});
