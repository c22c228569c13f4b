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
/** `few`: fewer than five patients, or nobody: which of the two would be known of the patients left out. `few-beside`: the patients left out of the view are fewer than five, and could be had by subtraction. */
export type Hidden = 'few' | 'few-beside';

const inYears = ({ year }: Part, { fromYear, toYear }: InsightFilter): boolean => year >= (fromYear ?? -Infinity) && year <= (toYear ?? Infinity);

/** Whether the part is in the view. */
export const isIn = (part: Part, filter: InsightFilter): boolean =>
  inYears(part, filter) && part.inCondition && (filter.siteId === null || part.site === filter.siteId);

/** Counts of patients by what a part is called. */
const countsOf = (parts: readonly Part[], nameOf: (part: Part) => string): readonly number[] => {
  const counts = new Map<string, number>();
  for (const part of parts) counts.set(nameOf(part), (counts.get(nameOf(part)) ?? 0) + part.n);
  return [...counts.values()];
};
/** Each has none or enough. */
const isEnough = (counts: readonly number[]): boolean => counts.every((n) => n === 0 || n >= FEWEST);
const bySite = (parts: readonly Part[]): readonly number[] => countsOf(parts, ({ site }) => site);

const yearsOf = (parts: readonly Part[]): readonly number[] => [...new Set(parts.map(({ year }) => year))].sort((a, b) => a - b);

/** Runs of years, the shortest in which every site has none or enough patients; what is left at the end joins the run before. The only run may have too few. */
const runsOf = (parts: readonly Part[]): readonly (readonly Part[])[] => {
  const runs: Part[][] = [];
  let open: readonly Part[] = [];
  for (const year of yearsOf(parts)) {
    open = [...open, ...parts.filter((part) => part.year === year)];
    if (!isEnough(bySite(open))) continue;
    runs.push([...open]);
    open = [];
  }
  let last = open;
  while (runs.length > 0 && !isEnough(bySite(last))) last = [...(runs.pop() ?? []), ...last];
  return last.length > 0 ? [...runs, last] : runs;
};

/** Years and sites divide the patients: the view has to be made of whole runs of years in which every site has none or enough. */
const isWhole = (parts: readonly Part[], filter: InsightFilter): boolean =>
  runsOf(parts).every((run) => isEnough(bySite(run)) && new Set(run.map((part) => inYears(part, filter))).size === 1);

/**
 * Why the patients of a group are not shown in a view; `null` = they are. A narrowed view is shown only when whatever it leaves out, and
 * whatever two such views differ by, is nobody or at least five patients. With a condition alone that is those without it; by year and
 * site every part of whole runs of years; with a condition as well every single year and site, with and without it.
 */
export const hiddenBecause = (parts: readonly Part[], filter: InsightFilter): Hidden | null => {
  const [inside, all] = [parts.filter((part) => isIn(part, filter)), parts].map((list) => list.reduce((sum, { n }) => sum + n, 0));
  if ((inside ?? 0) < FEWEST) return 'few';
  return inside === all || isTold(parts, filter) ? null : 'few-beside';
};

/** Of a view that leaves somebody out. */
const isTold = (parts: readonly Part[], filter: InsightFilter): boolean => {
  const { fromYear, toYear, siteId, condition } = filter;
  if (condition === null) return isWhole(parts, filter);
  const divided = [fromYear, toYear, siteId].some((one) => one !== null);
  return isEnough(countsOf(parts, ({ year, site, inCondition }) => (divided ? `${year} ${site} ${inCondition}` : String(inCondition))));
};
