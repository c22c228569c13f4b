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
    ['in the only year, whatever its sites had', parts([2026, 'a', 9], [2026, 'b', 3]), { fromYear: 2026 }, null],
    ['at a site that has none', parts([2026, 'a', 9]), { siteId: 'b' }, 'few'],
    ['in a year, where the next has two', parts([2025, 'a', 9], [2026, 'a', 2]), { fromYear: 2025, toYear: 2025 }, 'few-beside'],
    ['in both of those years', parts([2025, 'a', 9], [2026, 'a', 2]), { fromYear: 2025, toYear: 2026 }, null],
    ['in a year, where the one before has two', parts([2024, 'a', 2], [2025, 'a', 9]), { fromYear: 2025 }, 'few-beside'],
    ['in a year, where the next has five', parts([2025, 'a', 9], [2026, 'a', 5]), { toYear: 2025 }, null],
    ['in a year, where a site had three in it', parts([2025, 'a', 6], [2025, 'b', 3], [2026, 'a', 6], [2026, 'b', 3]), { fromYear: 2026 }, 'few-beside'],
  ])('%s', (_, list, filter, why) => expect(hiddenBecause(list, { ...ALL, ...filter })).toBe(why));

  it.each<[string, Partial<InsightFilter>, readonly ReturnType<typeof hiddenBecause>[]]>([
    ['is shown only when those without it are none or five', {}, [null, 'few-beside', 'few-beside', null]],
    ['at a site likewise, there', { siteId: 'a' }, [null, 'few-beside', 'few-beside', null]],
  ])('that has a condition %s', (_, filter, why) => {
    const having = (n: number): Part[] => [...parts([2026, 'a', 9]), { year: 2026, site: 'a', n, inCondition: false }];
    expect([0, 1, 4, 5].map((n) => hiddenBecause(having(n), { ...ALL, condition: 'crps', ...filter }))).toEqual(why);
  });
});

const YEARS = [2023, 2024, 2025, 2026];
const SITES = ['a', 'b', ''];
const EVERYWHERE = YEARS.flatMap((year) => SITES.flatMap((site) => [true, false].map((inCondition) => ({ year, site, inCondition }))));
const VIEWS: readonly InsightFilter[] = [null, ...YEARS].flatMap((fromYear) =>
  [null, ...YEARS].flatMap((toYear) => [null, 'a', 'b'].flatMap((siteId) => [null, 'crps'].map((condition) => ({ fromYear, toYear, siteId, condition })))),
);
/** What a view is about, whoever is there: indexes of `EVERYWHERE`. */
const placesOf = (view: InsightFilter): ReadonlySet<number> =>
  new Set(EVERYWHERE.flatMap((place, at) => (isIn({ ...place, n: 0, inCondition: view.condition === null || place.inCondition }, view) ? [at] : [])));
const PLACES = new Map(VIEWS.map((view) => [view, placesOf(view)]));
const count = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 9 }), fc.constant(20));

/** What anybody could do with the pages: take one shown number from another, two from the total, and put their overlap back. */
it('whatever shown views give away together is nobody or at least five', () => {
  fc.assert(
    fc.property(fc.array(count, { minLength: EVERYWHERE.length, maxLength: EVERYWHERE.length }), (counts) => {
      const list = EVERYWHERE.map((place, at) => ({ ...place, n: counts[at] ?? 0 })).filter(({ n }) => n > 0);
      const seen = (view: InsightFilter): Part[] => (view.condition === null ? list.map((part) => ({ ...part, inCondition: true })) : list);
      const shown = VIEWS.filter((view) => hiddenBecause(seen(view), view) === null).map((view) => PLACES.get(view) ?? new Set<number>());
      const known = new Set(shown.map((places) => [...places].join()));
      const all = shown.some(({ size }) => size === EVERYWHERE.length);
      const few = (places: readonly number[]): boolean => {
        const n = places.reduce((sum, at) => sum + (counts[at] ?? 0), 0);
        return n > 0 && n < FEWEST;
      };
      const leaks = shown.flatMap((one) =>
        shown.filter((other) => {
          const both = [...one].filter((at) => other.has(at));
          if (both.length === other.size) return few([...one].filter((at) => !other.has(at)));
          const overlapKnown = both.length === 0 || known.has(both.join());
          return overlapKnown && all && few(EVERYWHERE.flatMap((_, at) => (one.has(at) || other.has(at) ? [] : [at])));
        }),
      );
      expect(leaks).toHaveLength(0);
    }),
    { numRuns: 300 },
  );
});

it('and enough is shown to be of use: a clinic with ten of everything hides nothing', () => {
  const list = YEARS.flatMap((year) => ['a', 'b'].map((site) => ({ year, site, n: 10, inCondition: true })));
  for (const siteId of [null, 'a', 'b']) for (const fromYear of YEARS) expect(hiddenBecause(list, { ...ALL, siteId, fromYear })).toBeNull();
});
