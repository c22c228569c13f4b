import { addDays } from '../dates.js';
import { dayOfWall, minuteOfWall, wallOf, type WallTime } from './day-minutes.js';

/** The wall times of a series: the clock shows the same at each, whatever the zone does in between. */
export const seriesTimes = (first: WallTime, { everyWeeks, count }: { readonly everyWeeks: number; readonly count: number }): readonly WallTime[] =>
  Array.from({ length: count }, (_, n) => wallOf(addDays(dayOfWall(first), n * everyWeeks * 7), minuteOfWall(first)));
