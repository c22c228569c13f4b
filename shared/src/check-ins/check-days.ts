import type { CourseCheck, Modality } from '../catalogue/modality.js';
import { daysBetween } from '../dates.js';
import type { CourseView } from '../plans/plan.js';

/** When a check is due, in days after the course's first one. */
export interface CheckDays {
  readonly from: number;
  readonly target: number;
  readonly to: number;
}

const isProcedure = ({ tags }: Modality): boolean => tags.includes('procedure');

/** Days after its first one on which a course still acts: of a procedure as long as its effect lasts, else to its last day. `null` = no end is known. */
const actsFor = (course: CourseView, modality: Modality): number | null => {
  if (isProcedure(modality)) return modality.effectWindowDays.value?.to ?? 0;
  const until = course.endedOn ?? course.endsOn;
  return until === null ? null : daysBetween(course.startedOn ?? course.startsOn, until);
};

/**
 * Every time a check of a course is due, up to `horizon` days after its start: repeated while the course acts, never where the
 * sources name no day. After a procedure each is due once at least: what is looked at then is the procedure, not its last day.
 */
export const checkDaysOf = ({ on, every }: CourseCheck, course: CourseView, modality: Modality, horizon: number): readonly CheckDays[] => {
  if (on === null) return [];
  const until = Math.min(actsFor(course, modality) ?? horizon, horizon);
  const times = every === null ? 1 : Math.max(1, Math.floor((until - on.target) / every) + 1);
  return Array.from({ length: times }, (_, index) => index * (every ?? 0))
    .map((later) => ({ from: on.from + later, target: on.target + later, to: on.to + later }))
    .filter(({ target }, at) => target <= until || (at === 0 && isProcedure(modality)));
};
