import { addDays, type CalendarDate, daysBetween } from '@stagewell/shared/dates';
import { dayText } from '../ui/day';
import { drawnEnd } from './bar';
import type { BarKey } from './bar-keys';
import type { CourseLine } from './course-lines';
import type { Sight } from './mini-map';
import { plural } from './plan-words';
import { type TimeScale, xOf } from './time-scale';

/** A course whose first or last day is being changed, and which day it was before. */
export interface Told {
  readonly what: BarKey['what'];
  readonly before: CalendarDate;
}
/** Where the words stand: pixels from the left edge of the track; `ends` = they end there. */
export interface ToldPlace {
  readonly x: number;
  readonly ends: boolean;
}

/** The longest words take about that, pixels. */
const WORDS_PX = 280;
const GAP_PX = 14;
/** What was found stands at the beginning of a bar. */
const MARKS_PX = 100;

const shiftWords = (days: number): string => (days === 0 ? 'as before' : `${plural(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'}`);

/** "Mar 3, 2027 · week 5 · 12 days later", weeks counted from the first day of the plan; an end that is open again says so. */
export const toldWords = ({ what, before }: Told, { course, bar }: CourseLine, planStartsOn: CalendarDate): string => {
  if (what === 'end' && course.endsOn === null) return 'ongoing, as before';
  const day = what === 'start' ? course.startsOn : drawnEnd(bar);
  const week = Math.floor(daysBetween(planStartsOn, day) / 7) + 1;
  return `${what === 'end' ? 'until ' : ''}${dayText(day)} · week ${week} · ${shiftWords(daysBetween(before, day))}`;
};

/** Before the bar or after it, the side of the day that changes first; where neither is in sight, on the bar. */
export const toldPlace = ({ what }: Told, { bar }: CourseLine, scale: TimeScale, { left, width }: Sight): ToldPlace => {
  const [first, end] = [xOf(scale, bar.startsOn), xOf(scale, addDays(drawnEnd(bar), 1))];
  const before: ToldPlace | null = first - GAP_PX - WORDS_PX >= left && first <= left + width ? { x: first - GAP_PX, ends: true } : null;
  const after: ToldPlace | null = end >= left && end + GAP_PX + WORDS_PX <= left + width ? { x: end + GAP_PX, ends: false } : null;
  const sides = what === 'start' ? [before, after] : [after, before];
  const onBar = Math.min(what === 'start' ? Math.max(left, first) + MARKS_PX : end, left + width - WORDS_PX);
  return sides.find((side) => side !== null) ?? { x: Math.max(left + GAP_PX, onBar), ends: false };
};
