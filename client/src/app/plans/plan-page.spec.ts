import { afterEach, describe, expect, it } from '@jest/globals';
import { violations } from '../../testing/axe';
import { chartOf } from '../../testing/chart';
import { openPage, problem, sessionOf } from '../../testing/page';
import { planOf } from '../../testing/plan';
import { BOARD, DRAFT, openPlan } from '../../testing/plan-page';
import { routes } from '../app.routes';

const failed = { status: 500, statusText: 'x' };

afterEach(() => document.body.replaceChildren());

describe('a patient without a plan', () => {
  it('is offered a draft, which is asked for once however often it is tried', async () => {
    const { page, text, press, asked, settle, backend } = await openPlan(null);
    expect(text()).toContain('No plan yet');
    expect(await violations(page)).toEqual([]);
    await press('Draft a plan');
    const first = asked('/api/patients/p1/plans', 'POST');
    first.flush(problem(500, 'fault', { title: 'The server failed' }), failed);
    await settle();
    expect(text()).toContain('The server failed');
    await press('Draft a plan');
    const second = asked('/api/patients/p1/plans', 'POST');
    expect(second.request.headers.get('idempotency-key')).toBe(first.request.headers.get('idempotency-key'));
    second.flush(planOf([]));
    await settle();
    backend.expectOne('/api/patients/p1').flush(chartOf({ plan: planOf([]) }));
    await settle();
    expect(text()).toContain('No treatment on the board yet');
  });
});

it('only stages that hold a course are counted', async () => {
  const empty = { id: 's2', name: 'Later', purpose: '', position: 1 };
  const { text } = await openPlan({ ...DRAFT, stages: [...DRAFT.stages, empty] });
  expect(text()).toMatch(/\d courses in 1 stage(?!s)/u);
});

describe('what the rules find', () => {
  it('is shown with its fix; the fix removes it, undo brings it back', async () => {
    const { page, press, blocks, startOf } = await openPlan(DRAFT);
    expect(blocks()).toEqual([expect.stringContaining('run at the same time')]);
    expect(await violations(page)).toEqual([]);
    await press('Fix: Remove Naproxen from the plan');
    expect(blocks()).toEqual([]);
    expect(startOf('Naproxen')).toBeUndefined();
    await press('Undo');
    expect(blocks()).toHaveLength(1);
    expect(startOf('Naproxen')).toBe('2026-12-09');
  });

  it('a finding leads to the bars it speaks of', async () => {
    const { page, bar } = await openPlan(DRAFT);
    page.querySelectorAll<HTMLElement>('.finding.block .link')[1]?.click();
    expect(document.activeElement).toBe(bar('b'));
  });
});

describe('moving a course', () => {
  it.each([
    ['an arrow moves by a day', 'ArrowRight', false, '2026-12-08'],
    ['back as well', 'ArrowLeft', false, '2026-12-06'],
    ['with Shift by a week', 'ArrowRight', true, '2026-12-14'],
    ['with Shift back by a week', 'ArrowLeft', true, '2026-11-30'],
  ])('%s, and the plan is the same as after typing the day in the table', async (_what, key, shift, day) => {
    const opened = await openPlan(DRAFT);
    await opened.key('a', key, shift);
    expect(opened.startOf('Ibuprofen')).toBe(day);
    await opened.press('Save');
    const byKey = opened.asked(BOARD, 'PUT');
    byKey.flush(problem(500, 'fault'), failed);
    await opened.press('Undo');
    await opened.typeDay('Ibuprofen', day);
    await opened.press('Save');
    expect(opened.asked(BOARD, 'PUT').request.body).toEqual(byKey.request.body);
  });

  it.each([
    ['a', 'ArrowRight'],
    ['b', 'ArrowLeft'],
  ])('bar %s keeps the focus when it passes another one; the rows are put in order afterwards', async (id, key) => {
    const { bar, key: press, page, settle } = await openPlan(DRAFT);
    const order = () => [...page.querySelectorAll('app-timeline-bar button')].map((one) => one.id);
    bar(id)?.focus();
    for (let day = 0; day < 3; day += 1) await press(id, key);
    expect(document.activeElement).toBe(bar(id));
    bar(id)?.blur();
    await settle();
    expect(order()).toEqual(['bar-b', 'bar-a']);
  });

  it('a field keeps the focus while the day typed in it passes another course', async () => {
    const { first, typeDay } = await openPlan(DRAFT);
    first('Naproxen')?.focus();
    await typeDay('Naproxen', '2026-12-01');
    expect(document.activeElement).toBe(first('Naproxen'));
  });

  it('typed in one go it is one step; the years on the way to it move nothing', async () => {
    const { typeDay, startOf, button, press } = await openPlan(DRAFT);
    for (const year of ['0002', '0020', '0202']) await typeDay('Ibuprofen', `${year}-12-07`);
    expect((button('Undo') as HTMLButtonElement).disabled).toBe(true);
    for (const day of ['2027-12-07', '2027-12-01', '2027-12-15']) await typeDay('Ibuprofen', day);
    expect(startOf('Ibuprofen')).toBe('2027-12-15');
    await press('Undo');
    expect(startOf('Ibuprofen')).toBe('2026-12-07');
  });

  it('a field that was left half typed says again where the course stands', async () => {
    const { typeDay, first, startOf } = await openPlan(DRAFT);
    await typeDay('Ibuprofen', '');
    first('Ibuprofen')?.dispatchEvent(new FocusEvent('blur'));
    expect(startOf('Ibuprofen')).toBe('2026-12-07');
  });
});

describe('nothing to change', () => {
  it('in a plan that is over: it can be read, and a new one drafted', async () => {
    const { page, bar, key, blocks, button } = await openPlan({ ...DRAFT, state: 'completed' });
    expect(blocks()).toHaveLength(1);
    const words = [...page.querySelectorAll('app-plan-page button, app-plan-page a')].map((one) => one.textContent?.trim() ?? '');
    for (const control of ['Save', 'Undo', 'Redo', 'Add treatment', 'Activate…', 'Propose', 'Discard']) expect(words).not.toContain(control);
    expect(words.filter((word) => word.startsWith('Fix'))).toEqual([]);
    expect(page.querySelectorAll('app-plan-table input, app-plan-table td button')).toHaveLength(0);
    expect([...page.querySelectorAll<HTMLInputElement>('app-plan-details input, app-plan-details textarea')].every(({ disabled }) => disabled)).toBe(true);
    const name = bar('a')?.getAttribute('aria-label');
    await key('a', 'ArrowRight');
    expect(bar('a')?.getAttribute('aria-label')).toBe(name);
    expect(button('Draft a new plan')).toBeTruthy();
    expect(await violations(page)).toEqual([]);
  });

  it('for a scheduler: the plan is not even asked for', async () => {
    const { page, backend } = await openPage(routes, '/patients/p1/plan', sessionOf('scheduler'));
    expect(page.querySelectorAll('app-not-allowed-page')).toHaveLength(1);
    expect(page.querySelectorAll('app-plan-page, app-draft-plan')).toHaveLength(0);
    expect(backend.match(({ url }) => url.startsWith('/api/patients'))).toEqual([]);
  });
});
