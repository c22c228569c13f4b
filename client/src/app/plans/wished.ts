import type { CalendarDate } from '@stagewell/shared/dates';
import { freeWish, NO_WISHES, type Staged, stageRequestOf } from '@stagewell/shared/plans/stage-request';
import type { Aim, BoundKind, Relaxation, StageRequest } from '@stagewell/shared/sequencing/stager/request';

/** What somebody asked of "Stage for me". */
export interface Wished {
  readonly aim: Aim;
  /** The last day on which a course may start. */
  readonly horizon: CalendarDate;
  /** Courses that keep the day they have. */
  readonly kept: ReadonlySet<string>;
}

/** The stager's request for what was wished. */
export const requestFor = (staged: Staged, { aim, horizon, kept }: Wished): StageRequest =>
  stageRequestOf(staged, { ...NO_WISHES, aim, horizon, courses: [...kept].map((courseId) => ({ ...freeWish(courseId), fixed: true })) });

/** Bounds that somebody wished in the dialog. All others come from the chart, the clinic or the calendar. */
const WISHED: readonly BoundKind[] = ['horizon', 'fixed'];

/**
 * The wishes with the smallest relaxation granted: a later last day, fewer courses kept. `null` = it needs something that
 * no wish can give, or a last day beyond `latest`.
 */
export const relaxed = (wished: Wished, { moves }: Relaxation, latest: CalendarDate): Wished | null => {
  const horizon = moves.flatMap(({ bound, to }) => (bound === 'horizon' ? [to] : [])).reduce((last, day) => (day > last ? day : last), wished.horizon);
  if (moves.length === 0 || horizon > latest || moves.some(({ bound }) => !WISHED.includes(bound))) return null;
  const freed = moves.flatMap(({ bound, courseId }) => (bound === 'fixed' ? [courseId] : []));
  return { ...wished, horizon, kept: new Set([...wished.kept].filter((id) => !freed.includes(id))) };
};
