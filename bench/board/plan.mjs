import { randomUUID } from 'node:crypto';
import { MODALITIES } from '@stagewell/shared/catalogue/catalogue';
import { addDays } from '@stagewell/shared/dates';
import { courseOf } from '@stagewell/shared/plans/board';

export const COURSES = 40;
/** Eighteen months from the first day to the last start's effect. */
const DAYS = 540;
const STAGES = ['Foundation', 'Build', 'Intervene', 'Keep'];

/** Forty modalities spread over the whole catalogue, starting evenly over what eighteen months leave room for. */
export const largePlan = (today) => {
  const stages = STAGES.map((name, position) => ({ id: randomUUID(), name, purpose: '', position }));
  const courses = Array.from({ length: COURSES }, (_, index) => {
    const modality = MODALITIES[Math.floor((index * MODALITIES.length) / COURSES)];
    const startsOn = addDays(today, 7 + Math.floor((index * (DAYS - 90)) / COURSES));
    const course = courseOf(modality, { id: randomUUID(), stageId: stages[Math.floor((index * STAGES.length) / COURSES)].id, startsOn });
    return { ...course, region: 'lumbar', endsOn: course.endsOn === null ? addDays(startsOn, 83) : course.endsOn };
  });
  return { title: 'Forty courses over eighteen months', urgentReason: '', stages, courses };
};
