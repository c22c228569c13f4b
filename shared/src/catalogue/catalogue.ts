import type { ModalityTraits } from '../sequencing/document.js';
import { BEHAVIORAL_SIBLINGS } from './behavioral/siblings.js';
import { SKILLS_THERAPIES } from './behavioral/skills-therapies.js';
import { COMPLEMENTARY } from './complementary/movement-and-touch.js';
import { IMPLANTS_AND_SPINE_PROCEDURES } from './interventional/implants-and-spine-procedures.js';
import { INFUSIONS } from './interventional/infusions.js';
import { PERIPHERAL_INJECTIONS } from './interventional/peripheral-injections.js';
import { SPINE_INJECTIONS } from './interventional/spine-injections.js';
import { MEDICATIONS } from './medications/all.js';
import type { Grade, Modality, ModalityCategory } from './modality.js';
import { EXERCISE_THERAPIES } from './restorative/exercise.js';
import { PHYSICAL_AGENTS } from './restorative/physical-agents.js';

/** The whole treatment catalogue as shipped, in the order in which it is listed. Clinics may keep own copies. */
export const MODALITIES: readonly Modality[] = [
  ...MEDICATIONS,
  ...EXERCISE_THERAPIES,
  ...PHYSICAL_AGENTS,
  ...SKILLS_THERAPIES,
  ...BEHAVIORAL_SIBLINGS,
  ...SPINE_INJECTIONS,
  ...PERIPHERAL_INJECTIONS,
  ...IMPLANTS_AND_SPINE_PROCEDURES,
  ...INFUSIONS,
  ...COMPLEMENTARY,
];

/** The shipped catalogue by modality id. */
export const MODALITY_BY_ID: ReadonlyMap<string, Modality> = new Map(MODALITIES.map((modality) => [modality.id, modality]));

/** What the rules may know of a modality: facts without their sources; a fact that is not known is `null`. */
export function traitsOf(modality: Modality): ModalityTraits {
  const { id, category, tags, ingredients, assessmentDays, minSessions, cautions } = modality;
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
  };
}

/** What the catalogue screen asks; an absent filter lets everything through. `not-known` finds entries without a grade. */
export interface CatalogueSearch {
  readonly text?: string;
  readonly category?: ModalityCategory;
  readonly grade?: Grade | 'not-known';
  readonly tag?: string;
}

/** Lower case without accents, so that "taichi" finds "Taichí"; anything but letters, digits and + parts words. */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}+]+/gu, ' ')
    .trim();

const namesOf = ({ id, name }: Modality): string => folded([id, name.en, name.es].join(' '));

const textOf = (modality: Modality): string => {
  const { involves, expect, wont } = modality.plain;
  const plain = [involves, expect, wont].flatMap(({ en, es }) => [en, es]);
  return folded(
    [
      modality.class,
      ...modality.tags,
      ...modality.ingredients,
      modality.mechanism.value ?? '',
      modality.delivery.value ?? '',
      modality.benefit.value ?? '',
      ...plain,
    ].join(' '),
  );
};

const passes = (modality: Modality, { category, grade, tag }: CatalogueSearch): boolean =>
  (category === undefined || modality.category === category) &&
  (grade === undefined || (modality.grade.value ?? 'not-known') === grade) &&
  (tag === undefined || modality.tags.includes(tag));

/** 0 = every word is in the name, 1 = every word is somewhere, `null` = not found. */
const rankOf = (modality: Modality, words: readonly string[]): 0 | 1 | null => {
  const names = namesOf(modality);
  if (words.every((word) => names.includes(word))) return 0;
  const everything = `${names} ${textOf(modality)}`;
  return words.every((word) => everything.includes(word)) ? 1 : null;
};

/**
 * Entries that pass every filter and contain every word of `text`, in English or Spanish, accents ignored.
 * Hits in the name come first; otherwise the given order stays.
 */
export function searchCatalogue<Entry extends Modality>(entries: readonly Entry[], search: CatalogueSearch): readonly Entry[] {
  const words = folded(search.text ?? '')
    .split(' ')
    .filter((word) => word !== '');
  const ranked = entries.filter((entry) => passes(entry, search)).map((entry) => ({ entry, rank: rankOf(entry, words) }));
  return [...ranked.filter(({ rank }) => rank === 0), ...ranked.filter(({ rank }) => rank === 1)].map(({ entry }) => entry);
}
