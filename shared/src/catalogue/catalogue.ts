import { BEHAVIORAL_SIBLINGS } from './behavioral/siblings.js';
import { SKILLS_THERAPIES } from './behavioral/skills-therapies.js';
import { CHECKS } from './checks.data.js';
import { COMPLEMENTARY } from './complementary/movement-and-touch.js';
import { IMPLANTS_AND_SPINE_PROCEDURES } from './interventional/implants-and-spine-procedures.js';
import { INFUSIONS } from './interventional/infusions.js';
import { PERIPHERAL_INJECTIONS } from './interventional/peripheral-injections.js';
import { SPINE_INJECTIONS } from './interventional/spine-injections.js';
import { MEDICATIONS } from './medications/all.js';
import type { Modality } from './modality.js';
import { EXERCISE_THERAPIES } from './restorative/exercise.js';
import { PHYSICAL_AGENTS } from './restorative/physical-agents.js';

const ENTRIES: readonly Modality[] = [
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

/** The whole treatment catalogue as shipped, in the order in which it is listed. Clinics may keep own copies. */
export const MODALITIES: readonly Modality[] = ENTRIES.map((entry) => {
  const checks = CHECKS[entry.id];
  return checks === undefined ? entry : { ...entry, checks };
});

/** The shipped catalogue by modality id. */
export const MODALITY_BY_ID: ReadonlyMap<string, Modality> = new Map(MODALITIES.map((modality) => [modality.id, modality]));

export { searchCatalogue, type CatalogueSearch } from './search.js';
export { traitsOf } from './traits.js';
