import { Injectable } from '@nestjs/common';
import {
  preferenceProblem,
  type ContactAttempt,
  type ContactPreference,
  type ContactPreferenceView,
  type NewContactAttempt,
} from '@stagewell/shared/worklist/contact';
import { v7 } from 'uuid';
import { deskOrTeam } from '../patients/access.js';
import type { Me } from '../platform/me.js';
import { badRequest, Refusal, versionClash } from '../platform/problem.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { updateVersioned } from '../platform/versioned.js';
import { CONTACT_ATTEMPT_TABLE, CONTACT_PREFERENCE_TABLE } from './contact.entity.js';
import { loadItem } from './load-items.js';
import { isSafety, type StoredItem } from './worklist-row.js';

/** Who was tried to be reached and how it went; how a patient wants to be reached, or that they do not. */
@Injectable()
export class ContactService {
  constructor(private readonly uow: UnitOfWork) {}

  /** Attempts are added, never changed. */
  attempt(id: string, input: NewContactAttempt, me: Me): Promise<ContactAttempt> {
    return this.uow.run(me, async (tx) => {
      const { item } = await loadItem(tx, id);
      if (item.contact?.doNotContact === true && !mustReach(item)) throw wanted(item.contact.reason);
      const row = { ...input, note: input.note.trim(), id: v7(), at: tx.now, by: me.accountId };
      const about = { review: 'reviewId', task: 'taskId', 'check-in': 'requestId' }[item.kind];
      await tx.manager.insert(CONTACT_ATTEMPT_TABLE.entity, {
        ...row,
        note: tx.seal.seal(row.note, `contact_attempt|note|${row.id}`),
        clinicId: tx.clinicId,
        patientId: item.patientId,
        [about]: id,
      });
      tx.record({ object: 'contact-attempt', objectId: row.id, patientId: item.patientId, fields: Object.keys(input) });
      return { ...row, at: tx.now.toISOString(), by: me.displayName };
    });
  }

  prefer(patientId: string, input: ContactPreference, me: Me): Promise<ContactPreferenceView> {
    return this.uow.run(me, async (tx) => {
      await deskOrTeam(tx, patientId);
      const problem = preferenceProblem(input);
      if (problem !== null) throw new Refusal(422, 'reason-missing', `${problem} Nothing was stored.`, { errors: [{ path: 'reason', message: problem }] });
      if (!isZone(input.zone))
        throw badRequest('fields-refused', 'Nothing was stored; correct the marked field.', [{ path: 'zone', message: 'No such time zone.' }]);
      const change = { ...input, reason: input.doNotContact ? input.reason.trim() : '', proxy: input.proxy.trim() };
      const version = await stored(tx, patientId, change);
      tx.record({ object: 'contact-preference', objectId: patientId, patientId, fields: Object.keys(input) });
      return { ...change, version };
    });
  }
}

/** Harm comes before a wish: about a safety task a patient is called all the same. */
const mustReach = (item: StoredItem): boolean => isSafety(item);

const wanted = (reason: string): Refusal =>
  new Refusal(
    409,
    'do-not-contact',
    `This patient is not to be contacted: ${reason}. Nothing was recorded; if somebody did reach the patient, change the contact preferences first.`,
  );

const isZone = (zone: string): boolean => zone === '' || Intl.supportedValuesOf('timeZone').includes(zone);

/** The moment at which messages were stopped stays the first one. */
const stored = async (tx: Tx, patientId: string, { optedOut, ...preference }: ContactPreference): Promise<number> => {
  const [before] = await tx.rows<{ at: Date | null }>(OPTED_OUT, [tx.clinicId, patientId]);
  const row = { ...preference, optedOutAt: optedOut ? (before?.at ?? tx.now) : null };
  return tx.me.ifMatch === 0 ? first(tx, patientId, row) : updateVersioned(tx, CONTACT_PREFERENCE_TABLE, { patientId }, row);
};
const OPTED_OUT = `select opted_out_at as at from contact_preference where clinic_id = $1 and patient_id = $2`;

const first = async (tx: Tx, patientId: string, row: object): Promise<number> => {
  const made = await tx.manager
    .createQueryBuilder()
    .insert()
    .into(CONTACT_PREFERENCE_TABLE.entity)
    .values({ clinicId: tx.clinicId, patientId, ...row, version: 1 })
    .orIgnore()
    .returning('version')
    .execute();
  if ((made.raw as unknown[]).length === 0) throw versionClash();
  return 1;
};
