import { afterEach, describe, expect, it } from '@jest/globals';
import { violations } from '../../testing/axe';
import { chartOf } from '../../testing/chart';
import { courseOf, planOf } from '../../testing/plan';
import { openSection } from '../../testing/section';

/** Two medicines that start together, and exercise a week after them. */
const PLAN = planOf([courseOf('a', 'duloxetine', '2026-12-07'), courseOf('b', 'gabapentin', '2026-12-07'), courseOf('c', 'pt_exercise', '2026-12-14')]);

const open = async () => {
  const opened = await openSection('plan', chartOf({ plan: PLAN }));
  // What would be better is worked out in spare time.
  await new Promise((resolve) => setTimeout(resolve, 20));
  await opened.settle();
  const part = (selector: string) => opened.page.querySelector(selector)?.textContent?.replaceAll(/\s+/g, ' ') ?? '';
  return { ...opened, part, legible: () => part('.legible'), easier: () => part('app-told-improvements') };
};

afterEach(() => document.body.replaceChildren());

describe('what would make effects easier to tell', () => {
  it('is said with its gain; nothing has moved by itself', async () => {
    const { page, easier } = await open();
    expect(easier()).toMatch(/Start \S.* two weeks later.*would settle \d+ % instead of \d+ % of what is uncertain of an effect/);
    expect(easier()).toContain('Check-ins twice as often. ');
    expect(easier()).toMatch(/\d\.\d\d nats more about all effects together/);
    expect(page.querySelector<HTMLButtonElement>('app-plan-actions button')?.textContent ?? '').not.toContain('Unsaved');
    expect(await violations(page)).toEqual([]);
  });

  it('days move with one click, as one step of undo; then more is told', async () => {
    const { button, settle, legible, page } = await open();
    const before = legible();
    expect(before).toContain('Of 3 effects, 1 will be told partly, 2 hardly. Hardly: Gabapentin, Physical therapy');
    page.querySelector<HTMLElement>('app-told-improvements summary')?.click();
    button('Start it later').click();
    await settle();
    expect(page.querySelector('app-told-improvements details')?.hasAttribute('open')).toBe(true);
    expect(legible()).toMatch(/Of 3 effects, (?!1 will be told partly, 2 hardly)/);
    button('Undo').click();
    await settle();
    expect(legible()).toBe(before);
  });
});

describe('the effect of one course', () => {
  it('how well it will be told, the smallest improvement that would be seen, and what it is hard to tell from', async () => {
    const { button, settle, part, page } = await open();
    button('Table').click();
    button('Edit Duloxetine').click();
    await settle();
    const told = part('app-course-told');
    expect(told).toContain('Its effect will be told: partly');
    expect(told).toMatch(/An improvement of \d\.\d points would be seen in 4 of 5\. Hard to tell from Gabapentin/);
    expect(told).toMatch(/With Gabapentin ?correlation −0\.\d\d/);
    expect(await violations(page)).toEqual([]);
  });
});
