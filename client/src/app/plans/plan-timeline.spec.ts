import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TestBed } from '@angular/core/testing';
import { boardOf } from '@stagewell/shared/plans/board';
import { informedBy, soFarOf } from '@stagewell/shared/plans/chart-information';
import { LEGIBILITY_WORDS } from '@stagewell/shared/plans/information-words';
import { informationOf } from '@stagewell/shared/plans/plan-information';
import type { PlannedReview } from '@stagewell/shared/reviews/review';
import { violations } from '../../testing/axe';
import { chartOf } from '../../testing/chart';
import { CATALOGUE, courseOf, evaluationOf, planOf } from '../../testing/plan';
import { openSection } from '../../testing/section';
import { linesOf } from './course-lines';
import { PlanTimeline } from './plan-timeline';
import type { Zoom } from './time-scale';

const PLAN = planOf([courseOf('a', 'duloxetine', '2026-12-07'), courseOf('p', 'esi', '2027-01-04'), courseOf('r', 'pt_exercise', '2027-02-01')]);
const REVIEWS: readonly PlannedReview[] = [
  { key: 'assessment:a:1', moment: 'assessment', courseIds: ['a'], earliest: '2027-01-11', target: '2027-01-11', latest: '2027-01-25' },
  { key: 'plan-review:plan:1', moment: 'plan-review', courseIds: [], earliest: '2027-02-21', target: '2027-03-07', latest: '2027-03-21' },
  { key: 'horizon:plan:1', moment: 'horizon', courseIds: [], earliest: '2028-01-01', target: '2028-03-07', latest: '2028-04-01' },
];

const CHART = chartOf({ plan: PLAN });
const INFORMATION = informationOf(informedBy(CHART, PLAN, CATALOGUE, soFarOf(CHART, CATALOGUE)));

const open = async (inputs: Readonly<Record<string, unknown>> = {}) => {
  const fixture = TestBed.createComponent(PlanTimeline);
  const all = { lines: linesOf(boardOf(PLAN), PLAN, CATALOGUE, evaluationOf([])), today: '2026-11-24', editable: true, information: INFORMATION, ...inputs };
  for (const [name, value] of Object.entries(all)) fixture.componentRef.setInput(name, value);
  const page = fixture.nativeElement as HTMLElement;
  document.body.append(page);
  const zooms: Zoom[] = [];
  fixture.componentInstance.zoomed.subscribe((zoom) => {
    zooms.push(zoom);
    fixture.componentRef.setInput('zoom', zoom);
  });
  await fixture.whenStable();
  const region = page.querySelector<HTMLElement>('[role=region]');
  if (region === null) throw new Error('No timeline');
  const send = async (target: Element | null, event: Event) => {
    target?.dispatchEvent(event);
    await fixture.whenStable();
    return event.defaultPrevented;
  };
  return {
    page,
    region,
    zooms,
    text: () => page.textContent?.replaceAll(/\s+/g, ' ') ?? '',
    total: () => Number.parseFloat(page.querySelector<HTMLElement>('.board')?.style.getPropertyValue('--total') ?? ''),
    send,
    key: (key: string, target: Element | null = region) => send(target, new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })),
    wheel: (deltaY: number, ctrlKey: boolean) => send(region, new WheelEvent('wheel', { deltaY, ctrlKey, bubbles: true, cancelable: true })),
    set: async (name: string, value: unknown) => {
      fixture.componentRef.setInput(name, value);
      await fixture.whenStable();
    },
    settle: () => fixture.whenStable(),
  };
};

// jsdom has no pointers to hold.
beforeEach(() => void Object.assign(Element.prototype, { setPointerCapture: () => undefined }));
afterEach(() => document.body.replaceChildren());

describe('what follows from the courses', () => {
  it('reviews are diamonds with whiskers on the row of their course, and on a row of their own for the whole plan', async () => {
    const { page, text } = await open({ reviews: REVIEWS });
    const marks = [...page.querySelectorAll<HTMLElement>('.row')].map((row) => row.querySelectorAll('.review').length);
    // Ribbon; plan reviews; the medicine, the exercise, the procedure by category.
    expect(marks).toEqual([0, 2, 1, 0, 0]);
    expect(page.querySelector<HTMLElement>('.lane .review')?.title).toBe(
      'Assessment on Jan 11, 2027 (Jan 11, 2027 to Jan 25, 2027): the day on which a treatment is judged',
    );
    expect(text()).toContain('Plan reviews, 1 more later');
    expect(await violations(page)).toEqual([]);
  });

  it.each(['earliest', 'target', 'latest'] as const)('a review whose %s day moves is drawn anew', async (key) => {
    const { page, set } = await open({ reviews: REVIEWS });
    const drawn = () => page.querySelector('.lane .review')?.outerHTML;
    const before = drawn();
    await set(
      'reviews',
      REVIEWS.map((review) => ({ ...review })),
    );
    expect(drawn()).toBe(before);
    const days = { earliest: '2027-01-08', target: '2027-01-14', latest: '2027-01-28' };
    await set(
      'reviews',
      REVIEWS.map((review) => ({ ...review, [key]: days[key] })),
    );
    expect(drawn()).not.toBe(before);
  });

  it('the days that a procedure opens are shaded on its row and on its partner’s', async () => {
    const { page } = await open();
    const reliefs = [...page.querySelectorAll('.lane .row')].map((row) => row.querySelectorAll('.relief').length);
    expect(reliefs).toEqual([0, 1, 1]);
  });

  it('days on which the clinic is closed are shaded and named', async () => {
    const { page, text } = await open({
      closures: [
        { from: '2026-12-24', to: '2027-01-01', why: 'New Year' },
        { from: '2019-12-24', to: '2020-01-01', why: 'Long ago' },
      ],
    });
    expect(page.querySelectorAll('.closed')).toHaveLength(1);
    expect(text()).toContain('clinic closed: Dec 24, 2026 to Jan 1, 2027 (New Year)');
    expect(text()).not.toContain('Long ago');
    expect((await open()).text()).not.toContain('clinic closed');
  });

  it('a ribbon, a word on each row and a sentence say how well effects will be told', async () => {
    const { page, text, set } = await open();
    const stretches = [...page.querySelectorAll<HTMLElement>('.stretch')];
    expect(stretches.length).toBeGreaterThan(0);
    for (const { title } of stretches) expect(title).toMatch(/^Told (clearly|partly|hardly): \w/);
    expect([...page.querySelectorAll('.lane .told')].map((word) => word.textContent)).toEqual(
      ['a', 'r', 'p'].map((id) => `told ${LEGIBILITY_WORDS[INFORMATION.courses.find(({ courseId }) => courseId === id)?.legibility ?? 'hardly'].en}`),
    );
    expect(text()).toMatch(/Of 3 effects, \d will be told .*\. .*Worked out from 0 check-ins made, and \d+ planned until Apr 26, 2027\./);
    expect(await violations(page)).toEqual([]);
    await set('information', null);
    expect(page.querySelectorAll('.stretch, .told, .legible')).toHaveLength(0);
  });

  it('where a course would be in another plan is outlined on its row', async () => {
    const { page } = await open({ ghosts: [{ courseId: 'p', from: '2027-02-01', to: '2027-03-01' }] });
    expect(page.querySelectorAll('.lane.interventional .ghost')).toHaveLength(1);
  });
});

describe('zooming and panning', () => {
  it('plus and minus, from a bar as well; all the way out everything fits', async () => {
    const { key, zooms, total, page } = await open();
    const fit = total();
    expect(await key('+')).toBe(true);
    expect(total()).toBeGreaterThan(fit * 1.3);
    await key('=', page.querySelector('.bar'));
    for (let out = 0; out < 6; out += 1) await key('-');
    expect(typeof zooms.at(-1)).toBe('number');
    expect(total()).toBeLessThanOrEqual(fit);
    expect(page.querySelectorAll('app-mini-map')).toHaveLength(0);
  });

  it('Ctrl and the wheel; the wheel alone scrolls the page', async () => {
    const { wheel, zooms } = await open();
    expect(await wheel(-100, false)).toBe(false);
    expect(zooms).toEqual([]);
    expect(await wheel(-100, true)).toBe(true);
    expect(typeof zooms[0]).toBe('number');
  });

  it('closer than everything it can be panned: by keys, and by dragging an empty place', async () => {
    const { key, region, page, send, settle } = await open({ zoom: 'weeks', lines: linesOf(boardOf(LONG), LONG, CATALOGUE, evaluationOf([])) });
    expect(page.querySelectorAll('app-mini-map')).toHaveLength(1);
    await key('Home');
    expect(await key('ArrowRight')).toBe(true);
    expect(region.scrollLeft).toBe(49);
    Object.defineProperties(region, { scrollWidth: { value: 3000 }, clientWidth: { value: 800 } });
    const empty = page.querySelector('.lane .track');
    const at = (type: string, clientX: number) => send(empty, new MouseEvent(type, { clientX, button: 0, bubbles: true }));
    await at('pointerdown', 100);
    await at('pointermove', 60);
    await at('pointerup', 60);
    await at('pointermove', 0);
    await settle();
    expect(region.scrollLeft).toBe(89);
  });

  it('what fits ends with the last decision; the effects after it are beside the screen, in reach of the map', async () => {
    const { page, total } = await open();
    expect(total()).toBeGreaterThan(800);
    expect(page.querySelectorAll('app-mini-map')).toHaveLength(1);
    expect([...page.querySelectorAll<HTMLElement>('.bar')].map(({ style }) => Number.parseFloat(style.left)).every((left) => left < 800)).toBe(true);
  });

  it('where everything is in sight there is nothing to pan', async () => {
    const { key, page } = await open();
    for (let out = 0; out < 6; out += 1) await key('-');
    expect(page.querySelectorAll('app-mini-map')).toHaveLength(0);
    expect(await key('ArrowRight')).toBe(false);
  });
});

const LONG = planOf([courseOf('a', 'duloxetine', '2026-12-07'), courseOf('b', 'duloxetine', '2028-01-03')]);

describe('printing', () => {
  it('everything fits on the width of a page, whatever the zoom; afterwards it is as it was', async () => {
    const { total, page } = await open({ zoom: 'weeks', lines: linesOf(boardOf(LONG), LONG, CATALOGUE, evaluationOf([])) });
    const before = total();
    globalThis.dispatchEvent(new Event('beforeprint'));
    // At once: the printer does not wait.
    expect(total()).toBe(520);
    expect(page.querySelectorAll('app-mini-map')).toHaveLength(0);
    globalThis.dispatchEvent(new Event('afterprint'));
    expect(total()).toBe(before);
  });
});

describe('the table', () => {
  it('says the reviews and windows of each course, and those of the whole plan', async () => {
    const { page } = await openSection('plan', chartOf({ plan: PLAN }));
    const table = page.querySelector('app-plan-table')?.textContent?.replaceAll(/\s+/g, ' ') ?? '';
    for (const words of ['Assessment on Jan 11, 2027', 'Relief to be used for rehabilitation', 'Best begun', 'Reviews of the whole plan: Plan review on'])
      expect(table).toContain(words);
  });
});
