import { afterEach, describe, expect, it } from '@jest/globals';
import { addDays } from '@stagewell/shared/dates';
import type { PlanView } from '@stagewell/shared/plans/plan';
import { RULES } from '@stagewell/shared/sequencing/data/rule-set';
import type { StageResult } from '@stagewell/shared/sequencing/stager/request';
import { violations } from '../../testing/axe';
import { chartOf } from '../../testing/chart';
import { openSection } from '../../testing/section';
import { courseOf, planOf } from '../../testing/plan';
import { withStager } from '../../testing/stager';

/** Starts lie at least a fortnight apart; nothing else is asked. */
const TESTED = RULES.filter(({ ruleId }) => ruleId === 'SEQ-03');
const TODAY = chartOf().today;
const DRAFT = planOf([courseOf('a', 'ibuprofen', addDays(TODAY, 60)), courseOf('b', 'cbt', addDays(TODAY, 61))]);

const open = async (plan: PlanView, answers?: Parameters<typeof withStager>[0]) => {
  const threads = withStager(answers);
  const opened = await openSection('plan', chartOf({ plan }), { rules: TESTED });
  const dialog = () => document.querySelector<HTMLElement>('mat-dialog-container');
  const settle = async () => {
    await opened.pause(0);
    await opened.settle();
  };
  return {
    ...opened,
    threads,
    dialog,
    words: () => dialog()?.textContent?.replaceAll(/\s+/g, ' ') ?? null,
    press: async (name: string | RegExp) => {
      opened.button(name).click();
      await settle();
    },
    tick: async (label: string) => {
      const field = [...(dialog()?.querySelectorAll('label') ?? [])].find((one) => one.textContent?.includes(label))?.querySelector('input');
      if (!field) throw new Error(`Nothing to tick called ${label}`);
      field.click();
      await settle();
    },
    rows: () => [...(dialog()?.querySelectorAll('tbody tr') ?? [])].map((row) => row.textContent?.replaceAll(/\s+/g, ' ').trim()),
    startOf: (name: string) => opened.page.querySelector<HTMLInputElement>(`app-plan-table input[aria-label="First day of ${name}"]`)?.value,
  };
};

afterEach(() => document.body.replaceChildren());

describe('what is wished', () => {
  it('says what each aim means, offers a last day, and asks the stager for exactly that', async () => {
    const { press, tick, dialog, words, threads } = await open(DRAFT);
    await press('Stage for me…');
    expect(words()).toContain('check-ins can tell which course helped');
    expect(dialog()?.querySelector<HTMLInputElement>('input[type=date]')?.value).toBe(addDays(TODAY, 210));
    expect(await violations(dialog() as HTMLElement)).toEqual([]);
    await tick('Lightest burden');
    await tick('Ibuprofen');
    await press('Work out days');
    expect(threads.jobs[0]).toMatchObject({ timeLimitMs: 2000, request: { aim: 'lightest-burden', horizon: addDays(TODAY, 210), baseline: null } });
    expect(threads.jobs[0]?.request.freedom).toMatchObject({ a: { fixed: true } });
  });

  it('with every course kept there is nothing to work out', async () => {
    const { press, tick, button } = await open(DRAFT);
    await press('Stage for me…');
    await tick('Ibuprofen');
    await tick('Cognitive');
    expect((button('Work out days') as HTMLButtonElement).disabled).toBe(true);
  });
});

describe('the search', () => {
  it('can be stopped; the thread is ended and the wishes are as they were', async () => {
    const { press, tick, words, threads, dialog } = await open(DRAFT, 'never');
    await press('Stage for me…');
    await tick('Ibuprofen');
    await press('Work out days');
    expect(words()).toContain('for up to 2 seconds. Stop leaves everything as it is.');
    await press('Stop');
    expect(threads.ended()).toBe(1);
    expect(words()).not.toContain('could not be worked out');
    expect(dialog()?.querySelectorAll('input[type=checkbox]:checked')).toHaveLength(1);
  });

  it('ends with the dialog', async () => {
    const { press, threads, page } = await open(DRAFT, 'never');
    await press('Stage for me…');
    await press('Work out days');
    document.querySelector('mat-dialog-container')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', keyCode: 27, bubbles: true }));
    await press(/Stage for me/);
    expect(threads.ended()).toBe(1);
    expect(page.isConnected).toBe(true);
  });

  it('that fails says what was kept and what to do', async () => {
    const { press, words } = await open(DRAFT, 'fails');
    await press('Stage for me…');
    await press('Work out days');
    expect(words()).toContain('The plan on the screen is as it was; try again');
  });
});

describe('what was found', () => {
  const found = async (plan = DRAFT, change?: (result: StageResult) => StageResult) => {
    const opened = await open(plan, change);
    await opened.press('Stage for me…');
    await opened.press('Work out days');
    return opened;
  };

  it('shows old and new days, the proof, and the findings before and after; the board is untouched', async () => {
    const { rows, words, dialog, startOf, backend } = await found();
    expect(rows()).toHaveLength(2);
    expect(words()).toContain('2 of 2 courses move. Proven best');
    expect(words()).toMatch(/Warns 1 now, 0 with all new days/);
    expect(await violations(dialog() as HTMLElement)).toEqual([]);
    expect([startOf('Ibuprofen')]).toEqual([addDays(TODAY, 60)]);
    backend.expectNone(() => true);
  });

  it('all of it is accepted in one step, unsaved, and undone in one', async () => {
    const { press, startOf, text, threads } = await found();
    await press('Accept all');
    expect(startOf('Ibuprofen')).not.toBe(addDays(TODAY, 60));
    expect(text()).toContain('Unsaved changes');
    expect(threads.jobs).toHaveLength(1);
    await press('Undo');
    expect(startOf('Ibuprofen')).toBe(addDays(TODAY, 60));
  });

  it('keeps the focus in the dialog when the button that asked is gone', async () => {
    const { press, button, dialog } = await open(DRAFT);
    await press('Stage for me…');
    button('Work out days').focus();
    await press('Work out days');
    expect(document.activeElement).toBe(dialog()?.querySelector('h2'));
  });

  it('or course by course', async () => {
    const { press, startOf, words, button } = await found();
    await press('Accept the new day of Ibuprofen');
    expect(startOf('Ibuprofen')).not.toBe(addDays(TODAY, 60));
    expect(startOf('Cognitive behavioral therapy for pain (CBT)')).toBe(addDays(TODAY, 61));
    expect(words()).toContain('Accepted');
    expect(button('Accept the rest')).toBeDefined();
  });

  it('of a plan under way only what changes is listed, and what has started is not', async () => {
    const started = courseOf('s', 'duloxetine', addDays(TODAY, -30), { state: 'active', startedOn: addDays(TODAY, -28) });
    const { rows, words, threads } = await found({ ...DRAFT, state: 'active', courses: [started, ...DRAFT.courses] });
    expect(threads.jobs[0]?.request.baseline).toEqual({ a: addDays(TODAY, 60), b: addDays(TODAY, 61) });
    expect(rows()).toHaveLength(1);
    expect(words()).toContain('1 of 2 courses moves, 1 stays.');
  });

  it('that is not proven says by how much at most, and can be searched for longer', async () => {
    const gap = { level: 'aim', cost: 50, bound: 40, share: 0.2 } as const;
    const { words, press, threads } = await found(DRAFT, (result) => ({ ...result, optimal: false, gap }));
    expect(words()).toContain('not proven best: the time ran out. Others might still serve the aim better, by at most 20 %.');
    await press('Search for up to 10 seconds');
    expect(threads.jobs[1]?.timeLimitMs).toBe(10_000);
  });

  it('that is impossible says what cannot hold together, and the least that would help', async () => {
    const text = { en: 'These cannot hold together: two wishes.', es: '' };
    const relaxation = { days: 3, moves: [{ courseId: 'a', bound: 'not-after', to: addDays(TODAY, 63) }] } as const;
    const { words, button } = await found(DRAFT, (result) => ({
      ...result,
      status: 'infeasible',
      starts: {},
      why: [],
      conflict: { parts: [], text },
      relaxation,
    }));
    expect(words()).toContain('These cannot hold together: two wishes.The smallest change that makes it possible: Ibuprofen may start as late as');
    expect(words()).toContain('3 days in all');
    expect(words()).toContain('Nothing was moved');
    expect(button('Done')).toBeDefined();
  });

  it('that comes closest does not claim to keep the rules', async () => {
    const { words, rows } = await found(DRAFT, (result) => ({ ...result, status: 'infeasible' }));
    expect(rows()).toHaveLength(2);
    expect(words()).toContain('Proven: no other days come closer.');
    expect(words()).not.toContain('Proven best');
  });

  it('that is impossible for the whole patient says who may decide otherwise', async () => {
    const conflict = { parts: [{ kind: 'rule', ruleId: 'SCOPE', courseIds: [] }], text: { en: 'Not made for this patient. (SCOPE)', es: '' } } as const;
    const { words } = await found(DRAFT, (result) => ({ ...result, status: 'infeasible', starts: {}, why: [], conflict }));
    expect(words()).toContain('a clinician decides on the summary, with a signature');
    expect(words()).not.toContain('Keep fewer courses');
  });

  it('stays on the screen when a longer search is stopped', async () => {
    const gap = { level: 'blocks', cost: 2, bound: 1, share: 0.5 } as const;
    const { words, press, threads, rows } = await found(DRAFT, (result) => ({ ...result, optimal: false, gap }));
    expect(words()).toContain('Others might still leave fewer blocks, by at most 50 %.');
    threads.answer('never');
    await press('Search for up to 10 seconds');
    expect(words()).toContain('for up to 10 seconds');
    await press('Stop');
    expect(rows()).toHaveLength(2);
  });

  it('stays as well when a longer search fails, and that is said', async () => {
    const gap = { level: 'aim', cost: 2, bound: 1, share: 0.5 } as const;
    const { words, press, threads, rows } = await found(DRAFT, (result) => ({ ...result, optimal: false, gap }));
    threads.answer('fails');
    await press('Search for up to 10 seconds');
    expect(words()).toContain('The days could not be worked out.');
    expect(rows()).toHaveLength(2);
  });
});
