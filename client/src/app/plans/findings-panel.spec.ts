import { afterEach, describe, expect, it } from '@jest/globals';
import type { MedicineView } from '@stagewell/shared/patients/patient';
import type { Chart } from '@stagewell/shared/plans/chart';
import { RULES } from '@stagewell/shared/sequencing/data/rule-set';
import { violations } from '../../testing/axe';
import { chartOf } from '../../testing/chart';
import { type } from '../../testing/page';
import { courseOf, planOf } from '../../testing/plan';
import { openSection } from '../../testing/section';

const PAIR = planOf([courseOf('a', 'ibuprofen', '2026-12-07'), courseOf('b', 'naproxen', '2026-12-09'), courseOf('c', 'pt_exercise', '2027-03-01')]);

const open = async (ruleIds: readonly string[], more: Partial<Chart> = {}) => {
  const opened = await openSection('plan', chartOf({ plan: PAIR, ...more }), { rules: RULES.filter(({ ruleId }) => ruleIds.includes(ruleId)) });
  const { page, settle, button } = opened;
  const panel = () => page.querySelector<HTMLElement>('app-findings-panel');
  const words = (selector: string) => [...(panel()?.querySelectorAll(selector) ?? [])].map((one) => one.textContent?.replaceAll(/\s+/g, ' ').trim());
  return {
    ...opened,
    panel,
    words,
    until: async (act: () => void) => {
      act();
      await settle();
    },
    press: async (name: string | RegExp) => {
      button(name).click();
      await settle();
    },
    texts: () => words('.finding > .text'),
  };
};

afterEach(() => document.body.replaceChildren());

describe('what a fix would change', () => {
  it('is shown when the button is looked at, and nothing is changed by looking', async () => {
    const { button, until, words, texts, panel } = await open(['DDI-18', 'SEQ-03']);
    const before = texts();
    await until(() => button('Fix: Remove Naproxen from the plan').focus());
    expect(words('.preview p')).toEqual(['Remove Naproxen from the plan: no findings left, none of them new.']);
    expect(words('.preview li').every((one) => one?.startsWith('Gone'))).toBe(true);
    expect(texts()).toEqual(before);
    expect(await violations(panel() as HTMLElement)).toEqual([]);
  });

  it('says what it would bring', async () => {
    const { button, until, words } = await open(['DDI-18', 'SEQ-03', 'SEQ-30']);
    const moves = words('button').flatMap((one) => (one?.startsWith('Fix: ') ? [one] : []));
    for (const move of moves) await until(() => button(move).dispatchEvent(new Event('mouseenter')));
    expect(words('.preview p').every((one) => /\d+ findings? left|no findings left/u.test(one ?? ''))).toBe(true);
  });

  it('can be asked for without a pointer that hovers', async () => {
    const { press, words } = await open(['DDI-18']);
    await press(/^What would change\?/u);
    expect(words('.preview').length).toBe(words('button').filter((one) => one?.startsWith('Fix: ')).length);
  });

  it('after it is pressed, what was done is said, and the focus stays with the findings', async () => {
    const { button, press, panel, pause } = await open(['DDI-18', 'SEQ-03']);
    button('Fix: Remove Naproxen from the plan').focus();
    await press('Fix: Remove Naproxen from the plan');
    await pause(150);
    expect(panel()?.contains(document.activeElement)).toBe(true);
    expect(document.querySelector('.cdk-live-announcer-element')?.textContent).toBe('Fixed: Remove Naproxen from the plan; no findings left.');
  });
});

describe('a finding', () => {
  it('says how much it matters in words, and names the harm beneath', async () => {
    const { texts, words } = await open(['DDI-18']);
    expect(texts()[0]).toMatch(/^(Block|Warning|Note): \p{L}/u);
    expect(words('.finding > .harm')[0]).toMatch(/\.$/u);
  });

  it('about a medicine that nobody prescribed leads to the patient', async () => {
    const taken = { codings: [], doseText: '', dailyMg: null, startedOn: null, stoppedOn: null, status: 'current', overTheCounter: true } as const;
    const medicine = { id: 'm1', label: 'Ibuprofen', ingredients: ['ibuprofen'], ...taken, version: 1, enteredInError: null };
    const { panel } = await open(['DDI-18'], { medicines: [medicine as unknown as MedicineView] });
    expect(panel()?.textContent).toContain('Ask the patient about Ibuprofen (over the counter)');
    expect(panel()?.textContent).not.toContain('Ask the prescriber about Ibuprofen');
  });
});

describe('findings of one course', () => {
  it('can be shown alone while it is chosen', async () => {
    const { press, until, panel, texts } = await open(['DDI-18', 'SEQ-03']);
    const all = texts().length;
    await press(/^Edit Physical therapy/u);
    const only = panel()?.querySelector<HTMLInputElement>('.card__head input[type=checkbox]');
    await until(() => only?.click());
    expect(texts().length).toBeLessThan(all);
    await press('Close');
    expect(texts()).toHaveLength(all);
  });
});

describe('what could not be judged', () => {
  it('a statement is answered right there; the entry goes when the chart has been read again', async () => {
    const { button, press, asked, settle, texts, panel } = await open(RULES.map(({ ruleId }) => ruleId));
    expect(texts()).toContain('The medicine list has not been reconciled.');
    const answer = 'Asked today: none. The medicine list has not been reconciled.';
    button(answer).focus();
    await press(answer);
    const stored = asked('/api/patients/p1/statements', 'POST');
    expect(stored.request.body).toEqual({ topic: 'medicines', answer: 'none', askedOn: '2026-11-24' });
    stored.flush({});
    await settle();
    const statements = [{ id: 's', topic: 'medicines', answer: 'none', askedOn: '2026-11-24' }] as unknown as Chart['statements'];
    asked('/api/patients/p1').flush(chartOf({ plan: PAIR, statements }));
    await settle();
    expect(texts()).not.toContain('The medicine list has not been reconciled.');
    expect(panel()?.contains(document.activeElement)).toBe(true);
  });

  it('a goal that a finding asks for is recorded there as well', async () => {
    const { press } = await open(RULES.filter(({ parameters }) => 'need' in parameters && parameters.need === 'goal').map(({ ruleId }) => ruleId));
    await press('Record a goal');
    expect(document.querySelector('app-record-dialog')).not.toBeNull();
  });

  it('a measurement is recorded in the usual form, with the right one chosen, over the plan', async () => {
    const { press, asked, settle, texts, router, until } = await open(RULES.map(({ ruleId }) => ruleId));
    const missing = texts().find((one) => one?.startsWith('eGFR') || one?.includes('filtration'));
    await press(`Record it now. ${missing}`);
    const dialog = document.querySelector<HTMLElement>('app-record-dialog');
    expect(dialog?.querySelector<HTMLSelectElement>('select')?.value).toBe('egfr');
    type(dialog?.querySelector<HTMLInputElement>('input[type=number]') ?? null, '88');
    await settle();
    await until(() => dialog?.querySelector<HTMLElement>('button[type=submit]')?.click());
    expect(router.url).toBe('/patients/p1/plan');
    expect(asked('/api/patients/p1/facts', 'POST').request.body).toMatchObject({ code: 'egfr', value: 88 });
  });

  it('before it is saved, a measurement says its unit, what it can be, and how old it may be', async () => {
    const { press, backend, settle, texts, until } = await open(RULES.map(({ ruleId }) => ruleId));
    const missing = texts().find((one) => one?.startsWith('eGFR') || one?.includes('filtration'));
    await press(`Record it now. ${missing}`);
    const dialog = document.querySelector<HTMLElement>('app-record-dialog');
    const says = () => dialog?.textContent?.replaceAll(/\s+/g, ' ') ?? '';
    expect(says()).toContain('mL/min/1.73 m²Can be 0 to 250 mL/min/1.73 m²');
    expect(says()).toContain('Counts for 365 days; today, from Nov 24, 2025 on');
    expect(dialog?.querySelector<HTMLInputElement>('input[type=date]')?.value).toBe('2026-11-24');
    expect(await violations(dialog as HTMLElement)).toEqual([]);
    type(dialog?.querySelector<HTMLInputElement>('input[type=date]') ?? null, '2025-11-23');
    type(dialog?.querySelector<HTMLInputElement>('input[type=number]') ?? null, '880');
    await settle();
    expect(says()).toContain('Too old to count: rules read nothing from before Nov 24, 2025');
    await until(() => dialog?.querySelector<HTMLElement>('button[type=submit]')?.click());
    expect(says()).toContain('It can be 0 to 250 mL/min/1.73 m². Is the unit right?');
    backend.expectNone('/api/patients/p1/facts');
  });
});
