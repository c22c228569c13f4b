import { Injectable } from '@nestjs/common';
import type { ModalityCategory } from '@stagewell/shared/catalogue/modality';
import { isPrescriber, type PersonView } from '@stagewell/shared/people/person';
import { forbidden, unprocessable } from './problem.js';
import { Sessions } from './session/sessions.js';
import type { Tx } from './unit-of-work.js';

const PERSON = `select m.account_id as "accountId", a.display_name as "displayName", m.credentials, m.roles, m.may_prescribe as "mayPrescribe", m.schedules, m.licence_expires_on::text as "licenceExpiresOn",
  m.may_sign as "maySign", m.supervisor_id as "supervisorId" from membership m join account a on a.id = m.account_id where m.clinic_id = $1 and m.account_id = $2`;

const SUPERVISOR = `select a.id as "accountId", a.display_name as name from membership m join account a on a.id = m.supervisor_id where m.clinic_id = $1 and m.account_id = $2 and m.supervisor_id <> m.account_id`;

/** Who has to co-sign what the caller signs or changes; `null` = nobody. */
export const supervisorOf = async (tx: Tx): Promise<{ readonly accountId: string; readonly name: string } | null> => {
  const [row] = await tx.rows<{ accountId: string; name: string }>(SUPERVISOR, [tx.clinicId, tx.me.accountId]);
  return row ?? null;
};

/** Signing is typing one's own password again; what one may sign depends on the licence, read on the server. */
@Injectable()
export class Signing {
  constructor(private readonly sessions: Sessions) {}

  /** Throws 422 when the password is wrong. */
  async confirm(accountId: string, password: string): Promise<void> {
    if (!(await this.sessions.confirms(accountId, password))) {
      throw unprocessable(
        'password-refused',
        'The password does not fit, so nothing was signed or stored. Your decisions are still on the screen; type the password again.',
      );
    }
  }

  /** Whether the caller may prescribe today. */
  async prescribes(tx: Tx): Promise<boolean> {
    const person = await read(tx);
    return person !== undefined && isPrescriber(person, tx.today);
  }

  /** The categories the caller may sign; none once the licence has expired. */
  async maySign(tx: Tx): Promise<readonly ModalityCategory[]> {
    const person = await read(tx);
    return person && person.licenceExpiresOn !== null && person.licenceExpiresOn >= tx.today ? person.maySign : [];
  }

  /** Throws 403 unless the caller may prescribe today. */
  async requirePrescriber(tx: Tx): Promise<void> {
    if (!(await this.prescribes(tx)))
      throw forbidden('Only a prescriber with a valid licence may sign this. Nothing was stored; ask one to sign.', 'not-a-prescriber');
  }
}

const read = async (tx: Tx): Promise<PersonView | undefined> =>
  (await tx.rows<PersonView & Record<string, unknown>>(PERSON, [tx.clinicId, tx.me.accountId]))[0];
