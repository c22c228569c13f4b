import { Inject, Injectable } from '@nestjs/common';
import {
  askProblems,
  isOpenRequest,
  STEPS_OF,
  stepWords,
  type AskCheckIn,
  type AskedCheckIn,
  type CheckInLink,
  type MakeLink,
  type RequestState,
} from '@stagewell/shared/check-ins/asking';
import type { CheckInRecorded, RecordCheckIn } from '@stagewell/shared/check-ins/check-in';
import type { EnteredInError } from '@stagewell/shared/patients/patient';
import { missingForLinks } from '@stagewell/shared/people/safety-contact';
import { v7 } from 'uuid';
import { readSafetyContact } from '../clinics/safety-contact.service.js';
import { notOnTeam } from '../patients/access.js';
import type { Config } from '../platform/config.js';
import type { Me } from '../platform/me.js';
import { badRequest, notFound, Refusal, versionClash } from '../platform/problem.js';
import { valuesOf } from '../platform/table.js';
import { CONFIG } from '../platform/tokens.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { CHECK_IN_REQUEST_TABLE } from './check-in-request.entity.js';
import { recordCheckIn } from './check-ins.service.js';
import { makeToken } from '../platform/session/link-token.js';
import { ADD, ANSWERED, ASKED, CANCEL, HOLD, LINK, READ, WHOSE } from './requests.sql.js';

const KIOSK_HOURS = 1;
const MS_PER_HOUR = 3_600_000;

/** What is asked of a patient: by hand here, by the plan elsewhere; sent as a link, answered by phone, or cancelled. */
@Injectable()
export class RequestsService {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  of(patientId: string, me: Me): Promise<readonly AskedCheckIn[]> {
    return this.uow.run(me, async (tx) => {
      await mayAsk(tx, patientId);
      const rows = await tx.rows<AskedCheckIn & Record<string, unknown>>(ASKED, [tx.clinicId, patientId, tx.today]);
      tx.record({ object: 'check-in-requests', objectId: null, patientId });
      return rows;
    });
  }

  ask(patientId: string, input: AskCheckIn, me: Me): Promise<AskedCheckIn> {
    return this.uow.run(me, async (tx) => {
      await mayAsk(tx, patientId);
      const problems = askProblems(input, tx.today);
      if (problems.length > 0) throw badRequest('fields-refused', 'This cannot be asked as it is. Nothing was stored; correct the marked fields.', problems);
      const row = { ...BY_HAND, ...input, clinicId: tx.clinicId, id: v7(), patientId, createdBy: me.accountId };
      await tx.rows(ADD, valuesOf(CHECK_IN_REQUEST_TABLE, row));
      tx.record({ object: 'check-in-request', objectId: row.id, patientId, fields: Object.keys(input) });
      return read(tx, row.id);
    });
  }

  cancel(id: string, { reason }: EnteredInError, me: Me): Promise<void> {
    return this.uow.run(me, async (tx) => {
      const { patientId, version } = await holdOpen(tx, id);
      if (version !== me.ifMatch) throw versionClash();
      await tx.rows(CANCEL, [tx.clinicId, id, reason]);
      tx.record({ object: 'check-in-request', objectId: id, patientId, fields: ['state'], reason });
    });
  }

  /** Makes the one link of a request; an older one stops working. Refused until the clinic has said whom a patient turns to. */
  link(id: string, input: MakeLink, me: Me): Promise<CheckInLink> {
    return this.uow.run(me, async (tx) => {
      const { patientId } = await holdOpen(tx, id);
      const { path, expiresAt } = await makeLink(tx, id, input);
      tx.record({ object: 'check-in-request', objectId: id, patientId, fields: ['link', input.for] });
      return { url: `${this.config.publicOrigin}${path}`, expiresAt: expiresAt.toISOString() };
    });
  }

  /** Somebody of the clinic writes down the answers: by phone, at the desk, in the room. */
  answer(id: string, input: RecordCheckIn, me: Me): Promise<CheckInRecorded> {
    return this.uow.run(me, async (tx) => {
      const request = await holdOpen(tx, id);
      const recorded = await recordCheckIn(tx, request.patientId, input, { source: input.enteredBy, by: me.accountId, request });
      await tx.rows(ANSWERED, [tx.clinicId, id, tx.now]);
      return recorded;
    });
  }
}

const BY_HAND = { planId: null, key: 'extra', phase: 'extra', state: 'due', changedByHand: true, reason: '', birthDateTries: 0, version: 1 } as const;

/** The front desk asks any patient of the clinic; a clinician their own. Absent and another clinic's are the same 404. */
const mayAsk = async (tx: Tx, patientId: string): Promise<void> => {
  const [row] = await tx.rows<{ team: boolean }>(WHOSE, [tx.clinicId, patientId, tx.me.accountId]);
  if (!row) throw notFound();
  if (!row.team && !tx.me.roles.includes('scheduler')) throw notOnTeam();
};

interface Held {
  readonly id: string;
  readonly patientId: string;
  readonly state: RequestState;
  readonly dueOn: string;
  readonly version: number;
}

/** Refuses a step that the state does not allow, and says which it allows. */
export const settled = (state: RequestState): Refusal =>
  new Refusal(409, 'request-settled', `The check-in is ${state}. Possible now: ${stepWords(state)}. Nothing was changed.`, {
    context: { state, allowed: STEPS_OF[state] },
  });

const holdOpen = async (tx: Tx, id: string): Promise<Held> => {
  const [held] = await tx.rows<Held & Record<string, unknown>>(HOLD, [tx.clinicId, id]);
  if (!held) throw notFound();
  await mayAsk(tx, held.patientId);
  if (!isOpenRequest(held.state)) throw settled(held.state);
  return held;
};

const read = async (tx: Tx, id: string): Promise<AskedCheckIn> => {
  const [row] = await tx.rows<AskedCheckIn & Record<string, unknown>>(READ, [tx.clinicId, id]);
  if (!row) throw notFound();
  return row;
};

/** Whether the hash that is kept is that of the link made of `secret`. */
export const isLinkOf = (tx: Tx, id: string, secret: Buffer, hash: Buffer): boolean => makeToken('/answer', tx.clinicId, id, secret).hash.equals(hash);

/**
 * A link of an open request, for the desk and for whatever sends messages: only its hash is kept, an older link stops working.
 * With the same `secret` it is the same link again; without one nobody can make it twice.
 * Throws 409 while the clinic has not set whom patients turn to.
 */
export const makeLink = async (tx: Tx, id: string, input: MakeLink, secret?: Buffer): Promise<{ readonly path: string; readonly expiresAt: Date }> => {
  const contact = await readSafetyContact(tx);
  const missing = missingForLinks(contact);
  if (missing.length > 0)
    throw new Refusal(
      409,
      'safety-contact-missing',
      `No link was made: a patient who answers alone needs somewhere to turn. An administrator first sets, under Clinic: ${missing.join(', ')}.`,
    );
  const { path, hash } = makeToken('/answer', tx.clinicId, id, secret);
  const hours = input.for === 'kiosk' ? KIOSK_HOURS : (input.hours ?? contact.linkHours);
  const expiresAt = new Date(tx.now.getTime() + hours * MS_PER_HOUR);
  await tx.rows(LINK, [tx.clinicId, id, hash, input.for, expiresAt]);
  return { path, expiresAt };
};
