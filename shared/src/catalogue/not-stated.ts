import type { Modality } from './modality.js';
import { source, unknown } from './sourced.js';

type Identity = 'id' | 'name' | 'category' | 'class' | 'plain';

/**
 * A modality of which nothing is known yet but its name: every fact is "not known" and says so. An entry spreads it
 * and overwrites what a source states, so a cell that is empty in the evidence stays empty here.
 */
export const NOT_STATED_YET: Omit<Modality, Identity> = {
  tags: [],
  ingredients: [],
  mechanism: unknown(),
  delivery: unknown(),
  defaultSteps: [],
  usualLengthDays: null,
  onsetDays: unknown(),
  trialDays: unknown(),
  assessmentDays: [],
  minSessions: null,
  effectWindowDays: unknown(),
  flareDays: unknown(),
  kernel: unknown(),
  prior: unknown(),
  benefit: unknown(),
  grade: unknown(),
  sideEffects: [],
  monitoring: unknown(),
  cautions: [],
  repeat: unknown(),
  pairing: unknown(),
  boosterDays: [],
  pairsWith: [],
  codes: [],
  guideDiffers: [],
  reviewStatus: 'needs-clinical-review',
};

/** Texts for patients that the guide does not give: a general description in our own words. */
export const PLAIN_GENERAL = source('General description for patients; needs clinical review');
