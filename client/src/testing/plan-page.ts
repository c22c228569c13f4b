import type { PersonView } from '@stagewell/shared/people/person';
import type { PlanView } from '@stagewell/shared/plans/plan';
import { RULES } from '@stagewell/shared/sequencing/data/rule-set';
import { chartOf } from './chart';
import { courseOf, planOf } from './plan';
import { openSection } from './section';

/** Two anti-inflammatory medicines at the same time, and starts too close: one rule that blocks, one that warns. */
export const TESTED = RULES.filter(({ ruleId }) => ['DDI-18', 'SEQ-03'].includes(ruleId));
export const DRAFT = planOf([courseOf('a', 'ibuprofen', '2026-12-07'), courseOf('b', 'naproxen', '2026-12-09')]);
export const BOARD = '/api/plans/plan1/board';

/** The plan page of a patient, judged by those two rules, with what specs do on it. */
export const openPlan = async (plan: PlanView | null, people: readonly PersonView[] = []) => {
  const opened = await openSection('plan', chartOf({ plan }), { rules: TESTED, people });
  const { page, settle } = opened;
  const first = (name: string) => page.querySelector<HTMLInputElement>(`app-plan-table input[aria-label="First day of ${name}"]`);
  const until = async (act: () => void) => {
    act();
    await settle();
  };
  return {
    ...opened,
    first,
    startOf: (name: string) => first(name)?.value,
    bar: (id: string) => page.querySelector<HTMLElement>(`#bar-${id}`),
    press: async (name: string | RegExp) => until(() => opened.button(name).click()),
    typeDay: async (name: string, day: string) =>
      until(() => {
        const field = first(name);
        if (field === null) throw new Error(`No first day of ${name}`);
        field.value = day;
        field.dispatchEvent(new Event('change', { bubbles: true }));
      }),
    key: async (id: string, key: string, shiftKey = false) =>
      until(() => page.querySelector(`#bar-${id}`)?.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }))),
    blocks: () => [...page.querySelectorAll('app-findings-panel .finding.block .text')].map((one) => one.textContent?.trim()),
    dialog: () => document.querySelector('mat-dialog-container')?.textContent?.replaceAll(/\s+/g, ' ') ?? null,
  };
};
export type OpenedPlan = Awaited<ReturnType<typeof openPlan>>;
