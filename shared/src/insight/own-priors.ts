import type { Modality } from '../catalogue/modality.js';
import type { OfferedPrior, ResponseTable } from './insight.js';
import { guardedGroups, spreadOf, type Cell } from './response-table.js';
import type { InsightFilter } from './small-numbers.js';

/**
 * For each treatment that is shown, what the clinic's own courses would have the model assume, beside what the catalogue does. The
 * spread is that between patients and never below the catalogue's: what a clinic saw may make it think otherwise, not surer.
 */
export const ownPriors = (
  { cells, filter }: { readonly cells: readonly Cell[]; readonly filter: InsightFilter },
  { rows }: ResponseTable,
  catalogue: ReadonlyMap<string, Modality>,
): readonly OfferedPrior[] => {
  const { shown } = guardedGroups(cells, filter);
  if (shown.length === 0) return [];
  const sd = Math.sqrt(spreadOf(shown).variance);
  return rows.map(({ key, name, patients, change: { mean, low, high } }) => {
    const assumed = catalogue.get(key)?.prior.value ?? null;
    return { modalityId: key, name, patients, mean, low, high, sd: Number(Math.max(sd, assumed?.sd ?? 0).toFixed(2)), catalogue: assumed };
  });
};
