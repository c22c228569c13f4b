import { isCalendarDate, type CalendarDate } from '@stagewell/shared/dates';

/**
 * Whether a day that is being typed is a whole one. Browsers report the years 2, 20 and 202 on the way to 2027: real
 * days, but no one's plan, and a timeline that reached them would hold nothing else.
 */
export const isTypedDay = (typed: string): typed is CalendarDate => isCalendarDate(typed) && typed >= '1900' && typed < '2200';
