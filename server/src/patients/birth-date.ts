import { whyNotBorn } from '@stagewell/shared/patients/birth-date';
import type { NewPatient } from '@stagewell/shared/patients/patient';
import { badRequest } from '../platform/problem.js';
import type { Tx } from '../platform/unit-of-work.js';

/** Throws 400 when a form names a birth date that is still to come by the clinic's day. */
export const refuseUnborn = (tx: Tx, { birthDate }: NewPatient): void => {
  const message = whyNotBorn(birthDate, tx.today);
  if (message !== null)
    throw badRequest('fields-refused', 'The date of birth is still to come. Nothing was stored; correct it.', [{ path: 'birthDate', message }]);
};
