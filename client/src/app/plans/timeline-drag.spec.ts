import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chartOf } from '../../testing/chart';
import { courseOf, planOf } from '../../testing/plan';
import { openSection } from '../../testing/section';

const DRAFT = planOf([courseOf('a', 'ibuprofen', '2026-12-07'), courseOf('b', 'naproxen', '2027-01-04')]);

const open = async () => {
  const opened = await openSection('plan', chartOf({ plan: DRAFT }));
  const { page, settle, button } = opened;
  const bar = (id: string) => page.querySelector<HTMLElement>(`#bar-${id}`);
  const pointer = async (id: string, type: string, clientX: number) => {
    bar(id)?.dispatchEvent(new MouseEvent(type, { clientX, button: 0, bubbles: true }));
    await settle();
  };
  return {
    ...opened,
    pointer,
    bar,
    startOf: (name: string) => page.querySelector<HTMLInputElement>(`input[aria-label="First day of ${name}"]`)?.value,
    undo: async () => {
      button('Undo').click();
      await settle();
    },
    told: () => page.querySelector('app-timeline-bar .told')?.textContent ?? null,
    said: () => document.querySelector('.cdk-live-announcer-element')?.textContent ?? '',
    canUndo: () => !(button('Undo') as HTMLButtonElement).disabled,
    drag: async (id: string, ...xs: readonly number[]) => {
      await pointer(id, 'pointerdown', 0);
      for (const x of xs) await pointer(id, 'pointermove', x);
      await pointer(id, 'pointerup', xs.at(-1) ?? 0);
      await pointer(id, 'click', xs.at(-1) ?? 0);
    },
  };
};

describe('dragging a bar', () => {
  // jsdom has no pointers to hold.
  beforeEach(() => void Object.assign(Element.prototype, { setPointerCapture: () => undefined }));
  afterEach(() => document.body.replaceChildren());

  it('is one step of undo, however many days it crosses', async () => {
    const { drag, startOf, undo, canUndo } = await open();
    await drag('a', 20, 40, 60, 80);
    expect(startOf('Ibuprofen')).not.toBe('2026-12-07');
    await undo();
    expect(startOf('Ibuprofen')).toBe('2026-12-07');
    expect(canUndo()).toBe(false);
  });

  it('out and back changes nothing', async () => {
    const { drag, startOf, canUndo } = await open();
    await drag('a', 40, 80, 0);
    expect(startOf('Ibuprofen')).toBe('2026-12-07');
    expect(canUndo()).toBe(false);
  });

  it('a hand that rests moves nothing on, even where the timeline grows with the bar', async () => {
    const { drag, startOf, undo } = await open();
    await drag('b', 150);
    const once = startOf('Naproxen');
    await undo();
    await drag('b', 150, 150, 150, 150);
    expect(startOf('Naproxen')).toBe(once);
  });

  it('an unsteady hand is a click, and chooses the course', async () => {
    const { drag, canUndo, bar } = await open();
    await drag('a', 2, 3);
    expect(canUndo()).toBe(false);
    expect(bar('a')?.getAttribute('aria-pressed')).toBe('true');
  });

  it('keeps hold of the bar while it passes another one', async () => {
    const { pointer, bar } = await open();
    const held = bar('b');
    await pointer('b', 'pointerdown', 0);
    await pointer('b', 'pointermove', -300);
    expect(document.activeElement).toBe(held);
  });

  it('says its new first day beside it while it moves, and aloud only once it is let go', async () => {
    const { pointer, told, said, startOf, pause } = await open();
    await pointer('b', 'pointerdown', 0);
    await pointer('b', 'pointermove', 3);
    expect(told()).toBeNull();
    await pointer('b', 'pointermove', 80);
    const first = told();
    await pointer('b', 'pointermove', 168);
    expect([first, told()]).toEqual(['Jan 12, 2027 · week 6 · 8 days later', 'Jan 20, 2027 · week 7 · 16 days later']);
    await pause(150);
    expect(said()).toBe('');
    await pointer('b', 'pointerup', 168);
    expect(startOf('Naproxen')).toBe('2027-01-20');
    expect(told()).toBeNull();
    await pause(150);
    expect(said()).toMatch(/^Naproxen starts Jan 20, 2027\. .*finding/);
  });

  it('keys say it as well, counted from where the bar was, until it is left', async () => {
    const { bar, told, settle } = await open();
    const key = async (name: string, more: KeyboardEventInit = {}) => {
      bar('b')?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, ...more }));
      await settle();
    };
    bar('b')?.focus();
    await key('ArrowRight');
    await key('ArrowRight', { shiftKey: true });
    expect(told()).toBe('Jan 12, 2027 · week 6 · 8 days later');
    await key('ArrowRight', { altKey: true });
    expect(told()).toMatch(/^until .* · 1 day later$/);
    bar('a')?.focus();
    await settle();
    expect(told()).toBeNull();
  });
});
