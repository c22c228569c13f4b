import { afterEach, describe, expect, it } from '@jest/globals';
import { TestBed } from '@angular/core/testing';
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

interface How {
  readonly plan?: PlanView;
  readonly at?: string;
  readonly answers?: Parameters<typeof withStager>[0];
}

const open = async ({ plan = DRAFT, at = 'plan/compare', answers }: How = {}) => {
  const threads = withStager(answers);
  const opened = await openSection(at, chartOf({ plan }), { rules: TESTED });
  const { page, settle, pause, button } = opened;
  const settled = async () => {
    await pause(0);
    await settle();
  };
  await settled();
  const words = (element: Element | null | undefined) => element?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
  return {
    ...opened,
    threads,
    settled,
    press: async (name: string | RegExp) => {
      button(name).click();
      await settled();
    },
    columns: () => [...page.querySelectorAll('th.alternative .name')].map(words),
    standing: (column: number) => words(page.querySelectorAll('th.alternative .standing')[column]),
    figure: (name: string) => {
      const row = [...page.querySelectorAll('app-compare-figures > .table-scroll tbody tr')].find((one) => words(one).startsWith(name));
      return [...(row?.querySelectorAll('td') ?? [])].map(words);
    },
    differing: () => [...page.querySelectorAll('app-compare-differences tbody tr')].map(words),
    startOf: (name: string) => page.querySelector<HTMLInputElement>(`app-plan-table input[aria-label="First day of ${name}"]`)?.value,
  };
};

afterEach(() => document.body.replaceChildren());

describe('side by side', () => {
  it('stand the board and two aims, worked out beside the page; the best of a row says so in words', async () => {
    const { page, columns, standing, figure, threads, backend } = await open();
    expect(columns()).toEqual(['As on the board', 'Soonest relief', 'Clearest attribution']);
    expect(threads.jobs.map(({ request }) => request.aim)).toEqual(['soonest-relief', 'clearest-attribution']);
    expect(standing(1)).toContain('Proven best');
    expect(figure('Findings that warn')).toEqual(['1', '0 Equal best', '0 Equal best']);
    expect(figure('Starts, on average')[1]).toMatch(/ Equal best$/);
    expect(figure('First judgement')[1]).toMatch(/ Equal best$/);
    expect(figure('Patient pays')).toEqual(Array(3).fill('not known'));
    expect(await violations(page)).toEqual([]);
    backend.expectNone(() => true);
  });

  it('as the address names them, each once; what it does not know is left out', async () => {
    const { columns } = await open({ at: 'plan/compare?alternatives=lightest-burden.nonsense.board.board' });
    expect(columns()).toEqual(['Lightest burden', 'As on the board']);
  });

  it('are removed and added, at most three, and the address keeps it', async () => {
    const { columns, press, router, threads } = await open();
    expect(document.querySelector('[aria-label="Add to the comparison"]')).toBeNull();
    await press('Remove Soonest relief from the comparison');
    expect(router.url).toContain('alternatives=board.clearest-attribution');
    await press('Lightest burden');
    expect(columns()).toEqual(['As on the board', 'Clearest attribution', 'Lightest burden']);
    expect(threads.jobs).toHaveLength(3);
  });

  it('unsaved changes are compared with what is saved', async () => {
    const { columns, press, button, router, settled, page } = await open({ at: 'plan' });
    await press('A week later: Ibuprofen');
    button('Compare…').click();
    await settled();
    expect(router.url).toContain('/plan/compare');
    await press('Remove Soonest relief from the comparison');
    await press('As saved');
    expect(columns()).toEqual(['As on the board', 'Clearest attribution', 'As saved']);
    await press('Remove Clearest attribution from the comparison');
    expect(page.querySelectorAll('app-difference-timeline .course')).toHaveLength(1);
  });
});

describe('where they differ', () => {
  it('one row for each course, with its bars under each other and the same in words', async () => {
    const { page, differing, press } = await open({ at: 'plan/compare?alternatives=board.soonest-relief' });
    const bars = [...page.querySelectorAll('app-difference-timeline .course')].map((course) => course.querySelectorAll('.line .track').length);
    expect(bars).toEqual([2, 2]);
    expect(differing()[0]).toMatch(/earlier/);
    await press('Table');
    expect(await violations(page)).toEqual([]);
  });

  it('what is the same is out of sight until it is asked for', async () => {
    const stays = (result: StageResult): StageResult => ({ ...result, starts: { a: addDays(TODAY, 60), b: addDays(TODAY, 75) } });
    const { page, differing, settled } = await open({ at: 'plan/compare?alternatives=board.soonest-relief', answers: stays });
    expect(differing()).toHaveLength(1);
    page.querySelector<HTMLInputElement>('app-compare-differences input[type=checkbox]')?.click();
    await settled();
    expect(differing()).toHaveLength(2);
  });
});

describe('using one', () => {
  it('puts it on the board as one step of undo, unsaved, and goes back there', async () => {
    const { press, router, startOf, text } = await open();
    await press('Use this: Soonest relief');
    expect(router.url).toBe('/patients/p1/plan');
    expect(startOf('Ibuprofen')).not.toBe(addDays(TODAY, 60));
    expect(text()).toContain('Unsaved changes');
    await press('Undo');
    expect(startOf('Ibuprofen')).toBe(addDays(TODAY, 60));
  });

  it('is not offered for a plan that is over, nor for the board itself', async () => {
    const { button } = await open();
    expect(button('Use this: Soonest relief')).toBeDefined();
    expect(() => button('Use this: As on the board')).toThrow();
    document.body.replaceChildren();
    TestBed.resetTestingModule();
    const over = await open({ plan: { ...DRAFT, state: 'revoked' } });
    expect(() => over.button('Use this: Soonest relief')).toThrow();
  });
});

describe('when days are not there', () => {
  it('a search can be stopped and taken up again; the rest can be read meanwhile', async () => {
    const { press, standing, figure, threads } = await open({ answers: 'never' });
    expect(standing(1)).toContain('Working out days');
    expect(figure('Findings that warn')).toEqual(['1', 'not worked out', 'not worked out']);
    await press('Stop: Soonest relief');
    expect(standing(1)).toContain('Stopped');
    expect(threads.ended()).toBe(1);
    await press('Work out days: Soonest relief');
    expect(threads.jobs).toHaveLength(3);
  });

  it('searches end with the page', async () => {
    const { router, settled, threads } = await open({ answers: 'never' });
    await router.navigateByUrl('/patients/p1/plan');
    await settled();
    expect(threads.ended()).toBe(2);
  });

  it('a search that fails says what was kept and what to do', async () => {
    const { standing, button } = await open({ answers: 'fails' });
    expect(standing(1)).toContain('The board is as it was; try again.');
    expect(button('Work out days: Soonest relief')).toBeDefined();
  });

  it('an impossible one says what cannot hold together', async () => {
    const text = { en: 'These cannot hold together.', es: '' };
    const { standing } = await open({ answers: (result) => ({ ...result, status: 'infeasible', starts: {}, why: [], conflict: { parts: [], text } }) });
    expect(standing(1)).toContain('These cannot hold together.');
  });

  it('an empty board says what to do next', async () => {
    const { text, threads } = await open({ plan: planOf([]) });
    expect(text()).toContain('Put treatments on the board first');
    expect(threads.jobs).toHaveLength(0);
  });
});
