/** Fewer patients than this are not shown. */
export const FEWEST = 5;

/** How a view of the clinic's patients is narrowed; `null` = not narrowed. Years are those in which a course began, both included. */
export interface InsightFilter {
  readonly fromYear: number | null;
  readonly toYear: number | null;
  readonly siteId: string | null;
  readonly condition: string | null;
}
/** Patients of one group that cannot be told apart by any filter. */
export interface Part {
  readonly year: number;
  /** The site that the patient prefers; empty = none is named. */
  readonly site: string;
  /** Has the condition that is asked for; true when none is. */
  readonly inCondition: boolean;
  readonly n: number;
}
/** `few`: fewer than five patients. `few-beside`: the patients left out of the view are fewer than five, and could be had by subtraction. */
export type Hidden = 'few' | 'few-beside';

const inYears = ({ year }: Part, { fromYear, toYear }: InsightFilter): boolean => year >= (fromYear ?? -Infinity) && year <= (toYear ?? Infinity);

/** Whether the part is in the view. */
export const isIn = (part: Part, filter: InsightFilter): boolean =>
  inYears(part, filter) && part.inCondition && (filter.siteId === null || part.site === filter.siteId);

/** Every part that the view's site and condition make of these patients has none or enough. */
const isEnough = (parts: readonly Part[], { siteId, condition }: InsightFilter): boolean => {
  const counts = new Map<string, number>();
  for (const { site, inCondition, n } of parts) {
    const stratum = `${condition === null || inCondition} ${siteId === null ? '' : site}`;
    counts.set(stratum, (counts.get(stratum) ?? 0) + n);
  }
  return [...counts.values()].every((n) => n === 0 || n >= FEWEST);
};

const yearsOf = (parts: readonly Part[]): readonly number[] => [...new Set(parts.map(({ year }) => year))].sort((a, b) => a - b);

/** Runs of years, the shortest in which every part has none or enough patients; what is left at the end joins the run before. The only run may have too few. */
const runsOf = (parts: readonly Part[], filter: InsightFilter): readonly (readonly Part[])[] => {
  const runs: Part[][] = [];
  let open: readonly Part[] = [];
  for (const year of yearsOf(parts)) {
    open = [...open, ...parts.filter((part) => part.year === year)];
    if (!isEnough(open, filter)) continue;
    runs.push([...open]);
    open = [];
  }
  let last = open;
  while (runs.length > 0 && !isEnough(last, filter)) last = [...(runs.pop() ?? []), ...last];
  return last.length > 0 ? [...runs, last] : runs;
};

/**
 * Why the patients of a group are not shown in a view; `null` = they are. A view that is narrowed is shown only when it is made of
 * whole runs of years in which every part, by site and by condition where those are asked for, has none or at least five patients: then
 * so is whatever two views differ by.
 */
export const hiddenBecause = (parts: readonly Part[], filter: InsightFilter): Hidden | null => {
  const n = parts.filter((part) => isIn(part, filter)).reduce((sum, part) => sum + part.n, 0);
  if (n < FEWEST) return 'few';
  const whole = (run: readonly Part[]): boolean => new Set(run.filter((part) => part.n > 0).map((part) => inYears(part, filter))).size < 2;
  const runs = filter.fromYear === null && filter.toYear === null ? [parts] : runsOf(parts, filter);
  return runs.every((run) => isEnough(run, filter) && whole(run)) ? null : 'few-beside';
};
