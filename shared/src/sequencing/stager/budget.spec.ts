import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween } from '../../dates.js';
import { RULES } from '../data/rule-set.js';
import { courseOf, documentFor, patientOf, TODAY, traitsFor } from '../testing.js';
import { peakWindow, type Load } from './compile/load.js';
import type { CourseFreedom, StageRequest } from './request.js';
import { stage } from './stage.js';

const PT = traitsFor('pt', { names: { en: 'Physical therapy', es: 'Fisioterapia' }, tags: ['exercise', 'rehab'], trialDays: { from: 56, to: 84 } });
const CBT = traitsFor('cbt', { names: { en: 'CBT', es: 'TCC' }, category: 'behavioral', tags: ['psychological'], trialDays: { from: 56, to: 84 } });
const weekly = (cents: number, weeks: number) => Array.from({ length: weeks }, (_, at) => ({ day: 7 * at, cents }));
const on = (day: number): string => addDays(TODAY, day);

const both = (freedom: StageRequest['freedom'], monthlyBudgetCents: number | null, more: Partial<StageRequest> = {}): StageRequest => ({
  document: documentFor([courseOf('a', PT, on(0)), courseOf('b', CBT, on(0))], { patient: patientOf({ baselinePain: 3 }) }),
  freedom,
  horizon: on(200),
  closures: [],
  aim: 'soonest-relief',
  monthlyBudgetCents,
  ...more,
});
const startsIn = (request: StageRequest): readonly number[] => Object.values(stage(request, RULES).starts).map((day) => daysBetween(TODAY, day));

const outcomeOf = (request: StageRequest) => {
  const { budget } = stage(request, RULES);
  if (budget === null) throw new Error('nothing is limited');
  return { within: budget.within, why: budget.why?.en ?? '', moves: budget.relaxation?.moves ?? [] };
};

describe('the budget', () => {
  // Five Mondays fall into 30 days.
  const PAID: Readonly<Record<string, CourseFreedom>> = { a: { charges: weekly(4_000, 8) }, b: { charges: weekly(3_000, 8) } };

  it('spreads courses that would cost too much together', () => {
    const free = startsIn(both(PAID, null));
    expect(free.toSorted((x, y) => x - y)).toEqual([0, 28]);
    const result = stage(both(PAID, 20_000), RULES);
    expect(result).toMatchObject({ status: 'staged', optimal: true, cost: { overBudget: 0 } });
    expect(result.budget).toMatchObject({ within: true, limitCents: 20_000, peakCents: 20_000, why: null, relaxation: null });
    const [first = 0, second = 0] = startsIn(both(PAID, 20_000)).toSorted((x, y) => x - y);
    // The last payment of the first is 49 days after its start; 5 × 40 leave room for none of the other.
    expect(second - first).toBeGreaterThan(28);
  });

  it('says when one course alone is beyond it, and by how much', () => {
    const { status, budget } = stage(both({ a: { charges: weekly(4_000, 8) } }, 15_000), RULES);
    expect(status).toBe('staged');
    expect(budget).toMatchObject({ within: false, peakCents: 20_000, relaxation: null });
    expect(budget?.why?.en).toContain('Physical therapy alone costs $200.00 in 30 days');
    expect(budget?.why?.es).toContain('Fisioterapia por sí solo cuesta');
  });

  it('says which bound keeps it from being cheaper, and what would do', () => {
    const { within, why, moves } = outcomeOf(both(PAID, 20_000, { horizon: on(30) }));
    expect(within).toBe(false);
    expect(why).toContain('what is paid in any 30 days stays within the budget');
    expect(why).toContain('the last day for a start is');
    expect(moves).toEqual([expect.objectContaining({ bound: 'horizon' })]);
    expect(outcomeOf(both(PAID, 20_000, { horizon: moves.map(({ to }) => to).join() })).within).toBe(true);
  });

  it('counts what already runs', () => {
    const document = documentFor([courseOf('a', PT, on(-7), { started: true }), courseOf('b', CBT, on(0))], { patient: patientOf({ baselinePain: 3 }) });
    const charges = { a: { charges: [...weekly(4_000, 8)].slice(1) }, b: { charges: weekly(3_000, 8) } };
    const { starts, budget } = stage(both(charges, 20_000, { document }), RULES);
    expect(budget?.within).toBe(true);
    expect(daysBetween(TODAY, starts['b'] ?? TODAY)).toBeGreaterThan(21);
  });

  it('says when what already runs is beyond it', () => {
    const document = documentFor([courseOf('a', PT, on(-7), { started: true }), courseOf('b', CBT, on(0))], { patient: patientOf({ baselinePain: 3 }) });
    const { budget } = stage(both({ a: { charges: weekly(4_000, 8) } }, 9_000, { document }), RULES);
    expect(budget).toMatchObject({ within: false, relaxation: null });
    expect(budget?.why?.en).toContain('Physical therapy alone costs $200.00');
  });

  it('is no block and weighs more than warnings', () => {
    const tight = stage(both({ a: { costCents: 9_000, notAfter: on(20) }, b: { costCents: 9_000, notAfter: on(40) } }, 9_000), RULES);
    expect(tight).toMatchObject({ cost: { blocks: 0, overBudget: 0 }, budget: { within: true } });
    expect(stage(both({}, 9_000), RULES).budget).toBeNull();
  });

  it('is judged on the dearest window, whichever way it is counted', () => {
    const load = fc.record({ piece: fc.integer({ min: 0, max: 4 }), day: fc.integer({ min: 0, max: 120 }), amount: fc.integer({ min: 1, max: 90 }) });
    fc.assert(
      fc.property(fc.array(load, { minLength: 1, maxLength: 40 }), (some) => {
        const inWindow = (first: number): number => some.filter(({ day }) => day >= first && day < first + 30).reduce((sum, { amount }) => sum + amount, 0);
        const loads = some.map(({ piece, day, amount }): Load => ({ piece, start: { node: 0, offset: day }, amount, lasts: 0 }));
        const sums = some.map(({ day }) => inWindow(day));
        expect(peakWindow([], loads, 30)?.sum).toBe(Math.max(...sums));
      }),
    );
  });
});
