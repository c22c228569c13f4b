import { IMPORT_RUN, type ImportRunItem } from '@stagewell/shared/interchange/bulk/import-run';

/** Charts that somebody has to look at: the first thousand of each kind by name, and of the rest how many. */
export interface Told {
  readonly refused: readonly ImportRunItem[];
  readonly toMap: readonly ImportRunItem[];
  readonly toMapCount: number;
  /** The server sends a thousand at most, so there may be more than are counted. */
  readonly atLeast: boolean;
}

export const NOTHING_TOLD: Told = { refused: [], toMap: [], toMapCount: 0, atLeast: false };

const most = IMPORT_RUN.told.max;
/** A list that is full stays the same one: at a hundred thousand charts it is not copied for each. */
const oneMore = (items: readonly ImportRunItem[], item: ImportRunItem): readonly ImportRunItem[] => (items.length < most ? [...items, item] : items);

/** What the server sent of a run that is gone on with. */
export const toldBy = (items: readonly ImportRunItem[]): Told => {
  const toMap = items.filter((item) => item.toMap > 0);
  return { refused: items.filter(({ outcome }) => outcome === 'refused'), toMap, toMapCount: toMap.length, atLeast: items.length >= most };
};

/** The same with the next chart. */
export const alsoTold = (told: Told, item: ImportRunItem): Told => {
  if (item.outcome === 'refused') return { ...told, refused: oneMore(told.refused, item) };
  return item.toMap === 0 ? told : { ...told, toMap: oneMore(told.toMap, item), toMapCount: told.toMapCount + 1 };
};
