import type { ModalityTraits } from '../sequencing/document.js';
import type { Modality } from './modality.js';

const known = new WeakMap<Modality, ModalityTraits>();

const made = (modality: Modality): ModalityTraits => {
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
};

/**
 * What the rules may know of a modality: facts without their sources; a fact that is not known is `null`. The same
 * object each time, so that what the engine worked out for a modality is kept.
 */
export const traitsOf = (modality: Modality): ModalityTraits => {
  const traits = known.get(modality) ?? made(modality);
  known.set(modality, traits);
  return traits;
};

/** The same by id; `null` when none is named or the catalogue does not hold it. */
export const traitsById = (catalogue: ReadonlyMap<string, Modality>, id: string | null): ModalityTraits | null => {
  const modality = id === null ? undefined : catalogue.get(id);
  return modality === undefined ? null : traitsOf(modality);
};
