import type { CalendarDate, Instant } from '@stagewell/shared/dates';
import type { PlanVersionRow } from '@stagewell/shared/plans/plan';

/** The day of a moment by the clock of a zone; `undefined` = universal time. */
export const dayOf = (at: Instant, zone: string | undefined): CalendarDate =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone ?? 'UTC', year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(at));

/** The version that held at the end of a day: the last one saved on it or before. `null` = the plan was not there yet. */
export const versionOn = (rows: readonly PlanVersionRow[], day: CalendarDate, zone: string | undefined): PlanVersionRow | null =>
  rows
    .filter(({ savedAt }) => dayOf(savedAt, zone) <= day)
    .reduce<PlanVersionRow | null>((last, row) => (last === null || row.version > last.version ? row : last), null);
