import { afterEach, describe, expect, it } from '@jest/globals';
import type { CheckInView } from '@stagewell/shared/check-ins/check-in';
import { addDays } from '@stagewell/shared/dates';
import type { Chart } from '@stagewell/shared/plans/chart';
import { RULE_SET } from '@stagewell/shared/sequencing/data/rule-set';
import { withAttribution } from '../../testing/attribution';
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

const open = async (checkIns: readonly CheckInView[], plan = STARTED, more: Partial<Chart> = {}) => {
  const attribution = withAttribution();
  const opened = await openSection('progress', chartOf({ checkIns, plan, ...more }), { rules: RULE_SET.rules });
  const { page, settle } = opened;
  const figure = (heading: string) => [...page.querySelectorAll('app-measure-figure')].find((one) => one.querySelector('h4')?.textContent === heading);
  return {
    ...opened,
    attribution,
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

/** Eight weeks before the start, seven after it. */
const LONG = Array.from({ length: 15 }, (_, week) => on(addDays('2026-08-10', week * 7), { peg: week < 8 ? 7 : 4, painNow: 5 }));

describe('what coincides with what', () => {
  it('is worked out beside the page for the chosen measure, with its interval, readings and caveats', async () => {
    const { text, attribution, page, settle, router, button } = await open(LONG);
    expect(attribution.asked).toEqual(['peg']);
    expect(text()).toContain('Change in PEG coincident with starting Duloxetine, given drift');
    expect(text()).toContain('How regularly Duloxetine was taken or done was not recorded; as planned was assumed.');
    expect(page.querySelector('app-forest-plot')?.textContent).toContain('90 % interval');
    expect(text()).toContain('PEG: of 7 readings since the first start');
    button('Sleep').click();
    await settle();
    expect(router.url).toContain('measure=sleep');
    expect(attribution.asked).toEqual(['peg', 'sleep']);
    expect(text()).toContain('Sleep by day: no reading in this period.');
    expect(await violations(page.querySelector('app-measure-sections') ?? page)).toEqual([]);
  });

  it('says that it is being worked out, and holds back nothing else meanwhile', async () => {
    const attribution = withAttribution('never');
    const { text } = await openSection('progress', chartOf({ checkIns: LONG, plan: STARTED }));
    expect(attribution.asked).toEqual(['peg']);
    expect(text()).toContain('Working out what coincides with what');
    expect(text()).toContain('Compare two periods');
  });

  it('says that it failed and what holds, and tries again', async () => {
    const attribution = withAttribution('fails');
    const { text, button, settle } = await openSection('progress', chartOf({ checkIns: LONG, plan: STARTED }));
    expect(text()).toContain('could not be worked out in this browser. Check-ins and plan are as they were');
    attribution.answer('at once');
    button('Try again').click();
    await settle();
    expect(text()).toContain('coincident with starting Duloxetine');
  });

  it('is not asked of a patient whom the rules were not written for', async () => {
    const minor = { ...chartOf().patient, birthDate: '2012-01-01' };
    const { text, attribution } = await open(LONG, STARTED, { patient: minor });
    expect(attribution.asked).toEqual([]);
    expect(text()).toContain('These rules were not written for this patient.');
    expect(text()).toContain('What coincides with what is not worked out');
  });
});

describe('the address', () => {
  it('keeps the days that are shown, and the periods that are compared', async () => {
    const { page, router, settle, rows } = await open(LONG);
    const [from] = page.querySelectorAll<HTMLInputElement>('app-section-heading input');
    if (from === undefined) throw new Error('No first day to choose');
    from.value = '2026-11-01';
    from.dispatchEvent(new Event('change'));
    await settle();
    expect(router.url).toContain('from=2026-11-01&to=2026-11-24');
    expect(rows('Pain').map(([day]) => day)).toEqual(['Nov 16, 2026', 'Nov 9, 2026', 'Nov 5, 2026', 'Nov 2, 2026']);
    const [first] = page.querySelectorAll<HTMLInputElement>('app-period-comparison input');
    if (first === undefined) throw new Error('No period to choose');
    first.value = '2026-09-20';
    first.dispatchEvent(new Event('change'));
    await settle();
    expect(router.url).toContain('first=2026-09-20..');
    expect(page.querySelector('app-period-comparison')?.textContent).toContain('Better. PEG 7.0 → 4.0');
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
