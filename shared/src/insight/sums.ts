import type { InsightFilter } from './small-numbers.js';
import type { Cell } from './response-table.js';

type Summed = Omit<Cell, 'inCondition'>;
/** What was counted of a clinic, of no patient: by treatment, by treatment and condition (a patient may have several), and by condition. */
export interface Sums {
  readonly treatments: readonly Summed[];
  readonly within: readonly (Summed & { readonly condition: string })[];
  readonly conditions: readonly Summed[];
  /** Started courses that are in none of them. */
  readonly tooEarly: number;
  readonly stoppedEarly: number;
  readonly fewReadings: number;
}

const nameOf = ({ key, year, site }: Summed): string => `${key} ${year} ${site}`;
const whole = (cells: readonly Summed[]): readonly Cell[] => cells.map((cell) => ({ ...cell, inCondition: true }));

/** The patients of each treatment, apart by whether they have the condition that is asked for. */
export const treatmentCells = ({ treatments, within }: Sums, { condition }: InsightFilter): readonly Cell[] => {
  if (condition === null) return whole(treatments);
  const having = new Map(within.flatMap((cell) => (cell.condition === condition ? [[nameOf(cell), cell] as const] : [])));
  return treatments.flatMap((all): readonly Cell[] => {
    const inside = having.get(nameOf(all));
    if (inside === undefined) return [{ ...all, inCondition: false }];
    const { n, sum, squares, responders } = inside;
    return [
      { ...all, n, sum, squares, responders, inCondition: true },
      { ...all, n: all.n - n, sum: all.sum - sum, squares: all.squares - squares, responders: all.responders - responders, inCondition: false },
    ];
  });
};

/** The conditions beside each other. A condition asked for narrows the treatments, not these. */
export const conditionCells = ({ conditions }: Sums): readonly Cell[] => whole(conditions);
