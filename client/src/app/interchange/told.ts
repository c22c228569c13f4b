import { IMPORT_RUN, type ImportRunItem } from '@stagewell/shared/interchange/bulk/import-run';

/** Charts that somebody has to look at: the first thousand of each kind by name, and of the rest how many. */
export interface Told {
  /** With an answer that cannot wait. */
  readonly urgent: readonly ImportRunItem[];
  readonly urgentCount: number;
  readonly refused: readonly ImportRunItem[];
  readonly toMap: readonly ImportRunItem[];
  readonly toMapCount: number;
  /** The server sends a thousand at most, so there may be more than are counted. */
  readonly atLeast: boolean;
}

export const NOTHING_TOLD: Told = { urgent: [], urgentCount: 0, refused: [], toMap: [], toMapCount: 0, atLeast: false };

const most = IMPORT_RUN.told.max;
/** A list that is full stays the same one: at a hundred thousand charts it is not copied for each. */
const oneMore = (items: readonly ImportRunItem[], item: ImportRunItem): readonly ImportRunItem[] => (items.length < most ? [...items, item] : items);

const isRefused = ({ outcome }: ImportRunItem): boolean => outcome === 'refused';
const isUrgent = (item: ImportRunItem): boolean => !isRefused(item) && item.reason !== '';
const isToMap = ({ toMap }: ImportRunItem): boolean => toMap > 0;

/** What the server sent of a run that is gone on with. */
export const toldBy = (items: readonly ImportRunItem[]): Told => {
  const [urgent, toMap] = [items.filter(isUrgent), items.filter(isToMap)];
  return { urgent, urgentCount: urgent.length, refused: items.filter(isRefused), toMap, toMapCount: toMap.length, atLeast: items.length >= most };
};

/** The same with the next chart. */
export const alsoTold = (told: Told, item: ImportRunItem): Told => {
  if (isRefused(item)) return { ...told, refused: oneMore(told.refused, item) };
  if (!isUrgent(item) && !isToMap(item)) return told;
  return {
    ...told,
    ...(isUrgent(item) && { urgent: oneMore(told.urgent, item), urgentCount: told.urgentCount + 1 }),
    ...(isToMap(item) && { toMap: oneMore(told.toMap, item), toMapCount: told.toMapCount + 1 }),
  };
};
