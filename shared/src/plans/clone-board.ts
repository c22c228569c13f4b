import { addDays, daysBetween, type CalendarDate } from '../dates.js';
import type { Board, CourseDraft } from './plan.js';

/**
 * A board as the beginning of a new plan: its first course starts on `from`, all others as many days later as they did, and
 * everything has ids of its own. The reason for urgency stays behind: it was another day's.
 */
export const cloneBoard = (board: Board, from: CalendarDate, newId: () => string): Board => {
  const first = board.courses.map(({ startsOn }) => startsOn).toSorted()[0] ?? from;
  const days = daysBetween(first, from);
  const ids = new Map([...board.stages, ...board.courses].map(({ id }) => [id, newId()]));
  const renamed = (id: string): string => ids.get(id) ?? '';
  return {
    title: board.title,
    urgentReason: '',
    stages: board.stages.map((stage) => ({ ...stage, id: renamed(stage.id) })),
    courses: board.courses.map((course): CourseDraft => ({
      ...course,
      id: renamed(course.id),
      stageId: renamed(course.stageId),
      startsOn: addDays(course.startsOn, days),
      endsOn: course.endsOn === null ? null : addDays(course.endsOn, days),
      rotatesFromId: course.rotatesFromId === null ? null : (ids.get(course.rotatesFromId) ?? null),
    })),
  };
};
