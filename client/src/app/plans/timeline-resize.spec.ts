import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chartOf } from '../../testing/chart';
import { courseOf, planOf } from '../../testing/plan';
import { openSection } from '../../testing/section';

const DRAFT = planOf([
  courseOf('a', 'ibuprofen', '2026-12-07', { endsOn: '2026-12-20' }),
  courseOf('b', 'naproxen', '2027-01-04'),
  courseOf('c', 'pt_exercise', '2026-11-02', { endsOn: '2027-01-31', state: 'active', startedOn: '2026-11-02' }),
  courseOf('d', 'esi', '2027-02-01'),
]);
const NAMES = { a: 'Ibuprofen', b: 'Naproxen' } as const;

const open = async () => {
  const opened = await openSection('plan', chartOf({ plan: { ...DRAFT, state: 'active' } }));
  const { page, settle, button, asked } = opened;
  const bar = (id: string) => page.querySelector<HTMLElement>(`#bar-${id}`);
  const last = (name: string) => page.querySelector<HTMLInputElement>(`input[aria-label="Planned last day of ${name}"]`);
  const until = async (act: () => void) => {
    act();
    await settle();
  };
  return {
    ...opened,
    bar,
    first: (name: string) => page.querySelector<HTMLInputElement>(`input[aria-label="First day of ${name}"]`)?.value,
    lastDay: (name: string) => last(name)?.value,
    canUndo: () => !(button('Undo') as HTMLButtonElement).disabled,
    undo: () => until(() => button('Undo').click()),
    key: (id: string, key: string, shiftKey = false) =>
      until(() => bar(id)?.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, altKey: true, bubbles: true, cancelable: true }))),
    type: (name: string, day: string) =>
      until(() => {
        const field = last(name);
        if (field === null) throw new Error(`No last day of ${name}`);
        field.value = day;
        field.dispatchEvent(new Event('change', { bubbles: true }));
      }),
    pull: async (id: string, type: 'pointerup' | 'pointercancel', ...xs: readonly number[]) => {
      const edge = bar(id)?.querySelector('.edge');
      await until(() => edge?.dispatchEvent(new MouseEvent('pointerdown', { clientX: 0, button: 0, bubbles: true, cancelable: true })));
      for (const clientX of xs) await until(() => bar(id)?.dispatchEvent(new MouseEvent('pointermove', { clientX, bubbles: true })));
      await until(() => bar(id)?.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true })));
    },
    sent: async () => {
      await until(() => button('Save').click());
      return asked('/api/plans/plan1/board', 'PUT').request.body as unknown;
    },
  };
};

describe('the last day of a course', () => {
  // jsdom has no pointers to hold.
  beforeEach(() => void Object.assign(Element.prototype, { setPointerCapture: () => undefined }));
  afterEach(() => document.body.replaceChildren());

  it.each([
    ['Alt and an arrow: a day', 'ArrowRight', false, '2026-12-21'],
    ['back as well', 'ArrowLeft', false, '2026-12-19'],
    ['with Shift a week', 'ArrowRight', true, '2026-12-27'],
    ['back a week', 'ArrowLeft', true, '2026-12-13'],
  ])('%s, and the plan is the same as after typing the day in the table', async (_what, key, shift, day) => {
    const opened = await open();
    await opened.key('a', key, shift);
    expect([opened.first(NAMES.a), opened.lastDay(NAMES.a)]).toEqual(['2026-12-07', day]);
    const byKey = await opened.sent();
    document.body.replaceChildren();
    TestBed.resetTestingModule();
    const again = await open();
    await again.type(NAMES.a, day);
    expect(await again.sent()).toEqual(byKey);
  });

  it('goes no further back than the first one', async () => {
    const { key, lastDay } = await open();
    for (const _ of [1, 2, 3]) await key('a', 'ArrowLeft', true);
    expect(lastDay(NAMES.a)).toBe('2026-12-07');
  });

  it('is dragged by the right edge, as one step of undo, the first day kept', async () => {
    const { pull, first, lastDay, undo, canUndo } = await open();
    await pull('a', 'pointerup', 20, 40, 60);
    expect(lastDay(NAMES.a)?.localeCompare('2026-12-20')).toBe(1);
    expect(first(NAMES.a)).toBe('2026-12-07');
    await undo();
    expect([lastDay(NAMES.a), canUndo()]).toEqual(['2026-12-20', false]);
  });

  it('an ongoing course gets an end; dragged out and back it is ongoing, and nothing has changed', async () => {
    const { pull, lastDay, undo, canUndo } = await open();
    await pull('b', 'pointerup', -40);
    expect(lastDay(NAMES.b)).toMatch(/^2027-/);
    await undo();
    await pull('b', 'pointerup', 60, 0);
    expect([lastDay(NAMES.b), canUndo()]).toEqual(['', false]);
  });

  it('a pointer that the browser takes away leaves it as it was', async () => {
    const { pull, lastDay, canUndo } = await open();
    await pull('a', 'pointercancel', 40, 60);
    expect([lastDay(NAMES.a), canUndo()]).toEqual(['2026-12-20', false]);
    await pull('b', 'pointercancel', -40);
    expect([lastDay(NAMES.b), canUndo()]).toEqual(['', false]);
  });

  it('a course that runs can end on another day, but not begin', async () => {
    const { key, bar, sent } = await open();
    await key('c', 'ArrowRight');
    bar('c')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    expect(await sent()).toMatchObject({ courses: [{}, {}, { id: 'c', startsOn: '2026-11-02', endsOn: '2027-02-01' }, {}] });
  });

  it('a procedure of one day has no edge to drag', async () => {
    const { bar, key, canUndo } = await open();
    expect(bar('d')?.querySelector('.edge')).toBeNull();
    await key('d', 'ArrowRight');
    expect(canUndo()).toBe(false);
  });
});
