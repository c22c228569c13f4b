import type { CalendarDate } from '../dates.js';
import { viewOf } from './course-view.js';
import type { CourseView } from './plan.js';

/** A planned course with nothing in it; change what the case is about. */
export const plannedCourse = (id: string, modalityId: string, startsOn: CalendarDate, more: Partial<CourseView> = {}): CourseView => ({
  ...viewOf(
    {
      ...{ id, modalityId, startsOn, endsOn: null, stageId: 's1', steps: [], sessionsPerWeek: null, region: null, target: 'peg' },
      ...{ successCriterion: '', backupModalityId: null, stopRule: '', responsibleId: null, rotatesFromId: null },
      ...{ homePractice: '', changedParameter: '', note: '' },
    },
    null,
  ),
  ...more,
});
