import { afterEach, describe, expect, it } from '@jest/globals';
import { boardOf } from '@stagewell/shared/plans/board';
import type { EditToKeep, KeptEditView } from '@stagewell/shared/plans/kept-edit';
import { violations } from '../../testing/axe';
import { chartOf } from '../../testing/chart';
import { type OpenPage, problem } from '../../testing/page';
import { courseOf, planOf } from '../../testing/plan';
import { openSection } from '../../testing/section';

const DRAFT = planOf([courseOf('a', 'ibuprofen', '2026-12-07')]);
const LATER = { ...boardOf(DRAFT), courses: boardOf(planOf([courseOf('a', 'ibuprofen', '2027-01-11')])).courses };
const EDIT = '/api/plans/plan1/edit';
const AT = '2026-11-24T22:40:00.000Z';
/** Longer than the pause before an edit is kept. */
const PAUSE_MS = 1700;
const keptAs = (board = LATER, more: Partial<NonNullable<KeptEditView['kept']>> = {}): KeptEditView => ({
  kept: { baseVersion: 3, board, keptAt: AT, ...more },
  base: null,
});

const right = () => new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true });

const open = async (edit: KeptEditView = { kept: null, base: null }, meanwhile?: (opened: OpenPage) => Promise<void>) => {
  const opened = await openSection('plan', chartOf({ plan: DRAFT }), { edit, ...(meanwhile === undefined ? {} : { meanwhile }) });
  const until = async (act: () => void, ms = 0) => {
    act();
    await opened.pause(ms);
    await opened.settle();
  };
  return {
    ...opened,
    start: () => opened.page.querySelector<HTMLInputElement>('app-plan-table input[aria-label="First day of Ibuprofen"]')?.value,
    later: () =>
      until(
        () => opened.page.querySelector('#bar-a')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true })),
        PAUSE_MS,
      ),
    press: (name: string, ms = 0) => until(() => opened.button(name).click(), ms),
    /** Whether closing the window would be warned of. */
    isAtRisk: () => {
      const closing = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(closing);
      return closing.defaultPrevented;
    },
  };
};

afterEach(() => document.body.replaceChildren());

describe('an edit that is not saved', () => {
  it('is kept after a pause, on the version that it began with, and then the window may be closed', async () => {
    const { later, asked, settle, text, isAtRisk, page } = await open();
    expect(isAtRisk()).toBe(false);
    await later();
    expect([text().includes('being kept'), isAtRisk()]).toEqual([true, true]);
    const first = asked(EDIT, 'PUT');
    expect(first.request.body).toMatchObject({ baseVersion: 3, after: null, board: { courses: [{ id: 'a', startsOn: '2026-12-08' }] } });
    first.flush(keptAs((first.request.body as EditToKeep).board));
    await settle();
    expect([text().includes('kept Nov 24, 2026, 10:40 PM'), isAtRisk()]).toEqual([true, false]);
    expect(await violations(page)).toEqual([]);
    await later();
    expect(asked(EDIT, 'PUT').request.body).toMatchObject({ after: AT });
  });

  it('is on the screen again when the plan is opened again, and can be dropped', async () => {
    const { start, text, press, asked } = await open(keptAs());
    expect([start(), text().includes('Your edit of Nov 24, 2026, 10:40 PM was not saved')]).toEqual(['2027-01-11', true]);
    await press('Drop it', PAUSE_MS);
    expect(start()).toBe('2026-12-07');
    asked(EDIT, 'DELETE').flush(null);
    await press('Undo');
    expect(start()).toBe('2027-01-11');
  });

  it('does not take the place of an earlier one before somebody has chosen', async () => {
    const already = async ({ page, settle }: OpenPage) => {
      page.querySelector('#bar-a')?.dispatchEvent(right());
      await settle();
    };
    const { start, text, press, asked, pause, backend } = await open(keptAs(), already);
    await pause(PAUSE_MS);
    expect([start(), text().includes('You had another edit of this plan')]).toEqual(['2026-12-08', true]);
    expect(backend.match(EDIT)).toEqual([]);
    await press('Show that one');
    expect(start()).toBe('2027-01-11');
    await press('Undo', PAUSE_MS);
    expect(start()).toBe('2026-12-08');
    expect(asked(EDIT, 'PUT').request.body).toMatchObject({ after: AT });
  });

  it('being saved is not kept once more', async () => {
    const { page, button, settle, pause, asked, backend } = await open();
    page.querySelector('#bar-a')?.dispatchEvent(right());
    await settle();
    button('Save').click();
    await settle();
    await pause(PAUSE_MS);
    expect(backend.match(EDIT)).toEqual([]);
    asked('/api/plans/plan1/board', 'PUT');
  });

  it('that says what is saved is dropped without a word', async () => {
    const { text, asked, pause } = await open(keptAs(boardOf(DRAFT)));
    await pause(20);
    expect(text()).not.toContain('was not saved');
    asked(EDIT, 'DELETE').flush(null);
  });

  it('a server that cannot be reached: it stays on the screen, is said, and is tried again when the connection is back', async () => {
    const { later, asked, settle, text, start, isAtRisk, pause } = await open();
    await later();
    asked(EDIT, 'PUT').error(new ProgressEvent('error'), { status: 0, statusText: '' });
    await settle();
    for (const words of ['Not kept: The clinic’s server cannot be reached', 'leave it open']) expect(text()).toContain(words);
    expect([start(), isAtRisk()]).toEqual(['2026-12-08', true]);
    window.dispatchEvent(new Event('online'));
    await pause(20);
    const again = asked(EDIT, 'PUT');
    again.flush(keptAs((again.request.body as EditToKeep).board));
    await settle();
    expect([text().includes('Not kept'), isAtRisk()]).toEqual([false, false]);
  });

  it('another window of the same person: it says so and does not try again', async () => {
    const { later, asked, settle, text, pause, backend } = await open();
    await later();
    asked(EDIT, 'PUT').flush(problem(409, 'edited-elsewhere', { title: 'Conflict', detail: 'You edit this plan in another window too.' }), {
      status: 409,
      statusText: 'x',
    });
    await settle();
    expect(text()).toContain('You edit this plan in another window too.');
    await pause(PAUSE_MS);
    expect(backend.match(EDIT)).toEqual([]);
  });
});
