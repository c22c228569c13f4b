import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { violations } from '../../testing/axe';
import { chartOf } from '../../testing/chart';
import { courseOf, planOf } from '../../testing/plan';
import { openSection } from '../../testing/section';

const STAGES = ['Foundation', 'Build'].map((name, position) => ({ id: `s${position + 1}`, name, purpose: '', position }));
/** On the timeline by category: the medicines a, b, c, then the exercise d, which has started. */
const PLAN = planOf(
  [
    courseOf('a', 'ibuprofen', '2026-12-07'),
    courseOf('b', 'naproxen', '2027-01-04', { endsOn: '2027-01-31' }),
    courseOf('c', 'duloxetine', '2027-02-01', { stageId: 's2' }),
    courseOf('d', 'pt_exercise', '2026-11-02', { stageId: 's2', state: 'active', startedOn: '2026-11-02' }),
  ],
  { stages: STAGES, state: 'active' },
);
const STARTS = ['2026-12-07', '2027-01-04', '2027-02-01'];

const open = async () => {
  const opened = await openSection('plan', chartOf({ plan: PLAN }));
  const { page, settle, button, asked } = opened;
  const bar = (id: string) => page.querySelector<HTMLElement>(`#bar-${id}`);
  const until = async (act: () => void) => {
    act();
    await settle();
  };
  return {
    ...opened,
    press: (name: string) => until(() => button(name).click()),
    click: (id: string, more: MouseEventInit = {}) => until(() => bar(id)?.dispatchEvent(new MouseEvent('click', { bubbles: true, ...more }))),
    key: (id: string, key: string, more: KeyboardEventInit = {}) =>
      until(() => bar(id)?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))),
    tick: (name: string, shiftKey = false) =>
      until(() => page.querySelector(`app-plan-table input[aria-label="${name}"]`)?.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey }))),
    stage: (id: string) =>
      until(() => {
        const select = page.querySelector<HTMLSelectElement>('app-picks-bar select');
        if (select === null) throw new Error('No stages to choose from');
        select.value = id;
        select.dispatchEvent(new Event('change'));
      }),
    days: (text: string) =>
      until(() => {
        const field = page.querySelector<HTMLInputElement>('app-picks-bar input');
        if (field === null) throw new Error('No days to type');
        field.value = text;
        field.dispatchEvent(new Event('input'));
      }),
    drag: async (id: string, x: number) => {
      const at = (type: string, clientX: number) => until(() => bar(id)?.dispatchEvent(new MouseEvent(type, { clientX, button: 0, bubbles: true })));
      await at('pointerdown', 0);
      await at('pointermove', x / 2);
      await at('pointermove', x);
      await at('pointerup', x);
    },
    picked: () => [...page.querySelectorAll<HTMLElement>('.bar.picked')].map(({ id }) => id.replace('bar-', '')).sort(),
    ticked: () =>
      [...page.querySelectorAll<HTMLInputElement>('app-plan-table tbody input:checked')].map((one) => one.ariaLabel ?? one.getAttribute('aria-label')),
    words: () => page.querySelector('app-picks-bar')?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '',
    starts: () => [...page.querySelectorAll<HTMLInputElement>('app-plan-table input[aria-label^="First day"]')].map(({ value }) => value),
    said: () => document.querySelector('.cdk-live-announcer-element')?.textContent ?? '',
    sent: async () => {
      await until(() => button('Save').click());
      return asked('/api/plans/plan1/board', 'PUT').request.body as { courses: { id: string; startsOn: string; endsOn: string | null }[] };
    },
  };
};

// jsdom has no pointers to hold.
beforeEach(() => void Object.assign(Element.prototype, { setPointerCapture: () => undefined }));
afterEach(() => document.body.replaceChildren());

describe('selecting several courses', () => {
  it('by Ctrl and a click, one more or one less; in the table they are ticked', async () => {
    const { click, picked, ticked, words, page } = await open();
    await click('a', { ctrlKey: true });
    await click('c', { metaKey: true });
    expect(picked()).toEqual(['a', 'c']);
    expect(ticked()).toEqual(['Select Ibuprofen', 'Select Duloxetine']);
    expect(words()).toContain('2 selected move by days');
    expect(await violations(page)).toEqual([]);
    await click('a', { ctrlKey: true });
    expect(picked()).toEqual(['c']);
  });

  it('by Shift and a click, all that are shown between', async () => {
    const { click, picked } = await open();
    await click('a', { ctrlKey: true });
    await click('c', { shiftKey: true });
    expect(picked()).toEqual(['a', 'b', 'c']);
  });

  it('by keyboard: Space, Shift and Space, Ctrl and A; Escape clears', async () => {
    const { key, picked, pause, said } = await open();
    await key('b', ' ');
    expect(picked()).toEqual(['b']);
    await key('c', ' ', { shiftKey: true });
    expect(picked()).toEqual(['b', 'c']);
    await key('c', 'a', { ctrlKey: true });
    expect(picked()).toEqual(['a', 'b', 'c', 'd']);
    await pause(150);
    expect(said()).toBe('4 courses selected.');
    await key('c', 'Escape');
    expect(picked()).toEqual([]);
  });

  it('in the table, by ticks', async () => {
    const { tick, picked } = await open();
    await tick('Select Ibuprofen');
    await tick('Select Duloxetine', true);
    expect(picked()).toEqual(['a', 'b', 'c']);
  });

  it('the course whose details are open is the first of them', async () => {
    const { click, picked } = await open();
    await click('a');
    await click('b', { ctrlKey: true });
    expect(picked()).toEqual(['a', 'b']);
  });

  it('a stage as a group', async () => {
    const { stage, picked, words } = await open();
    await stage('s2');
    expect(picked()).toEqual(['c', 'd']);
    expect(words()).toContain('2 selected, 1 of them started: that stays where it is');
  });
});

describe('moving several courses', () => {
  const inWeek = ['2026-12-14', '2027-01-11', '2027-02-01'];
  it.each<[string, (opened: Awaited<ReturnType<typeof open>>) => Promise<void>]>([
    ['typed days', async ({ days, press }) => (await days('7'), press('Move'))],
    ['a key', ({ key }) => key('b', 'ArrowRight', { shiftKey: true })],
  ])('by %s: all by the same days, their lengths kept, as one step of undo', async (_how, act) => {
    const opened = await open();
    await opened.click('a', { ctrlKey: true });
    await opened.click('b', { ctrlKey: true });
    await act(opened);
    expect(opened.starts()).toEqual(inWeek);
    expect((await opened.sent()).courses[1]).toMatchObject({ startsOn: '2027-01-11', endsOn: '2027-02-07' });
    await opened.press('Undo');
    expect(opened.starts()).toEqual(STARTS);
    expect((opened.button('Undo') as HTMLButtonElement).disabled).toBe(true);
  });

  it('by dragging one of them; what has started stays, and so does what is not selected', async () => {
    const { drag, key, click, starts, press, button } = await open();
    await key('a', 'a', { ctrlKey: true });
    await click('c', { ctrlKey: true });
    await drag('a', 90);
    const [a = '', b = '', c] = starts();
    expect(c).toBe('2027-02-01');
    expect(a > '2026-12-07').toBe(true);
    expect(Date.parse(b) - Date.parse(a)).toBe(Date.parse('2027-01-04') - Date.parse('2026-12-07'));
    await press('Undo');
    expect(starts()).toEqual(STARTS);
    expect((button('Undo') as HTMLButtonElement).disabled).toBe(true);
  });

  it('a bar that is not one of them moves alone', async () => {
    const { click, key, starts } = await open();
    await click('a', { ctrlKey: true });
    await click('b', { ctrlKey: true });
    await key('c', 'ArrowRight');
    expect(starts()).toEqual(['2026-12-07', '2027-01-04', '2027-02-02']);
  });

  it('or removes them, as one step of undo', async () => {
    const { stage, press, starts, words } = await open();
    await stage('s1');
    await press('Remove');
    expect(starts()).toEqual(['2027-02-01']);
    expect(words()).not.toContain('selected');
    await press('Undo');
    expect(starts()).toEqual(STARTS);
  });

  it('nonsense typed moves nothing', async () => {
    const { stage, days, button } = await open();
    await stage('s1');
    for (const text of ['', '1.5', '9999', '0']) {
      await days(text);
      expect((button('Move') as HTMLButtonElement).disabled).toBe(true);
    }
  });
});
