import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { add, admits, copyOf, earliest, implies, latest, leastLag, negated, networkOf, type Edge, type Network, type Range } from './network.js';

const RUNS = { numRuns: Number(process.env['STAGER_RUNS'] ?? 300), seed: 11 };
const MOST = 5;

const ranges = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 })).map(([first, more]): Range => ({ first, last: first + more })),
  { minLength: 1, maxLength: MOST },
);
const edges = fc.array(
  fc
    .tuple(fc.nat({ max: MOST }), fc.nat({ max: MOST }), fc.integer({ min: -15, max: 15 }))
    .filter(([from, to]) => from !== to)
    .map(([from, to, lag]): Edge => ({ from, to, lag })),
  { maxLength: 8 },
);

/** The longest paths from scratch; `null` when some cycle is longer than nothing. */
const closure = (all: readonly Range[], more: readonly Edge[]): readonly number[] | null => {
  const size = all.length + 1;
  const paths = Array.from({ length: size * size }, (_, at) => (Math.floor(at / size) === at % size ? 0 : -Infinity));
  const bounds = all.flatMap(({ first, last }, at): Edge[] => [
    { from: 0, to: at + 1, lag: first },
    { from: at + 1, to: 0, lag: -last },
  ]);
  const path = (from: number, to: number): number => paths[from * size + to] ?? -Infinity;
  for (const { from, to, lag } of [...bounds, ...more]) paths[from * size + to] = Math.max(path(from, to), lag);
  for (let by = 0; by < size; by++)
    for (let from = 0; from < size; from++) for (let to = 0; to < size; to++) paths[from * size + to] = Math.max(path(from, to), path(from, by) + path(by, to));
  return Array.from({ length: size }, (_, node) => path(node, node)).some((cycle) => cycle > 0) ? null : paths;
};

const made = (all: readonly Range[]): Network => {
  const network = networkOf(all);
  if (network === null) throw new RangeError('An empty range');
  return network;
};

const fitting = (all: readonly Range[], some: readonly Edge[]): readonly Edge[] => some.filter(({ from, to }) => Math.max(from, to) <= all.length);

/** Days at random, not always within the ranges. */
const holds = ({ from, to, lag }: Edge, days: readonly number[]): boolean => (days[to] ?? 0) >= (days[from] ?? 0) + lag;

describe('a temporal network', () => {
  it('keeps the longest paths, as if they were worked out from scratch after every edge', () => {
    fc.assert(
      fc.property(ranges, edges, (all, some) => {
        const network = made(all);
        const kept: Edge[] = [];
        for (const edge of fitting(all, some)) {
          const expected = closure(all, [...kept, edge]);
          const before = [...network.paths];
          const [mayBe, isKnown] = [admits(network, edge), implies(network, edge)];
          expect(add(network, edge)).toBe(expected !== null);
          expect(mayBe).toBe(expected !== null);
          expect([...network.paths]).toEqual(expected ?? before);
          if (expected !== null) kept.push(edge);
          expect(isKnown).toBe(expected !== null && before.every((path, at) => path === expected[at]));
        }
      }),
      RUNS,
    );
  });

  it('has days for all its nodes at once: the earliest, and the latest', () => {
    fc.assert(
      fc.property(ranges, edges, (all, some) => {
        const network = made(all);
        const kept = fitting(all, some).filter((edge) => add(network, edge));
        const nodes = Array.from({ length: network.size }, (_, node) => node);
        for (const days of [nodes.map((node) => earliest(network, node)), nodes.map((node) => latest(network, node))]) {
          expect(kept.every((edge) => holds(edge, days))).toBe(true);
          all.forEach(({ first, last }, at) => expect((days[at + 1] ?? -1) >= first && (days[at + 1] ?? Infinity) <= last).toBe(true));
          nodes.forEach((from) => nodes.forEach((to) => expect((days[to] ?? 0) - (days[from] ?? 0)).toBeGreaterThanOrEqual(leastLag(network, from, to))));
        }
      }),
      RUNS,
    );
  });

  it('holds an edge or its negation on any days, never both', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.integer(), (first, second, lag) => {
        const edge: Edge = { from: 1, to: 2, lag };
        expect(holds(edge, [0, first, second])).toBe(!holds(negated(edge), [0, first, second]));
        expect(negated(negated(edge))).toEqual(edge);
      }),
      RUNS,
    );
  });

  it('has copies of its own, and none of an empty range', () => {
    const network = made([{ first: 1, last: 4 }]);
    expect(add(copyOf(network), { from: 0, to: 1, lag: 3 })).toBe(true);
    expect(earliest(network, 1)).toBe(1);
    expect(networkOf([{ first: 2, last: 1 }])).toBeNull();
  });
});
