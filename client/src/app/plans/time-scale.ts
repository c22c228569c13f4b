import { addDays, daysBetween, type CalendarDate } from '@stagewell/shared/dates';

export const ZOOMS = ['weeks', 'months', 'fit'] as const;
export type NamedZoom = (typeof ZOOMS)[number];
/** By its name, or so many pixels a day. */
export type Zoom = NamedZoom | number;

/** A stretch of time on the screen. */
export interface TimeScale {
  readonly from: CalendarDate;
  readonly days: number;
  readonly pxPerDay: number;
}
/** A labelled stretch of the header. */
export interface Tick {
  readonly on: CalendarDate;
  readonly label: string;
  readonly left: number;
  readonly width: number;
}

const PX_PER_DAY: Readonly<Record<Exclude<NamedZoom, 'fit'>, number>> = { weeks: 7, months: 2.75 };
/** A day as wide as a finger; nobody needs it wider. */
const MOST_PX_PER_DAY = 24;
/** Below that a day cannot be told from its neighbours at all. */
const LEAST_PX_PER_DAY = 0.6;
/** Room after the last day, so that the end of a bar is not the edge. */
const MARGIN_DAYS = 14;
/** Any Monday. */
const A_MONDAY = '1970-01-05';
const MONTH = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'short' });
const MONTH_YEAR = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'short', year: 'numeric' });

const weekday = (day: CalendarDate): number => ((daysBetween(A_MONDAY, day) % 7) + 7) % 7;
/** The Monday of the week that a day lies in. */
export const mondayOf = (day: CalendarDate): CalendarDate => addDays(day, -weekday(day));

const endOf = ({ from, days }: TimeScale): CalendarDate => addDays(from, days);

/** What a timeline shows: first and last day, and the day up to which it fits on the width; all of it when that is left out. */
export interface Shown {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly fitTo?: CalendarDate;
}

/** The scale that shows a span, from the Monday before it; `fit` uses the width that there is, in pixels. */
export const scaleOf = (span: Shown, zoom: Zoom, width: number): TimeScale => {
  const from = mondayOf(addDays(span.from, -7));
  const weeksTo = (day: CalendarDate): number => Math.ceil((daysBetween(from, day) + MARGIN_DAYS) / 7) * 7;
  const days = weeksTo(span.to);
  // It fills the width by itself; counting days back from pixels could round to a week more, which would have to be scrolled to.
  if (zoom === 'fit') return { from, days, pxPerDay: Math.max(LEAST_PX_PER_DAY, width / Math.min(days, weeksTo(span.fitTo ?? span.to))) };
  const pxPerDay = typeof zoom === 'number' ? zoom : PX_PER_DAY[zoom];
  // A short plan fills the width instead of leaving a hole at its end.
  return { from, days: Math.max(days, Math.ceil(width / pxPerDay / 7) * 7), pxPerDay };
};

/** The zoom after going in (`factor` above 1) or out, until there is nothing left to go out to; `width` = the pixels that there are. */
export const zoomedBy = ({ days, pxPerDay }: TimeScale, factor: number, width: number): Zoom =>
  Math.min(MOST_PX_PER_DAY, Math.max(pxPerDay * factor, LEAST_PX_PER_DAY, width / days));

export const sameScale = (a: TimeScale, b: TimeScale): boolean => a.from === b.from && a.days === b.days && a.pxPerDay === b.pxPerDay;

/** A scale that is held while a bar is dragged: a day keeps its place and its width, and there is room for what `wanted` shows. */
export const heldScale = (held: TimeScale, wanted: TimeScale): TimeScale => ({ ...held, days: Math.max(held.days, daysBetween(held.from, endOf(wanted))) });

/** Pixels from the left edge to the beginning of a day. */
export const xOf = ({ from, pxPerDay }: TimeScale, day: CalendarDate): number => daysBetween(from, day) * pxPerDay;

const tick = (scale: TimeScale, on: CalendarDate, until: CalendarDate, label: string): Tick => {
  const left = xOf(scale, on);
  return { on, label, left, width: xOf(scale, until) - left };
};

const starts = (first: CalendarDate, next: (day: CalendarDate) => CalendarDate, end: CalendarDate): readonly CalendarDate[] => {
  const days: CalendarDate[] = [];
  for (let day = first; day < end; day = next(day)) days.push(day);
  return days;
};

const nextMonth = (day: CalendarDate): CalendarDate => `${addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 7)}-01`;

/** Months, the first one cut where the scale begins; January and the first one name the year. */
export const monthsOf = (scale: TimeScale): readonly Tick[] =>
  starts(scale.from, nextMonth, endOf(scale)).map((on, index) => {
    const until = nextMonth(on) < endOf(scale) ? nextMonth(on) : endOf(scale);
    const words = index === 0 || on.slice(5, 7) === '01' ? MONTH_YEAR : MONTH;
    return tick(scale, on, until, words.format(new Date(`${on}T00:00:00Z`)));
  });

/** As much of the name of a month as its width has room for: "Jan 2027", "Jan ’27", "Jan", "J" or nothing. */
export const monthWords = ({ label, width }: Tick): string => {
  const [month = '', year] = label.split(' ');
  const forms: readonly (readonly [string, number])[] = [
    ...(year === undefined
      ? []
      : ([
          [label, 70],
          [`${month} ’${year.slice(2)}`, 54],
        ] as const)),
    [month, 34],
    [month.charAt(0), 12],
  ];
  return forms.find(([, needs]) => width > needs)?.[0] ?? '';
};

/** Weeks by the day of the month on which their Monday falls. */
export const weeksOf = (scale: TimeScale): readonly Tick[] =>
  starts(scale.from, (day) => addDays(day, 7), endOf(scale)).map((on) => tick(scale, on, addDays(on, 7), String(Number(on.slice(8)))));

/** Whole days that a distance on the screen is worth. */
export const daysOf = ({ pxPerDay }: TimeScale, pixels: number): number => Math.round(pixels / pxPerDay);
