import { afterEach, describe, expect, it } from '@jest/globals';
import { addDays } from '@stagewell/shared/dates';
import type { PlanView } from '@stagewell/shared/plans/plan';
import { RULES } from '@stagewell/shared/sequencing/data/rule-set';
import type { StageResult } from '@stagewell/shared/sequencing/stager/request';
import { violations } from '../../testing/axe';
import { chartOf } from '../../testing/chart';
import { courseOf, planOf } from '../../testing/plan';
import { openSection } from '../../testing/section';
import { withStager } from '../../testing/stager';

const TESTED = RULES.filter(({ ruleId }) => ruleId === 'SEQ-03');
const TODAY = chartOf().today;
const DRAFT = planOf([courseOf('a', 'ibuprofen', addDays(TODAY, 60)), courseOf('b', 'cbt', addDays(TODAY, 61))]);
const CBT = 'Cognitive behavioral therapy for pain (CBT)';

/** Staged, and put aside: the days are on the board as ghosts. */
const shown = async (plan: PlanView = DRAFT, answers?: Parameters<typeof withStager>[0]) => {
  const threads = withStager(answers);
  const opened = await openSection('plan', chartOf({ plan }), { rules: TESTED });
  const { page, settle, pause, button } = opened;
  const press = async (name: string | RegExp) => {
    button(name).click();
    await pause(0);
    await settle();
  };
  await press('Stage for me…');
  await press('Work out days');
  await press('Show on the board');
  return {
    ...opened,
    threads,
    press,
    strip: () => page.querySelector('app-proposal-strip')?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '',
    ghosts: () => page.querySelectorAll('app-plan-timeline .lane .ghost').length,
    inTable: () => page.querySelectorAll('app-plan-table app-proposed-day').length,
    startOf: (name: string) => page.querySelector<HTMLInputElement>(`app-plan-table input[aria-label="First day of ${name}"]`)?.value,
    dialog: () => document.querySelector('mat-dialog-container'),
    typeDay: async (name: string, day: string) => {
      const field = page.querySelector<HTMLInputElement>(`app-plan-table input[aria-label="First day of ${name}"]`);
      if (field === null) throw new Error(`No first day of ${name}`);
      field.value = day;
      field.dispatchEvent(new Event('change', { bubbles: true }));
      await settle();
    },
  };
};

/** The first day that was sent for the first course. */
const startIn = (body: unknown) => ({ startsOn: (body as { courses: readonly { startsOn: string }[] }).courses[0]?.startsOn ?? '' });

afterEach(() => document.body.replaceChildren());

describe('proposed days on the board', () => {
  it('stand as ghosts on their rows and in the table, with a strip that says what they are; nothing has moved', async () => {
    const { page, dialog, strip, ghosts, inTable, startOf, text } = await shown();
    expect(dialog()).toBeNull();
    expect(strip()).toContain('Proposed days: soonest relief, proven best. 2 courses would move.');
    expect([ghosts(), inTable()]).toEqual([2, 2]);
    expect(startOf('Ibuprofen')).toBe(addDays(TODAY, 60));
    expect(text()).not.toContain('Unsaved changes');
    expect(await violations(page)).toEqual([]);
  });

  it('say why here, each', async () => {
    const { page, button } = await shown();
    const why = button(/^Why here: Ibuprofen on/);
    expect(page.querySelector(`#${why.getAttribute('popovertarget')}`)?.textContent).toMatch(/Ibuprofen.*\S{3}/);
  });

  it('are accepted together in one step of undo; the proposal is gone for good', async () => {
    const { press, strip, startOf, ghosts } = await shown();
    await press('Accept all');
    expect(startOf('Ibuprofen')).not.toBe(addDays(TODAY, 60));
    expect([strip(), ghosts()]).toEqual(['', 0]);
    expect(document.activeElement?.id).toBe('timeline');
    await press('Undo');
    expect(startOf('Ibuprofen')).toBe(addDays(TODAY, 60));
    expect([strip(), ghosts()]).toEqual(['', 0]);
  });

  it('are accepted or left course by course; the focus goes on to the course', async () => {
    const { page, press, strip, startOf, ghosts } = await shown();
    await press(/^Accept Ibuprofen on/);
    expect(startOf('Ibuprofen')).not.toBe(addDays(TODAY, 60));
    expect(document.activeElement?.id).toBe('bar-a');
    expect(page.querySelector('app-course-panel')).toBeNull();
    expect(strip()).toContain('1 course would move, 1 already accepted.');
    expect(strip()).not.toContain('earlier board');
    await press(`Keep ${CBT} where it is`);
    expect(startOf(CBT)).toBe(addDays(TODAY, 61));
    expect([strip(), ghosts()]).toEqual(['', 0]);
  });

  it('say when the board was edited meanwhile, and are worked out again with the same wishes', async () => {
    const { press, typeDay, strip, dialog, threads, button } = await shown();
    await typeDay('Ibuprofen', addDays(TODAY, 90));
    expect(strip()).toContain('worked out for an earlier board');
    expect(() => button('Accept all')).toThrow();
    expect(button('Stage again…').getAttribute('matButton')).toBe('filled');
    await press('Stage again…');
    await press('Work out days');
    expect(threads.jobs).toHaveLength(2);
    expect(dialog()).not.toBeNull();
    await press('Show on the board');
    expect(strip()).not.toContain('earlier board');
  });

  it('a removed course is no longer proposed', async () => {
    const { press, strip, ghosts } = await shown();
    await press('Remove Ibuprofen');
    expect(ghosts()).toBe(1);
    expect(strip()).toContain('worked out for an earlier board. 1 course would move.');
  });

  it('are gone once the plan is saved, and never printed', async () => {
    const { page, press, asked, settle, strip, ghosts } = await shown();
    for (const one of page.querySelectorAll('app-proposal-strip, app-plan-timeline app-proposed-day, app-plan-table .proposed, app-row-marks .ghost'))
      expect(one.classList).toContain('no-print');
    await press(/^Accept Ibuprofen on/);
    await press('Save');
    const request = asked('/api/plans/plan1/board', 'PUT');
    request.flush({
      ...DRAFT,
      version: DRAFT.version + 1,
      courses: DRAFT.courses.map((one) => ({ ...one, ...(one.id === 'a' ? startIn(request.request.body) : {}) })),
    });
    await settle();
    expect([strip(), ghosts()]).toEqual(['', 0]);
  });

  it('keep their line while a bar is moved by keys', async () => {
    const { page, settle, strip } = await shown();
    const key = async (name: string) => {
      page.querySelector('#bar-b')?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
      await settle();
    };
    await key('ArrowRight');
    expect(strip()).toContain('earlier board');
    expect(page.querySelectorAll('app-proposal-strip section > *')).toHaveLength(2);
    await key('ArrowLeft');
    expect(strip()).toContain('2 courses would move');
  });

  it('are let go, and looked at again in the dialog', async () => {
    const { press, strip, dialog, ghosts } = await shown();
    await press('Details…');
    expect(dialog()?.textContent).toContain('Proven best');
    await press('Show on the board');
    await press('Dismiss');
    expect([strip(), ghosts()]).toEqual(['', 0]);
  });
});

describe('what is impossible', () => {
  const impossible =
    (bound: 'horizon' | 'payer-lead') =>
    (result: StageResult): StageResult => ({
      ...result,
      status: 'infeasible',
      starts: {},
      why: [],
      conflict: { parts: [], text: { en: 'These cannot hold together.', es: '' } },
      relaxation: { days: 3, moves: [{ courseId: 'a', bound, to: addDays(TODAY, 213) }] },
    });
  const open = async (bound: 'horizon' | 'payer-lead') => {
    const threads = withStager(impossible(bound));
    const opened = await openSection('plan', chartOf({ plan: DRAFT }), { rules: TESTED });
    const press = async (name: string) => {
      opened.button(name).click();
      await opened.pause(0);
      await opened.settle();
    };
    await press('Stage for me…');
    await press('Work out days');
    return { ...opened, threads, press };
  };

  it('by a wish: the smallest relaxation is granted by one press, and it is worked out again', async () => {
    const { press, threads } = await open('horizon');
    await press('Allow this and work out again');
    expect(threads.jobs[1]?.request.horizon).toBe(addDays(TODAY, 213));
  });

  it('by something that no wish can change: it is only said', async () => {
    const { button } = await open('payer-lead');
    expect(() => button('Allow this and work out again')).toThrow();
  });
});
