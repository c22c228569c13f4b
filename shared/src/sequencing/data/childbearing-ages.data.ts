import type { Source } from '../../catalogue/modality.js';

/**
 * Ages, in whole years, at which a pregnancy is thought possible unless it was ruled out; outside them, and for
 * men, the question is not asked again.
 */
export const CHILDBEARING_AGES: { readonly from: number; readonly to: number; readonly source: Source } = {
  from: 12,
  to: 55,
  source: { citation: 'Clinic default; needs clinical review', verification: 'general-knowledge' },
};
