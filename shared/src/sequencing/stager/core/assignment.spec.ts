import { describe, expect, it } from '@jest/globals';
import { diceOf } from '../testing/random.js';
import { leastAssignment } from './assignment.js';

const tryAll = (costs: readonly (readonly number[])[], row = 0, used: readonly number[] = []): number =>
  row === costs.length
    ? 0
    : Math.min(Infinity, ...(costs[row] ?? []).map((cost, column) => (used.includes(column) ? Infinity : cost + tryAll(costs, row + 1, [...used, column]))));

describe('the least assignment', () => {
  it('is what trying every one finds, impossible cells included', () => {
    for (let seed = 0; seed < 600; seed++) {
      const dice = diceOf(seed);
      const [rows, more] = [1 + dice.below(5), dice.below(3)];
      const costs = Array.from({ length: rows }, () => Array.from({ length: rows + more }, () => (dice.chance(0.2) ? Infinity : dice.below(50))));
      expect({ seed, least: leastAssignment(rows, rows + more, (row, column) => costs[row]?.[column] ?? 0) }).toEqual({ seed, least: tryAll(costs) });
    }
  });
});
