import { afterEach, describe, expect, it } from '@jest/globals';
import type { Chart } from '@stagewell/shared/plans/chart';
import { RULES } from '@stagewell/shared/sequencing/data/rule-set';
import { violations } from '../../testing/axe';
import { chartOf } from '../../testing/chart';
import { type } from '../../testing/page';
import { planOf } from '../../testing/plan';
import { openSection } from '../../testing/section';

const BOARD = '/api/plans/plan1/board';
const LIVER = [
  { id: 'k1', label: 'Cirrhosis', codes: [], flags: ['liver-disease'], status: 'active', onsetOn: null, region: null, note: '' },
] as unknown as Chart['conditions'];

const open = async (more: Partial<Chart> = {}) => {
  const opened = await openSection('plan', chartOf({ plan: planOf([]), ...more }), { rules: RULES });
  const { settle, button } = opened;
  const press = async (words: string | RegExp) => {
    button(words).click();
    await settle();
  };
  await press('Add treatment');
  const drawer = () => document.querySelector<HTMLElement>('app-catalogue-drawer');
  const search = () => drawer()?.querySelector<HTMLInputElement>('input[type=search]') ?? null;
  return {
    ...opened,
    press,
    drawer,
    search,
    seek: async (words: string) => {
      type(search(), words);
      await settle();
    },
    enter: async () => {
      search()?.focus();
      search()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
      await settle();
    },
    names: () => [...(drawer()?.querySelectorAll('.offers h3') ?? [])].map((one) => one.textContent?.trim()),
    status: () => drawer()?.querySelector('[role=status]')?.textContent?.replaceAll(/\s+/g, ' ').trim(),
    saved: async () => {
      await press('Done');
      await press('Save');
      return opened.asked(BOARD, 'PUT').request.body.courses;
    },
  };
};

afterEach(() => document.body.replaceChildren());

describe('the catalogue for this patient', () => {
  it('says when each begins to work and how long it is tried', async () => {
    const { drawer, seek } = await open();
    await seek('duloxetine');
    expect(drawer()?.textContent).toContain('tried for');
    expect(await violations(drawer() as HTMLElement)).toEqual([]);
    await seek('medial branch');
    expect(drawer()?.textContent).toContain('done once');
    expect(drawer()?.textContent).not.toContain('0 days');
    await seek('aquatic');
    expect(drawer()?.textContent).toContain('Onset not known');
  });

  it('says that a second course of what is on the board would be a duplicate', async () => {
    const { seek, enter, drawer } = await open();
    await seek('duloxetine');
    expect(drawer()?.textContent).not.toContain('Duplicate');
    await enter();
    expect(drawer()?.textContent).toMatch(/Duplicate\s+Duloxetine from/u);
  });

  it('says once that coverage is not recorded, not beside every treatment', async () => {
    const { drawer, seek } = await open();
    await seek('');
    expect(drawer()?.textContent?.match(/pays for a treatment is not recorded/giu)).toHaveLength(1);
  });

  it('shows what suits before what is blocked', async () => {
    const { drawer, seek } = await open({ conditions: LIVER });
    await seek('');
    const blocked = [...(drawer()?.querySelectorAll('.offers > li') ?? [])].map((one) => one.querySelector('app-severity-chip.block') !== null);
    expect(blocked).toContain(true);
    expect(blocked).toEqual(blocked.toSorted((a, b) => Number(a) - Number(b)));
  });
});

describe('adding by keyboard alone', () => {
  it('Enter in the search adds the first that was found, again and again, and says what the plan has then', async () => {
    const { seek, enter, search, status, saved, text } = await open();
    await enter();
    expect(text()).toContain('No treatment on the board yet');
    for (const words of ['graded exercise', 'CBT', 'duloxetine']) {
      await seek(words);
      await enter();
      expect(document.activeElement).toBe(search());
    }
    expect(status()).toMatch(/Duloxetine added to Foundation · (?:\d+ findings?|No findings)/u);
    expect((await saved()).map(({ modalityId }: { modalityId: string }) => modalityId)).toEqual(['pt_exercise', 'cbt', 'duloxetine']);
  });

  it('the button that was pressed keeps the focus, and nothing jumps although the treatment is now on the board', async () => {
    const { seek, button, settle, names } = await open();
    await seek('nsaid');
    const before = names();
    const add = button('Add Naproxen');
    add.focus();
    add.click();
    await settle();
    expect(document.activeElement).toBe(add);
    expect(names()).toEqual(before);
  });
});

describe('the stage of a new course', () => {
  const STAGED = planOf([], {
    stages: ['Foundations', 'Build', 'Maintain'].map((name, position) => ({ id: name, name, purpose: '', position })),
  });
  const stagesOf = (courses: readonly { readonly stageId: string }[]) => courses.map(({ stageId }) => stageId);

  it('is the one whose purpose fits it, and the drawer says which', async () => {
    const { seek, enter, status, saved } = await open({ plan: STAGED });
    for (const words of ['duloxetine', 'massage', 'graded exercise', 'epidural']) {
      await seek(words);
      await enter();
    }
    expect(status()).toContain('added to Build');
    expect(stagesOf(await saved())).toEqual(['Foundations', 'Build', 'Foundations', 'Build']);
  });

  it('is another when somebody chooses another, until they choose again', async () => {
    const { seek, enter, drawer, settle, saved } = await open({ plan: STAGED });
    const choose = async (stage: string) => {
      const select = drawer()?.querySelector<HTMLSelectElement>('select');
      if (!select) throw new Error('There is no stage to choose');
      select.value = stage;
      select.dispatchEvent(new Event('change'));
      await settle();
    };
    for (const [stage, words] of [
      ['Maintain', 'duloxetine'],
      ['', 'graded exercise'],
    ] as const) {
      await choose(stage);
      await seek(words);
      await enter();
    }
    expect(stagesOf(await saved())).toEqual(['Maintain', 'Foundations']);
  });
});

describe('adding by mouse', () => {
  it('goes on with the next name at once where the last one was found by its name', async () => {
    const { seek, button, settle, search, names } = await open();
    const click = async (words: string, detail: number) => {
      const add = button(words);
      add.focus();
      add.dispatchEvent(new MouseEvent('click', { detail, bubbles: true }));
      await settle();
      return add;
    };
    await seek('');
    const first = await click(`Add ${names()[0]}`, 1);
    expect(document.activeElement).toBe(first);
    await seek('naproxen');
    await click('Add Naproxen', 1);
    expect(document.activeElement).toBe(search());
    expect([search()?.selectionStart, search()?.selectionEnd]).toEqual([0, 'naproxen'.length]);
  });
});

describe('a new course', () => {
  it('has its criterion, home practice, backup and responsible person filled in, and says that they are suggested', async () => {
    const { seek, enter, saved, text } = await open();
    await seek('graded exercise');
    await enter();
    expect(text()).toContain('Suggested: who added it.');
    expect(text()).toContain('Suggested: the best evidence for the same purpose');
    expect((await saved())[0]).toMatchObject({
      successCriterion: 'PEG down by 30 % on day 56',
      homePractice: 'Home exercise 3–5 times a week',
      responsibleId: 'a1',
    });
  });
});
