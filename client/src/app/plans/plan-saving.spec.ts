import { afterEach, describe, expect, it } from '@jest/globals';
import type { PlanView } from '@stagewell/shared/plans/plan';
import { violations } from '../../testing/axe';
import { chartOf } from '../../testing/chart';
import { problem } from '../../testing/page';
import { courseOf, planOf } from '../../testing/plan';
import { BOARD, DRAFT, openPlan, type OpenedPlan } from '../../testing/plan-page';

/** Saves, and someone else was faster. */
const clash = async ({ press, asked, settle }: OpenedPlan, theirs: PlanView) => {
  await press('Save');
  asked(BOARD, 'PUT').flush(problem(412, 'version-clash'), { status: 412, statusText: 'x' });
  await settle();
  asked('/api/plans/plan1').flush(theirs);
  await settle();
  // The dialog opens after that answer has been looked at.
  await settle();
};
const failed = { status: 500, statusText: 'x' };

afterEach(() => document.body.replaceChildren());

describe('saving', () => {
  it('names the version it was made on, and then there is nothing to save', async () => {
    const { key, press, asked, settle, text, backend } = await openPlan(DRAFT);
    await key('a', 'ArrowRight');
    expect(text()).toContain('Unsaved changes');
    await press('Save');
    const request = asked(BOARD, 'PUT');
    expect(request.request.headers.get('if-match')).toBe('"3"');
    const saved = planOf([courseOf('a', 'ibuprofen', '2026-12-08'), DRAFT.courses[1] ?? courseOf('b', 'naproxen', '2026-12-09')], { version: 4 });
    request.flush(saved);
    await settle();
    backend.expectOne('/api/patients/p1').flush(chartOf({ plan: saved }));
    await settle();
    expect(text()).toContain('version 4');
    expect(text()).not.toContain('Unsaved changes');
    expect(backend.match('/api/clinic')).toEqual([]);
  });

  it('pressed twice, saves once', async () => {
    const { key, button, asked, settle } = await openPlan(DRAFT);
    await key('a', 'ArrowRight');
    button('Save').click();
    button('Save').click();
    await settle();
    expect(asked(BOARD, 'PUT').request.headers.get('if-match')).toBe('"3"');
  });

  it('a failing server keeps the edit on the screen and says so', async () => {
    const { key, press, asked, settle, text, startOf } = await openPlan(DRAFT);
    await key('a', 'ArrowRight');
    await press('Save');
    asked(BOARD, 'PUT').flush(problem(500, 'fault', { title: 'The server failed' }), failed);
    await settle();
    for (const words of ['The server failed', 'Your edit is still on the screen.', 'Unsaved changes']) expect(text()).toContain(words);
    expect(startOf('Ibuprofen')).toBe('2026-12-08');
    await press('Save');
    expect(asked(BOARD, 'PUT').request.headers.get('if-match')).toBe('"3"');
  });
});

describe('someone else saved first', () => {
  const THEIRS = planOf([courseOf('a', 'ibuprofen', '2027-02-01')], { version: 7 });

  it('shows both changes and keeps mine on top of theirs; theirs is one undo away', async () => {
    const opened = await openPlan(DRAFT);
    await opened.key('a', 'ArrowRight');
    await clash(opened, THEIRS);
    for (const words of ['You changedIbuprofen starts Dec 8, 2026', 'Ibuprofen starts Feb 1, 2027', 'Naproxen is not in it'])
      expect(opened.dialog()).toContain(words);
    await opened.press('Keep mine');
    const again = opened.asked(BOARD, 'PUT');
    expect(again.request.headers.get('if-match')).toBe('"7"');
    expect(again.request.body).toMatchObject({ courses: [{ id: 'a', startsOn: '2026-12-08' }, { id: 'b' }] });
    await opened.press('Undo');
    expect([opened.startOf('Ibuprofen'), opened.startOf('Naproxen')]).toEqual(['2027-02-01', undefined]);
  });

  it('keeps both: what each changed alone, and of what both changed the side that is chosen', async () => {
    const opened = await openPlan(DRAFT);
    await opened.key('a', 'ArrowRight');
    await opened.key('b', 'ArrowRight');
    const theirs = planOf([courseOf('a', 'ibuprofen', '2027-02-01'), courseOf('b', 'naproxen', '2026-12-09', { note: 'with food' })], { version: 7 });
    await clash(opened, theirs);
    expect(opened.dialog()).toContain('Ibuprofen: days');
    const answers = [...document.querySelectorAll<HTMLInputElement>('mat-dialog-container input[type=radio]')];
    expect(answers.map(({ checked }) => checked)).toEqual([true, false]);
    answers[1]?.click();
    await opened.settle();
    expect(await violations(document.querySelector('mat-dialog-container') as HTMLElement)).toEqual([]);
    await opened.press('Keep both');
    expect(opened.asked(BOARD, 'PUT').request.body).toMatchObject({
      courses: [
        { id: 'a', startsOn: '2027-02-01' },
        { id: 'b', startsOn: '2026-12-10', note: 'with food' },
      ],
    });
    await opened.press('Undo');
    expect([opened.startOf('Ibuprofen'), opened.startOf('Naproxen')]).toEqual(['2026-12-08', '2026-12-10']);
  });

  it('asks nothing when the same edit was stored and only the answer was lost', async () => {
    const opened = await openPlan(DRAFT);
    await opened.key('a', 'ArrowRight');
    await clash(opened, planOf([courseOf('a', 'ibuprofen', '2026-12-08'), courseOf('b', 'naproxen', '2026-12-09')], { version: 4 }));
    expect(opened.dialog()).toBeNull();
    expect(opened.text()).not.toContain('Unsaved changes');
  });

  it('takes theirs; mine is one undo away', async () => {
    const opened = await openPlan(DRAFT);
    await opened.key('a', 'ArrowRight');
    await clash(opened, THEIRS);
    await opened.press('Show theirs');
    expect([opened.startOf('Ibuprofen'), opened.startOf('Naproxen')]).toEqual(['2027-02-01', undefined]);
    await opened.press('Undo');
    expect([opened.startOf('Ibuprofen'), opened.startOf('Naproxen')]).toEqual(['2026-12-08', '2026-12-09']);
  });

  it('decided later, my edit stays as it was', async () => {
    const opened = await openPlan(DRAFT);
    await opened.key('a', 'ArrowRight');
    await clash(opened, THEIRS);
    await opened.press('Decide later');
    expect(opened.startOf('Ibuprofen')).toBe('2026-12-08');
    expect(opened.text()).toContain('Unsaved changes');
  });
});
