import type { ModalityTraits } from '../sequencing/document.js';
import type { Modality } from './modality.js';

/** What the rules may know of a modality: facts without their sources; a fact that is not known is `null`. */
export function traitsOf(modality: Modality): ModalityTraits {
  const { id, category, tags, ingredients, assessmentDays, minSessions, cautions, boosterDays } = modality;
  return {
    id,
    name: modality.name.en,
    names: modality.name,
    category,
    class: modality.class,
    tags,
    ingredients,
    trialDays: modality.trialDays.value,
    assessmentDays,
    flareDays: modality.flareDays.value,
    effectWindowDays: modality.effectWindowDays.value,
    minSessions,
    grade: modality.grade.value,
    repeat: modality.repeat.value,
    pairing: modality.pairing.value,
    cautions,
    boosterDays,
  };
}
