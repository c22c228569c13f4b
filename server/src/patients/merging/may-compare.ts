import { adminOrTeam, deskOrTeam } from '../access.js';
import type { Tx } from '../../platform/unit-of-work.js';

/** Both charts: front desk and administrators compare any two of the clinic, clinicians two of their patients. Throws 404 and 403. */
export const mayCompare = async (tx: Tx, ...charts: readonly string[]): Promise<void> => {
  for (const id of charts) await deskOrTeam(tx, id);
};

/** Merging moves clinical rows: an administrator any two charts of the clinic, a clinician two of their patients. */
export const mayMerge = async (tx: Tx, ...charts: readonly string[]): Promise<void> => {
  for (const id of charts) await adminOrTeam(tx, id);
};
