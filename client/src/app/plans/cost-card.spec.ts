import { afterEach, describe, expect, it } from '@jest/globals';
import type { CoverageTerms } from '@stagewell/shared/coverage/terms';
import { addDays } from '@stagewell/shared/dates';
import type { FrozenQuote } from '@stagewell/shared/plans/plan';
import { violations } from '../../testing/axe';
import { chartOf, patientOf } from '../../testing/chart';
import { courseOf, planOf } from '../../testing/plan';
import { openSection } from '../../testing/section';

const TODAY = chartOf().today;
const ON = addDays(TODAY, 20);
const row = (id: string) => ({ id, version: 1, startsOn: '2020-01-01', endsOn: null });
const TERMS: CoverageTerms = {
  payers: [],
  benefits: [],
  prices: [
    { ...row('p1'), siteId: null, modalityId: 'ketamine_iv', cents: 45_000, per: 'session' },
    { ...row('p2'), siteId: null, modalityId: 'cbt', cents: 12_000, per: 'session' },
  ],
  discounts: [{ ...row('d1'), name: 'Service', percent: 25, services: ['veteran'], treatments: ['ketamine_iv'], needsProof: true }],
};
const PLAN = planOf([
  courseOf('a', 'ketamine_iv', ON, { endsOn: ON }),
  courseOf('b', 'cbt', ON, { endsOn: addDays(ON, 13), sessionsPerWeek: 1 }),
  courseOf('c', 'acupuncture', ON, { endsOn: ON }),
]);
const PROOF = { id: 'x', version: 1, service: 'veteran', document: 'DD-214', seenOn: TODAY, expiresOn: null, seenByName: 'Owen Brooks' } as const;

const open = async (budget: number | null = null, quoted: FrozenQuote | null = null) => {
  const { preferences } = chartOf();
  const chart = chartOf({
    plan: PLAN,
    patient: patientOf({ serviceStatus: 'veteran' }),
    serviceProofs: [PROOF],
    preferences: { ...preferences, monthlyBudgetCents: budget },
  });
  const opened = await openSection('plan', chart, { terms: TERMS, quote: quoted });
  const card = (): HTMLElement => {
    const found = opened.page.querySelector<HTMLElement>('app-cost-card');
    if (found === null) throw new Error('there is no card');
    return found;
  };
  return { ...opened, card, said: () => card().textContent?.replaceAll(/\s+/g, ' ') ?? '' };
};
afterEach(() => document.body.replaceChildren());

describe('what the patient pays', () => {
  it('is said by course with its reasons, and an unknown price makes the sum a least', async () => {
    const { said, card } = await open();
    expect(said()).toContain('at least $577.50');
    expect(said()).toContain('1 session × $337.50 (price $450.00)');
    expect(said()).toContain('25 % off: Service.');
    expect(said()).toContain('2 sessions × $120.00');
    expect(said()).toContain('No price is recorded.');
    expect(await violations(card())).toEqual([]);
  });

  it.each([
    [60_000, 'Dearest 30 days: at least $577.50'],
    [60_000, 'is not known, so nobody can say whether the budget holds'],
    [50_000, '$77.50 too much'],
    [null, 'no budget is recorded'],
  ])('is held against what was agreed for 30 days: %p', async (budget, words) => {
    expect((await open(budget)).said()).toContain(words);
  });

  it('is beside what the saved version was quoted at, which stays what it was', async () => {
    const sum = { cents: 90_000, knownCents: 90_000 };
    const quote = { from: TODAY, until: addDays(TODAY, 364), lines: [], courses: [], months: [], total: sum };
    const { said, button, asked, settle } = await open(null, { planVersion: 3, quotedAt: '2026-11-20T15:00:00Z', quotedBy: 'Hannah Osei', quote });
    expect(said()).toContain('Saved version 3 was quoted at $900.00');
    expect(said()).toContain('Prices, coverage, a proof of service or the answer of a payer are others now.');
    button('Quote again').click();
    const again = asked('/api/plans/plan1/quote', 'POST');
    expect(again.request.headers.get('If-Match')).toContain('3');
    again.flush({ ...PLAN, version: 4 });
    await settle();
    expect(asked('/api/plans/plan1/quote')).toBeDefined();
  });

  it('is told apart from a lower bound by its words', async () => {
    const quote = { from: TODAY, until: addDays(TODAY, 364), lines: [], courses: [], months: [], total: { cents: null, knownCents: 57_750 } };
    const { said } = await open(null, { planVersion: 3, quotedAt: '2026-11-20T15:00:00Z', quotedBy: 'Hannah Osei', quote });
    expect(said()).toContain('Saved version 3 was quoted: at least $577.50 on');
  });
});
