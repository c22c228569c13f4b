import { matchMark, matchOf } from '@stagewell/shared/patients/match';
import type { PatientView } from '@stagewell/shared/patients/patient';
import { v7 } from 'uuid';
import type { Tx } from '../../platform/unit-of-work.js';
import { TWO_PEOPLE_TABLE } from './merge.entity.js';

/** Keeps that two charts are of two people, for the reasons they are alike for now; `false` = they are not alike, so there is nothing to keep. */
export const keepTwoPeople = async (tx: Tx, [one, other]: readonly [PatientView, PatientView], reason: string): Promise<boolean> => {
  const match = one.id === other.id ? null : matchOf(one, other);
  if (match === null) return false;
  const [first = one.id, second = other.id] = [one.id, other.id].toSorted();
  const pair = { clinicId: tx.clinicId, id: v7(), patientId: first, otherId: second, mark: matchMark(match) };
  await tx.manager.insert(TWO_PEOPLE_TABLE.entity, { ...pair, reason: reason.trim(), decidedAt: tx.now, decidedBy: tx.me.accountId });
  return true;
};
