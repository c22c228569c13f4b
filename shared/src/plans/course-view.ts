import type { CourseDraft, CourseView } from './plan.js';

const UNTOUCHED = { state: 'planned', startedOn: null, endedOn: null, stopReason: '', learned: '' } as const;

/** A course as it is planned on the board, with what was recorded of it; `null` = nothing yet. */
export const viewOf = (course: CourseDraft, recorded: CourseView | null): CourseView => ({ ...UNTOUCHED, ...recorded, ...course });
