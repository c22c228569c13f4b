import { addDays, isCalendarDate, laterOf, type CalendarDate } from '@stagewell/shared/dates';
import type { Period } from '../charts/time-axis';

export const RANGES = [
  ['all', 'Everything'],
  ['12-weeks', 'Last 12 weeks'],
  ['6-months', 'Last 6 months'],
  ['plan', 'Since the first course'],
] as const;
export type Range = (typeof RANGES)[number][0];
const RANGE_DAYS: Readonly<Partial<Record<Range, number>>> = { '12-weeks': 84, '6-months': 183 };
/** What the baseline looked like belongs to what came after it. */
const BEFORE_PLAN_DAYS = 28;
const LEAST_DAYS = 28;

/** The days that a range means for this patient; never shorter than four weeks. */
export const periodOf = (
  range: Range,
  known: { readonly first: CalendarDate | null; readonly firstStart: CalendarDate | null; readonly today: CalendarDate },
): Period => {
  const { first, firstStart, today } = known;
  const all = first ?? addDays(today, -LEAST_DAYS);
  const days = RANGE_DAYS[range];
  const wanted =
    days !== undefined ? laterOf(all, addDays(today, -days)) : range === 'plan' && firstStart !== null ? addDays(firstStart, -BEFORE_PLAN_DAYS) : all;
  const latest = addDays(today, -LEAST_DAYS);
  return { from: wanted < latest ? wanted : latest, to: today };
};

/** Days as an address has them: "2026-09-01..2026-09-28"; `null` = they are no period. */
export const periodIn = (words: string | undefined): Period | null => {
  const [from, to, ...more] = (words ?? '').split('..');
  return isCalendarDate(from) && isCalendarDate(to) && from <= to && more.length === 0 ? { from, to } : null;
};

/** The same the other way. */
export const periodWords = ({ from, to }: Period): string => `${from}..${to}`;
