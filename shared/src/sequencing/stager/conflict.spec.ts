import { describe, expect, it } from '@jest/globals';
import { daysBetween } from '../../dates.js';
import { RULES } from '../data/rule-set.js';
import { TODAY } from '../testing.js';
import { allowedDays, type Bound } from './bounds.js';
import { minimalConflict, troubleOf } from './conflict.js';
import { search } from './core/grave-first.js';
import type { Found, Limits } from './core/search.js';
import { canHold, demandsOf, type Demand, type Demands } from './demands.js';
import { modelOf, wholeProblem, type Model } from './model.js';
import type { Reason } from './request.js';
import { stage } from './stage.js';
import { smallRequest } from './testing/random.js';

const CASES = Number(process.env['STAGER_CASES'] ?? 150);
const LIMITS: Limits = { shouldStop: () => false, maxNodes: 1_500 };
const MODELS = Array.from({ length: CASES }, (_, seed) => ({ seed, model: modelOf(smallRequest(seed), RULES) }));

const isSame = (one: Reason, other: Reason): boolean => JSON.stringify(one) === JSON.stringify(other);
const boundKind = ({ reason }: Demand): string | null => (reason.kind === 'bound' ? reason.bound : null);

/** Whether the parts hold together, and whether they do without each one of them. */
const holdsWithout = ({ model, all }: Demands, parts: readonly Reason[]): readonly (boolean | null)[] => {
  const limits: Limits = { shouldStop: () => false, maxNodes: 5_000 };
  const today = all.filter((demand) => boundKind(demand) === 'today');
  const named = all.filter(({ reason }) => parts.some((part) => isSame(part, reason)));
  expect(named.length).toBe(parts.length);
  const without = (left: Demand | null): boolean | null => canHold(model, [...today, ...named.filter((one) => one !== left)], limits);
  return [without(null), ...named.map(without)];
};

/** Every schedule of some days each. */
const schedulesOf = function* (days: readonly (readonly number[])[], before: readonly number[] = [0]): Generator<readonly number[]> {
  const [first, ...rest] = days;
  if (first === undefined) return yield before;
  for (const day of first) yield* schedulesOf(rest, [...before, day]);
};

const isAny = (schedules: Iterable<readonly number[]>, is: (schedule: readonly number[]) => boolean): boolean => {
  for (const schedule of schedules) if (is(schedule)) return true;
  return false;
};

const daysOf = ({ movable, bounds }: Model, isKept: (bound: Bound) => boolean, last: number): readonly (readonly number[])[] =>
  movable.map(({ index }) => [
    ...allowedDays(
      bounds.filter((bound) => bound.piece === index && isKept(bound)),
      last,
    ),
  ]);

/** Days by which a schedule passes the bounds that may move. */
const passed = ({ bounds, workshop }: Model, schedule: readonly number[]): number =>
  bounds.reduce((sum, { piece, allows, day }) => {
    const on = schedule[workshop.starts[piece]?.node ?? 0] ?? 0;
    return allows(on) ? sum : sum + Math.abs(on - day);
  }, 0);

const holdsOn = ({ all }: Demands, schedule: readonly number[]): boolean => all.every(({ causes }) => causes.every(({ costOn }) => costOn(schedule) === 0));

/** The most schedules that are tried one by one. */
const MOST_TRIED = 30_000;
const countOf = (days: readonly (readonly number[])[]): number => days.reduce((product, { length }) => product * length, 1);

const isProven = (found: Found | null): boolean => found === null || found.cost[0] === found.bound[0];

describe('conflicts', () => {
  it('are minimal: without any one part the rest holds', () => {
    let seen = 0;
    for (const { seed } of MODELS) {
      const { conflict } = stage(smallRequest(seed), RULES, LIMITS);
      if (conflict === null) continue;
      seen++;
      const holds = holdsWithout(demandsOf(modelOf(smallRequest(seed), RULES), LIMITS), conflict.parts);
      expect({ seed, holds }).toEqual({ seed, holds: [false, ...conflict.parts.map(() => true)] });
    }
    expect(seen).toBeGreaterThan(CASES / 12);
  });

  it('are there where every schedule within the bounds has a block that other days avoid, and nowhere else', () => {
    let [seen, infeasible] = [0, 0];
    for (const { seed, model } of MODELS) {
      const problem = wholeProblem(model);
      const found = problem === null ? null : search(problem, LIMITS);
      const demands = demandsOf(model, LIMITS);
      const days = daysOf(demands.model, () => true, 60);
      if (countOf(days) > MOST_TRIED || !isProven(found)) continue;
      const isFeasible = isAny(schedulesOf(days), (schedule) => holdsOn(demands, schedule));
      expect({ seed, isFeasible: troubleOf(model, found, LIMITS).isFeasible }).toEqual({ seed, isFeasible });
      seen++;
      if (!isFeasible) infeasible++;
    }
    expect(seen).toBeGreaterThan(CASES / 2);
    expect(infeasible).toBeGreaterThan(CASES / 20);
  });

  it('come with the fewest days by which bounds have to move', () => {
    let seen = 0;
    for (const { seed } of MODELS) {
      const { relaxation } = stage(smallRequest(seed), RULES, LIMITS);
      if (relaxation === null) continue;
      const demands = demandsOf(modelOf(smallRequest(seed), RULES), LIMITS);
      const { model } = demands;
      const days = daysOf(model, ({ kind }) => kind === 'today' || kind === 'closure', 60 + relaxation.days);
      if (countOf(days) > MOST_TRIED) continue;
      seen++;
      let fewest = Infinity;
      for (const schedule of schedulesOf(days)) {
        const by = passed(model, schedule);
        if (by < fewest && holdsOn(demands, schedule)) fewest = by;
      }
      expect({ seed, days: relaxation.days }).toEqual({ seed, days: fewest });
      for (const { to } of relaxation.moves) expect(daysBetween(TODAY, to)).toBeGreaterThanOrEqual(0);
    }
    expect(seen).toBeGreaterThan(CASES / 30);
  });

  it('are found among any demands', () => {
    const all = [1, 2, 3, 4, 5, 6, 7, 8];
    expect(minimalConflict([], all, (some) => ![3, 6].every((one) => some.includes(one)))).toEqual([3, 6]);
    expect(minimalConflict([], all, () => true)).toEqual([]);
    expect([...allowedDays([{ kind: 'today', piece: 0, day: 2, allows: (day) => day >= 2 } satisfies Bound], 4)]).toEqual([2, 3, 4]);
  });
});
