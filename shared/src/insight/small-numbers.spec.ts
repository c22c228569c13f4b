import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FEWEST, hiddenBecause, isIn, type InsightFilter, type Part } from './small-numbers.js';

const ALL: InsightFilter = { fromYear: null, toYear: null, siteId: null, condition: null };
const parts = (...list: readonly (readonly [year: number, site: string, n: number])[]): Part[] =>
  list.map(([year, site, n]) => ({ year, site, n, inCondition: true }));

describe('a group of patients', () => {
  it.each<[string, Part[], Partial<InsightFilter>, ReturnType<typeof hiddenBecause>]>([
    ['of nobody', [], {}, 'few'],
    ['of four', parts([2026, 'a', 4]), {}, 'few'],
    ['of five', parts([2026, 'a', 5]), {}, null],
    ['of five at two sites, all of them', parts([2026, 'a', 3], [2026, 'b', 2]), {}, null],
    ['at one site, where the other has three', parts([2026, 'a', 9], [2026, 'b', 3]), { siteId: 'a' }, 'few-beside'],
    [
      'at one site, where the others have three and nine: what is left is known otherwise',
      parts([2026, 'a', 9], [2026, 'b', 9], [2026, 'c', 3]),
      { siteId: 'a' },
      'few-beside',
    ],
    ['at one site, where the other has five', parts([2026, 'a', 9], [2026, 'b', 5]), { siteId: 'a' }, null],
    ['at the only site', parts([2026, 'a', 9]), { siteId: 'a' }, null],
    ['at a site that has none', parts([2026, 'a', 9]), { siteId: 'b' }, 'few'],
    ['in a year, where the next has two', parts([2025, 'a', 9], [2026, 'a', 2]), { fromYear: 2025, toYear: 2025 }, 'few-beside'],
    ['in both of those years', parts([2025, 'a', 9], [2026, 'a', 2]), { fromYear: 2025, toYear: 2026 }, null],
    ['in a year, where the one before has two', parts([2024, 'a', 2], [2025, 'a', 9]), { fromYear: 2025 }, 'few-beside'],
    ['in a year, where the next has five', parts([2025, 'a', 9], [2026, 'a', 5]), { toYear: 2025 }, null],
    ['in a year, whatever its sites had in it', parts([2025, 'a', 6], [2025, 'b', 3], [2026, 'a', 6], [2026, 'b', 3]), { fromYear: 2026 }, null],
    [
      'at a site in a year, where the other had three in it',
      parts([2025, 'a', 6], [2025, 'b', 3], [2026, 'a', 6], [2026, 'b', 3]),
      { fromYear: 2026, siteId: 'a' },
      'few-beside',
    ],
  ])('%s', (_, list, filter, why) => expect(hiddenBecause(list, { ...ALL, ...filter })).toBe(why));

  it('that has a condition is shown only when those without it are none or five', () => {
    const having = (n: number): Part[] => [...parts([2026, 'a', 9]), { year: 2026, site: 'a', n, inCondition: false }];
    expect([0, 1, 4, 5].map((n) => hiddenBecause(having(n), { ...ALL, condition: 'crps' }))).toEqual([null, 'few-beside', 'few-beside', null]);
  });
});

const YEARS = [2023, 2024, 2025, 2026];
const SITES = ['a', 'b', ''];
const cell = fc.record({
  year: fc.constantFrom(...YEARS),
  site: fc.constantFrom(...SITES),
  n: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 30 })),
  inCondition: fc.constant(true),
});
const VIEWS: readonly InsightFilter[] = [null, ...YEARS].flatMap((fromYear) =>
  [null, ...YEARS].flatMap((toYear) => [null, 'a', 'b'].map((siteId) => ({ fromYear, toYear, siteId, condition: null }))),
);

/** What anybody could do with the pages: take one shown number from another. */
it('whatever two shown views differ by, inside each other or side by side, is nobody or at least five', () => {
  fc.assert(
    fc.property(fc.uniqueArray(cell, { selector: ({ year, site }) => `${year} ${site}`, maxLength: 12 }), (list) => {
      const shown = VIEWS.filter((view) => hiddenBecause(list, view) === null).map((view) => new Set(list.filter((part) => isIn(part, view))));
      const few = (rest: readonly Part[]): boolean => {
        const n = rest.reduce((sum, part) => sum + part.n, 0);
        return n > 0 && n < FEWEST;
      };
      const total = shown.some(({ size }) => size === list.length);
      const derived = shown.flatMap((one) =>
        shown.flatMap((other) => [
          ...([...other].every((part) => one.has(part)) ? [[...one].filter((part) => !other.has(part))] : []),
          ...(total && [...other].every((part) => !one.has(part)) ? [list.filter((part) => !one.has(part) && !other.has(part))] : []),
        ]),
      );
      expect(derived.filter(few)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

it('and enough is shown to be of use: a clinic with ten of everything hides nothing', () => {
  const list = YEARS.flatMap((year) => ['a', 'b'].map((site) => ({ year, site, n: 10, inCondition: true })));
  for (const siteId of [null, 'a', 'b']) for (const fromYear of YEARS) expect(hiddenBecause(list, { ...ALL, siteId, fromYear })).toBeNull();
});
