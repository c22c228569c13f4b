import { isSame, type FindingDifferences } from './finding-differences.js';
import { POLICY, type DryRunRow, type DryRunTotal } from './policy.js';

/** What was seen so far; it does not grow with the clinic beyond the rows that are listed. */
export interface Tally {
  readonly judged: number;
  readonly affected: number;
  readonly totals: ReadonlyMap<string, DryRunTotal>;
  readonly rows: readonly DryRunRow[];
}

export const NOTHING_SEEN: Tally = { judged: 0, affected: 0, totals: new Map(), rows: [] };

const counted = (totals: ReadonlyMap<string, DryRunTotal>, differences: FindingDifferences): ReadonlyMap<string, DryRunTotal> => {
  const sums = new Map(totals);
  for (const what of ['gained', 'lost', 'changed'] as const)
    for (const { ruleId } of differences[what]) {
      const sum = sums.get(ruleId) ?? { ruleId, gained: 0, lost: 0, changed: 0 };
      sums.set(ruleId, { ...sum, [what]: sum[what] + 1 });
    }
  return sums;
};

/** Adds one patient. `shown`: whether the reader may see what was found, or only how much. */
export const tallied = (tally: Tally, patient: Omit<DryRunRow, 'counts' | 'differences'>, differences: FindingDifferences, shown: boolean): Tally => {
  const judged = tally.judged + 1;
  if (isSame(differences)) return { ...tally, judged };
  const counts = { gained: differences.gained.length, lost: differences.lost.length, changed: differences.changed.length };
  const row: DryRunRow = { ...patient, counts, differences: shown ? differences : null };
  return {
    judged,
    affected: tally.affected + 1,
    totals: counted(tally.totals, differences),
    rows: tally.rows.length < POLICY.rows.maxItems ? [...tally.rows, row] : tally.rows,
  };
};

/** Totals by how often something changes, most first. */
export const totalsOf = ({ totals }: Tally): readonly DryRunTotal[] => {
  const weight = ({ gained, lost, changed }: DryRunTotal): number => gained + lost + changed;
  return [...totals.values()].sort((a, b) => weight(b) - weight(a) || (a.ruleId < b.ruleId ? -1 : 1));
};
