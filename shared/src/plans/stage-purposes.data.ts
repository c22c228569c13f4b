import { FOUNDATIONS } from '../sequencing/data/sequence.data.js';
import type { Selector } from '../sequencing/rules.js';

/** What a stage is for: how such stages are called, and which treatments belong there unless somebody puts them elsewhere. */
export interface StagePurpose {
  /** One of these stands in the name of the stage, in small letters. */
  readonly named: readonly string[];
  readonly takes: Selector;
}

/** The first that takes a treatment, and of which the plan has a stage, is its stage. Clinic defaults that need review. */
export const STAGE_PURPOSES: readonly StagePurpose[] = [
  { named: ['relief', 'procedure', 'intervention'], takes: { any: ['procedure'] } },
  { named: ['foundation'], takes: { any: FOUNDATIONS, none: ['procedure'] } },
  { named: ['build'], takes: { any: [], none: ['rescue'] } },
];
