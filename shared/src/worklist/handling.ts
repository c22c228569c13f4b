import { addDays, isCalendarDate, type CalendarDate } from '../dates.js';
import type { Role } from '../people/roles.js';
import type { Assignment, OpenItem } from './item.js';

/**
 * An item may be put aside: at most so many days at a time, and so many times in all. Clinic defaults that need a clinician's
 * review: two weeks are the time to a holiday's end; after the third time it is to be settled, not hidden.
 */
export const PUT_ASIDE = { mostDays: 14, times: 3, reason: { minLength: 3, maxLength: 300 } } as const;

export interface Snooze {
  /** The last day on which it stays out of sight. */
  readonly untilOn: CalendarDate;
  readonly reason: string;
}

/** A day that is not too soon and not too late; `null` = it is not. */
const dayProblem = (untilOn: CalendarDate, dueOn: CalendarDate | null, today: CalendarDate): string | null => {
  if (!isCalendarDate(untilOn) || untilOn < today) return 'Choose a day from today on.';
  if (untilOn > addDays(today, PUT_ASIDE.mostDays)) return `No longer than ${PUT_ASIDE.mostDays} days, until ${addDays(today, PUT_ASIDE.mostDays)}.`;
  return dueOn !== null && dueOn >= today && untilOn > dueOn ? `It has to be back by its last day, ${dueOn}.` : null;
};

/** What is wrong with putting an item aside until a day; `null` = nothing. Its own deadline does not move. */
export const asideProblem = (
  { safety, dueOn }: Pick<OpenItem, 'safety' | 'dueOn'>,
  untilOn: CalendarDate,
  { today, times }: { readonly today: CalendarDate; readonly times: number },
): string | null => {
  if (safety !== null) return 'A safety task stays in sight until it is closed.';
  if (times >= PUT_ASIDE.times) return `It was put aside ${PUT_ASIDE.times} times already; settle it instead.`;
  return dayProblem(untilOn, dueOn, today);
};

/** Whether it may be offered at all. */
export const mayPutAside = ({ safety }: Pick<OpenItem, 'safety'>, times: number): boolean => safety === null && times < PUT_ASIDE.times;

/** The roles that may look after something. */
export const HELPING: readonly Role[] = ['clinician', 'scheduler', 'admin'];

const CLINICAL: readonly Role[] = ['clinician', 'admin'];
const holds = (roles: readonly Role[], wanted: readonly Role[]): boolean => roles.some((one) => wanted.includes(one));

const rolesProblem = (safety: OpenItem['safety'], theirs: readonly Role[]): string | null => {
  if (!holds(theirs, HELPING)) return 'Nobody of that name or role looks after anything on the list.';
  return safety === null || holds(theirs, CLINICAL) ? null : 'A safety task goes to a clinician, or to an administrator who finds one.';
};

/** What is wrong with giving an item to somebody; `null` = nothing. `roles`: of the person, empty = no member of the clinic. */
export const assignProblem = ({ safety }: Pick<OpenItem, 'safety'>, { accountId, role }: Assignment, roles: readonly Role[]): string | null => {
  if (accountId === null) return role === '' ? null : rolesProblem(safety, [role]);
  return role === '' ? rolesProblem(safety, roles) : 'Choose a person or a role, not both.';
};
