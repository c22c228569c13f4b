import type { Modality } from '../catalogue/modality.js';
import type { CalendarDate } from '../dates.js';
import type { TriggerCourse } from './trigger-case.js';

/** A course, or a treatment of the history: both can be the procedure that a symptom follows. */
export interface Given {
  readonly id: string;
  readonly modalityId: string | null;
  readonly startedOn: CalendarDate | null;
}

/** What the safety table needs to know of courses and past treatments; what is not in the catalogue carries no tag. */
export const triggerCourses = (given: readonly Given[], catalogue: ReadonlyMap<string, Modality>): readonly TriggerCourse[] =>
  given.map(({ id, modalityId, startedOn }) => {
    const modality = modalityId === null ? undefined : catalogue.get(modalityId);
    const flareDays = modality?.flareDays.value ?? undefined;
    const base = { id, tags: modality?.tags ?? [], startedOn };
    return { ...base, ...(modality === undefined ? {} : { name: modality.name.en }), ...(flareDays === undefined ? {} : { flareDays }) };
  });
