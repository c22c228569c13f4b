import type { CalendarDate } from '../dates.js';

/** Why nobody can have been born on that day, in a sentence; `null` = somebody can, or it is not known. */
export const whyNotBorn = (birthDate: CalendarDate | null, today: CalendarDate): string | null =>
  birthDate !== null && birthDate > today ? `Nobody is born after today, ${today}. Correct the year, or leave it empty.` : null;
