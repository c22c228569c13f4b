import type { Modality } from '../modality.js';
import { GABAPENTINOIDS, OTHER_ANTICONVULSANTS } from './anticonvulsants.js';
import { SNRIS, TCAS } from './antidepressants.js';
import { NSAIDS } from './nsaids.js';
import { LOW_DOSE_NALTREXONE, OPIOIDS } from './opioids.js';
import { ACETAMINOPHEN, CANNABINOIDS } from './others.js';
import { RELAXANTS } from './relaxants.js';
import { TOPICALS } from './topicals.js';

/** Every medicine of the catalogue. */
export const MEDICATIONS: readonly Modality[] = [
  ...NSAIDS,
  ACETAMINOPHEN,
  ...TOPICALS,
  ...SNRIS,
  ...TCAS,
  ...GABAPENTINOIDS,
  ...OTHER_ANTICONVULSANTS,
  ...RELAXANTS,
  ...OPIOIDS,
  LOW_DOSE_NALTREXONE,
  CANNABINOIDS,
];
