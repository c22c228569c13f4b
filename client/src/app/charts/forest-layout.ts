import { wrapped } from './chart-words';
import { effectText, type ForestRow, restsOn } from './forest-rows';

/** A line of words of a row: where it stands and how loud it is. */
export interface PlacedWord {
  readonly key: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly kind: 'name' | 'verdict' | 'fine';
}
/** A row in pixels; `y` is the middle of its interval. */
export interface PlacedRow {
  readonly row: ForestRow;
  readonly words: readonly PlacedWord[];
  readonly top: number;
  readonly height: number;
  readonly y: number;
  /** Where the interval and its point lie; `null` = there is none. */
  readonly marks: { readonly low: number; readonly point: number; readonly high: number } | null;
  /** The minimal important difference, to both sides of none; not behind words that stand above an interval. */
  readonly band: { readonly x: number; readonly width: number; readonly top: number; readonly height: number };
}
export interface ForestLayout {
  readonly height: number;
  readonly zero: number;
  readonly left: number;
  readonly right: number;
  readonly ticks: readonly { readonly value: number; readonly x: number }[];
  readonly rows: readonly PlacedRow[];
}

const WIDE = 720;
const LINE = 17;
const PAD = 12;
/** Room for the axis and its words. */
const FOOT = 44;
/** Room for an interval below its words. */
const UNDER = 34;
/** About the width of a letter, pixels. */
const LETTER = 7.1;
/** So many more letters fit when they are fine. */
const FINE = 1.15;

/** The values an axis shows: whole points to both sides, at least past every minimal important difference. */
const reachOf = (rows: readonly ForestRow[]): { readonly low: number; readonly high: number } => {
  const values = rows.flatMap(({ effect, mcid }) => [-1.5 * mcid, 1.5 * mcid, ...(effect === null ? [] : [effect.low, effect.high])]);
  return { low: Math.floor(Math.min(-1, ...values)), high: Math.ceil(Math.max(1, ...values)) };
};

/** At most about nine whole ticks, none among them. */
const ticksIn = ({ low, high }: { readonly low: number; readonly high: number }): readonly number[] => {
  const step = Math.ceil((high - low) / 8);
  const from = Math.ceil(low / step) * step;
  return Array.from({ length: Math.floor((high - from) / step) + 1 }, (_, index) => from + index * step);
};

interface Columns {
  readonly wide: boolean;
  readonly left: number;
  readonly right: number;
  /** Letters that fit into a line of words. */
  readonly letters: number;
}
const columnsOf = (width: number): Columns =>
  width >= WIDE
    ? { wide: true, left: 264, right: width - 236, letters: Math.floor(250 / LETTER) }
    : { wide: false, left: 10, right: width - 10, letters: Math.max(16, Math.floor((width - 10) / LETTER)) };

type Line = Pick<PlacedWord, 'text' | 'kind'>;
const lines = (text: string, kind: PlacedWord['kind'], letters: number): readonly Line[] => wrapped(text, letters).map((line) => ({ text: line, kind }));

const placed = (texts: readonly Line[], id: string, x: number, top: number): readonly PlacedWord[] =>
  texts.map(({ text, kind }, index) => ({ key: `${id} ${x} ${index}`, text, kind, x, y: top + 12 + index * LINE }));

const wordsBeside = (row: ForestRow, { right, letters }: Columns, top: number): { readonly words: readonly PlacedWord[]; readonly height: number } => {
  const mine = [...lines(row.name, 'name', letters), ...lines(row.look.word, 'verdict', letters)];
  const beside = [
    ...lines(effectText(row), 'name', 30),
    ...(row.fromReadings === null ? [row.n] : restsOn(row).split(' · ')).flatMap((part) => lines(part, 'fine', 34)),
  ];
  const words = [...placed(mine, row.id, 0, top + PAD), ...placed(beside, row.id, right + 16, top + PAD)];
  return { words, height: Math.max(mine.length, beside.length) * LINE + 2 * PAD };
};

const wordsAbove = (row: ForestRow, { letters }: Columns, top: number): { readonly words: readonly PlacedWord[]; readonly height: number } => {
  const mine = [
    ...lines(row.name, 'name', letters),
    ...lines(`${row.look.word}: ${effectText(row)}`, 'verdict', letters),
    ...lines(restsOn(row), 'fine', Math.floor(letters * FINE)),
  ];
  return { words: placed(mine, row.id, 0, top + PAD), height: mine.length * LINE + PAD + UNDER };
};

/** Where everything of a forest plot stands at a width: words beside the intervals, or above them where there is no room. */
export const forestLayout = (rows: readonly ForestRow[], width: number): ForestLayout => {
  const columns = columnsOf(width);
  const reach = reachOf(rows);
  const x = (value: number): number => columns.left + ((value - reach.low) / (reach.high - reach.low)) * (columns.right - columns.left);
  const tops: PlacedRow[] = [];
  for (const row of rows) {
    const before = tops.at(-1);
    const top = before === undefined ? 0 : before.top + before.height;
    const { words, height } = columns.wide ? wordsBeside(row, columns, top) : wordsAbove(row, columns, top);
    const { effect, mcid } = row;
    const free = columns.wide ? { top, height } : { top: top + height - UNDER, height: UNDER };
    tops.push({
      row,
      words,
      top,
      height,
      y: free.top + free.height / 2,
      marks: effect === null ? null : { low: x(effect.low), point: x(effect.points), high: x(effect.high) },
      band: { x: x(-mcid), width: x(mcid) - x(-mcid), ...free },
    });
  }
  const last = tops.at(-1);
  const ticks = ticksIn(reach).map((value) => ({ value, x: x(value) }));
  return { height: (last === undefined ? 0 : last.top + last.height) + FOOT, zero: x(0), left: columns.left, right: columns.right, ticks, rows: tops };
};
