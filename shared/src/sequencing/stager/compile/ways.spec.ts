import { describe, expect, it } from '@jest/globals';
import { RULES } from '../../data/rule-set.js';
import type { Way } from '../core/problem.js';
import { modelOf, type Model } from '../model.js';
import { anyRequest, diceOf, type Dice } from '../testing/random.js';
import type { Cause } from './cause.js';

const CASES = Number(process.env['STAGER_CASES'] ?? 200);
const TURNS = 60;
const LAST = 119;

const takes = (way: Way, days: readonly number[]): boolean => way.every(({ from, to, lag }) => (days[to] ?? 0) >= (days[from] ?? 0) + lag);

/** Some days, and others of which none is earlier. */
const twoSchedules = ({ movable }: Model, dice: Dice): readonly [readonly number[], readonly number[]] => {
  const spread = dice.of([10, 40, LAST]);
  const days = [0, ...movable.map(() => dice.below(spread + 1))];
  return [days, days.map((day, node) => (node === 0 || dice.chance(0.4) ? day : day + dice.below(dice.of([5, 40, 100]))))];
};

/** What is wrong with a cause on these days; `null` = nothing. */
const faultOf = ({ costOn, waysOut, most }: Cause, days: readonly number[], later: readonly number[]): string | null => {
  const [cost, then] = [costOn(days), costOn(later)];
  if (cost < 0 || cost > most) return 'it costs less than nothing, or more than the most it may';
  if (cost === 0) return null;
  const ways = waysOut(days);
  if (ways.some((way) => takes(way, days))) return 'a way out leads nowhere';
  return then < cost && !ways.some((way) => takes(way, later)) ? 'there is a way out that it does not name' : null;
};

/** How often the later days cost less, over some causes; what is wrong with any of them is said. */
const leftOn = (causes: readonly Cause[], [days, later]: readonly [readonly number[], readonly number[]], seed: number): number => {
  const faults = causes.flatMap((cause) => {
    const fault = faultOf(cause, days, later);
    return fault === null ? [] : [{ seed, ruleId: cause.ruleId, days, later, fault }];
  });
  expect(faults).toEqual([]);
  return causes.filter(({ costOn }) => costOn(later) < costOn(days)).length;
};

describe('ways out', () => {
  it('are taken by every schedule that is nowhere earlier and costs less', () => {
    let left = 0;
    for (let seed = 0; seed < CASES; seed++) {
      const dice = diceOf(seed + 30_000);
      const model = modelOf(anyRequest(dice, 2 + dice.below(4), LAST), RULES);
      for (let turn = 0; turn < TURNS; turn++) left += leftOn(model.causes, twoSchedules(model, dice), seed);
    }
    expect(left).toBeGreaterThan(50 * CASES);
  });
});
