import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import { courseOf } from '@stagewell/shared/plans/board';
import type { CourseDraft } from '@stagewell/shared/plans/plan';
import type { StoryCourse } from './story.js';

type Said = Pick<StoryCourse, 'stage' | 'responsible'> &
  Partial<Pick<StoryCourse, 'key' | 'startedOn' | 'ended'>> &
  Pick<CourseDraft, 'startsOn' | 'successCriterion'> &
  Partial<CourseDraft>;

/** A course as the board makes it from the catalogue, with what the story says of it. Its key is the modality unless two share it. */
export const course = (modalityId: string, { stage, responsible, key = modalityId, startedOn = null, ended = null, ...over }: Said): StoryCourse => {
  const modality = MODALITY_BY_ID.get(modalityId);
  if (!modality) throw new RangeError(`The catalogue has no modality ${modalityId}`);
  const {
    id: _,
    stageId: __,
    responsibleId: ___,
    rotatesFromId: ____,
    ...draft
  } = { ...courseOf(modality, { id: '', stageId: '', startsOn: over.startsOn }), ...over };
  return { key, stage, responsible, draft, startedOn, ended };
};
