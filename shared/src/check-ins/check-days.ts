import type { CourseCheck, Modality } from '../catalogue/modality.js';
import { daysBetween } from '../dates.js';
import type { CourseView } from '../plans/plan.js';

/** When a check is due, in days after the course's first one. */
export interface CheckDays {
  readonly from: number;
  readonly target: number;
  readonly to: number;
}

/** Days after its first one on which a course still acts: of a procedure as long as its effect lasts, else to its last day. `null` = no end is known. */
const actsFor = (course: CourseView, modality: Modality): number | null => {
  if (modality.tags.includes('procedure')) return modality.effectWindowDays.value?.to ?? 0;
  const until = course.endedOn ?? course.endsOn;
  return until === null ? null : daysBetween(course.startedOn ?? course.startsOn, until);
};

/** Every time a check of a course is due, up to `horizon` days after its start: repeated while the course acts, never where the sources name no day. */
export const checkDaysOf = ({ on, every }: CourseCheck, course: CourseView, modality: Modality, horizon: number): readonly CheckDays[] => {
  if (on === null) return [];
  const acts = actsFor(course, modality);
  const until = acts === null ? horizon : Math.min(acts, horizon);
  const times = every === null ? 1 : Math.max(1, Math.floor((until - on.target) / every) + 1);
  return Array.from({ length: times }, (_, index) => index * (every ?? 0)).map((later) => ({
    from: on.from + later,
    target: on.target + later,
    to: on.to + later,
  }));
};
