import { daysBetween, type CalendarDate, type Instant } from '../dates.js';
import type { FieldProblem } from '../problem.js';

/** Days on which the clinic, or one of its sites, is closed: nobody is seen there, so nothing starts. */
export interface NewClosure {
  /** `null` = all sites. */
  readonly siteId: string | null;
  readonly firstOn: CalendarDate;
  /** Closed as well. */
  readonly lastOn: CalendarDate;
  readonly reason: string;
}
export interface ClosureView extends NewClosure {
  readonly id: string;
  readonly version: number;
  readonly createdByName: string;
  readonly createdAt: Instant;
}
/** `days`: a longer closure is a mistyped year. */
export const CLOSURE = { reason: { maxLength: 200 }, days: { max: 366 } } as const;

/** What is wrong with the days of a closure; empty = nothing. Throws RangeError when one is no calendar day. */
export const closureProblems = ({ firstOn, lastOn }: Pick<NewClosure, 'firstOn' | 'lastOn'>): readonly FieldProblem[] => {
  const days = daysBetween(firstOn, lastOn) + 1;
  if (days < 1) return [{ path: 'lastOn', message: 'The last day lies before the first' }];
  return days > CLOSURE.days.max ? [{ path: 'lastOn', message: `At most ${CLOSURE.days.max} days` }] : [];
};

/**
 * The closures that a patient meets who comes to this site: its own and those of all sites. `null` = nobody has asked where
 * the patient comes to, so that any site's may be met.
 */
export const closuresFor = <Of extends Pick<NewClosure, 'siteId'>>(closures: readonly Of[], siteId: string | null): readonly Of[] =>
  closures.filter((closure) => siteId === null || closure.siteId === null || closure.siteId === siteId);

/** The first of these closures that a day falls into; `null` = the clinic is open. */
export const closureOn = <Of extends Pick<NewClosure, 'firstOn' | 'lastOn'>>(closures: readonly Of[], day: CalendarDate): Of | null =>
  closures.find(({ firstOn, lastOn }) => firstOn <= day && day <= lastOn) ?? null;
