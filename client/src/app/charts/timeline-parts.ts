import type { ModalityCategory } from '@stagewell/shared/catalogue/modality';
import type { CalendarDate } from '@stagewell/shared/dates';
import type { ExpectedWithout } from '@stagewell/shared/progress/attribution/without';
import { onAxis, type Period } from './time-axis';

/** A course below the lines. */
export interface TimelineBand {
  readonly courseId: string;
  readonly label: string;
  readonly category: ModalityCategory | null;
  readonly from: CalendarDate;
  /** Today while it runs. */
  readonly to: CalendarDate;
  /** Until when an early worsening is expected; `null` = none is. */
  readonly flareTo: CalendarDate | null;
}
export const EVENT_KINDS = ['start', 'procedure', 'stop', 'assessment', 'red-flag', 'life-event'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];
/** Something that happened on a day, or lasted to `to`. */
export interface TimelineEvent {
  readonly on: CalendarDate;
  readonly to: CalendarDate;
  readonly kind: EventKind;
  readonly label: string;
}
export const EVENT_WORDS: Readonly<Record<EventKind, string>> = {
  start: 'Start',
  procedure: 'Procedure',
  stop: 'Stop',
  assessment: 'Assessment due',
  'red-flag': 'Red flag',
  'life-event': 'Life event',
};
/** Signs around their own middle, about ten pixels wide; each has a shape of its own. */
export const EVENT_SIGNS: Readonly<Record<EventKind, string>> = {
  start: 'M-4 -5L5 0L-4 5z',
  procedure: 'M0 -6L5 0L0 6L-5 0z',
  stop: 'M-4.500 -4.500h9v9h-9z',
  assessment: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0M-3 0l2 2.500l4-5',
  'red-flag': 'M-4 6V-6L6 -2.500L-4 1',
  'life-event': 'M0 -6V6M-6 0H6M-4 -4L4 4M4 -4L-4 4',
};

/** From days and values to pixels of a plot. */
export interface Scales {
  readonly x: (day: CalendarDate) => number;
  readonly y: (value: number) => number;
}
export const scalesOf = (
  { from, to }: Period,
  { min, max }: { readonly min: number; readonly max: number },
  plot: { readonly width: number; readonly height: number },
): Scales => {
  const [first, last] = [onAxis(from).getTime(), onAxis(to).getTime()];
  return {
    x: (day) => (last <= first ? 0 : ((onAxis(day).getTime() - first) / (last - first)) * plot.width),
    y: (value) => (1 - (value - min) / (max - min)) * plot.height,
  };
};

const PLACE = (value: number): string => value.toFixed(1);

/** The outline of the 90 % band and the line in its middle; empty with fewer than two days of the fan in the period. */
export const fanPaths = (
  fan: readonly ExpectedWithout[],
  { from, to }: Period,
  { x, y }: Scales,
  { min, max }: { readonly min: number; readonly max: number },
): { readonly band: string; readonly middle: string } => {
  const shown = fan.filter(({ on }) => on >= from && on <= to);
  if (shown.length < 2) return { band: '', middle: '' };
  // The band may reach past the scale, where no reading can be.
  const held = (value: number): number => y(Math.min(max, Math.max(min, value)));
  const along = (values: readonly (readonly [CalendarDate, number])[]): string =>
    values.map(([on, value]) => `${PLACE(x(on))} ${PLACE(held(value))}`).join('L');
  const upper = shown.map(({ on, high }) => [on, high] as const);
  const lower = shown.map(({ on, low }) => [on, low] as const).toReversed();
  return { band: `M${along([...upper, ...lower])}z`, middle: `M${along(shown.map(({ on, expected }) => [on, expected] as const))}` };
};

export interface PlacedEvent extends TimelineEvent {
  readonly x: number;
  readonly lane: number;
}
const APART = 13;
const LANES = 3;

/** Events that would cover each other go below each other, as far as there is room. */
export const placedEvents = (events: readonly TimelineEvent[], { from, to }: Period, { x }: Scales): readonly PlacedEvent[] => {
  const ends: number[] = [];
  return events
    .filter((event) => event.to >= from && event.on <= to)
    .toSorted((a, b) => a.on.localeCompare(b.on))
    .map((event) => {
      const at = x(event.on < from ? from : event.on);
      const free = Array.from({ length: LANES }, (_, lane) => lane).find((lane) => (ends[lane] ?? -Infinity) <= at - APART) ?? LANES - 1;
      ends[free] = at;
      return { ...event, x: at, lane: free };
    });
};

export interface PlacedBand extends TimelineBand {
  readonly x: number;
  readonly width: number;
  /** Width of the early worsening, pixels. */
  readonly flare: number;
  readonly startsInside: boolean;
  /** Its name: below the start of its band, or as far left as it needs. */
  readonly word: { readonly text: string; readonly x: number };
}
/** About the width of a letter of a name, pixels. */
const LETTER = 6.4;

const wordAt = (text: string, x: number, width: number): PlacedBand['word'] => {
  const most = Math.max(8, Math.floor(width / LETTER));
  const short = text.length > most ? `${text.slice(0, most - 1)}…` : text;
  return { text: short, x: Math.max(0, Math.min(x, width - short.length * LETTER)) };
};

/** The bands that the period shows, cut to it. */
export const placedBands = (bands: readonly TimelineBand[], { from, to }: Period, { x }: Scales): readonly PlacedBand[] =>
  bands
    .filter((band) => band.to >= from && band.from <= to)
    .map((band) => {
      const first = band.from < from ? from : band.from;
      const until = [band.to, to].toSorted()[0] ?? to;
      const flareTo = band.flareTo === null || band.flareTo < first ? first : ([band.flareTo, until].toSorted()[0] ?? first);
      return {
        ...band,
        x: x(first),
        width: Math.max(3, x(until) - x(first)),
        flare: x(flareTo) - x(first),
        startsInside: band.from >= from,
        word: wordAt(band.label, x(first), x(to)),
      };
    });
