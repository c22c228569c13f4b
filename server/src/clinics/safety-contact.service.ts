import { Injectable } from '@nestjs/common';
import { NO_SAFETY_CONTACT, type SafetyContact, type SafetyContactView } from '@stagewell/shared/people/safety-contact';
import type { Me } from '../platform/me.js';
import { versionClash } from '../platform/problem.js';
import { insertOf, membersOf, valuesOf } from '../platform/table.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { updateVersioned } from '../platform/versioned.js';
import { SAFETY_CONTACT_TABLE } from './clinic.entity.js';

const READ = `select ${membersOf(SAFETY_CONTACT_TABLE)} from safety_contact r where r.clinic_id = $1`;
const FIRST = `${insertOf(SAFETY_CONTACT_TABLE)} on conflict do nothing returning version`;

/** Whom patients turn to, and who is on call. */
@Injectable()
export class SafetyContactService {
  constructor(private readonly uow: UnitOfWork) {}

  read(me: Me): Promise<SafetyContactView> {
    return this.uow.run(me, async (tx) => {
      tx.record({ object: 'safety-contact', objectId: null, patientId: null });
      return readSafetyContact(tx);
    });
  }

  save(input: SafetyContact, me: Me): Promise<SafetyContactView> {
    return this.uow.run(me, async (tx) => {
      const version = me.ifMatch === 0 ? await first(tx, input) : await updateVersioned(tx, SAFETY_CONTACT_TABLE, {}, { ...input });
      tx.record({ object: 'safety-contact', objectId: null, patientId: null, fields: Object.keys(input) });
      return { ...input, version };
    });
  }
}

const first = async (tx: Tx, input: SafetyContact): Promise<number> => {
  const made = await tx.rows(FIRST, valuesOf(SAFETY_CONTACT_TABLE, { ...input, clinicId: tx.clinicId, version: 1 }));
  if (made.length === 0) throw versionClash();
  return 1;
};

/** As saved, or empty. */
export const readSafetyContact = async (tx: Tx): Promise<SafetyContactView> => {
  const [row] = await tx.rows<SafetyContactView & Record<string, unknown>>(READ, [tx.clinicId]);
  return row ?? NO_SAFETY_CONTACT;
};
