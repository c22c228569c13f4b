import { Inject, Injectable } from '@nestjs/common';
import { missingForLinks } from '@stagewell/shared/people/safety-contact';
import {
  retryAfter,
  whyNotSent,
  type MessageChannel,
  type MessageFacts,
  type MessageKind,
  type MessageReason,
  type Subject,
} from '@stagewell/shared/reminders/reminder';
import { messageText } from '@stagewell/shared/reminders/reminder-texts';
import type { RequestState } from '@stagewell/shared/check-ins/asking';
import type { Logger } from 'pino';
import { v7 } from 'uuid';
import { isLinkOf, makeLink } from '../check-ins/requests.service.js';
import { readSafetyContact } from '../clinics/safety-contact.service.js';
import type { Keys } from '../platform/keys.js';
import { LOGGER } from '../platform/logger.js';
import type { Me } from '../platform/me.js';
import { KEYS, UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { AGAIN, DROP, FAILED, HOLD, POSTPONE, REQUEST_SENT, SENT, TAKE, TELL_DESK, WHOSE } from './delivery.sql.js';
import { afterQuiet, momentOn, whenWords } from './moments.js';
import { linkSecret, stopPath } from './stop-token.js';
import { NotAccepted, type MessageTransport, type Outgoing } from './transport.js';

/** Longer than any attempt takes, so that a message is in two hands only when one of them is dead. */
export const LEASE_MS = 30_000;
const MINUTE_MS = 60_000;
const CALL_BY = 17 * 60;

interface Taken {
  readonly patientId: string;
  readonly kind: MessageKind;
  readonly attempts: number;
  readonly key: string;
  readonly language: string;
  readonly phone: Buffer | null;
  readonly email: Buffer | null;
  readonly preferred: '' | 'sms' | 'email' | 'phone' | null;
  readonly doNotContact: boolean;
  readonly optedOut: boolean;
  readonly zone: string;
  readonly requestId: string | null;
  readonly requestState: RequestState;
  readonly dueOn: string;
  readonly latestOn: string;
  readonly linkHash: Buffer | null;
  /** Somebody opened it within the hour, or it is on the clinic's tablet. */
  readonly linkInUse: boolean;
  readonly appointmentId: string | null;
  readonly appointmentState: string;
  readonly startsAt: Date;
  readonly siteZone: string;
  readonly siteName: string;
}
/** A message in this worker's hands. */
interface InHand {
  readonly channel: MessageChannel;
  readonly attempt: number;
  readonly patientId: string;
  readonly kind: MessageKind;
  /** Until when somebody should call if it cannot be delivered. */
  readonly callBy: Date;
  readonly outgoing: Outgoing;
}

/**
 * Sends one message: taken in hand in one transaction, sent outside of any, settled in another. A worker that dies in between leaves
 * it in hand until the time for it is over; then it is sent again under the same key and with the same link.
 */
@Injectable()
export class Delivery {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(KEYS) private readonly keys: Keys,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async deliver(me: Me, messageId: string, ways: ReadonlyMap<MessageChannel, MessageTransport>, origin: string): Promise<void> {
    const inHand = await this.take(me, messageId, ways, origin);
    const way = inHand && ways.get(inHand.channel);
    if (!inHand || !way) return;
    const result = await attempted(way, inHand.outgoing);
    if ('error' in result) this.log.warn({ kind: result.error.name, messageId, attempt: inHand.attempt }, 'a message was not delivered');
    await this.settle(me, messageId, inHand, (tx, now) =>
      'error' in result ? notSent(tx, messageId, now, result.error instanceof NotAccepted) : sent(tx, messageId, now, result.providerId),
    );
  }

  /** `null` = nothing to send: somebody else has it, it is settled, or it must not go now. */
  private take(me: Me, messageId: string, ways: ReadonlyMap<MessageChannel, MessageTransport>, origin: string): Promise<InHand | null> {
    return quietly(() =>
      this.uow.run(me, async (tx) => {
        const [taken] = await tx.rows<Taken & Record<string, unknown>>(TAKE, [tx.clinicId, messageId, tx.now]);
        if (!taken) throw new NothingToDo();
        const channel: MessageChannel = taken.preferred === 'sms' ? 'sms' : 'email';
        const address = addressOf(tx, taken, channel);
        const contact = await readSafetyContact(tx);
        // A new link would end one that somebody is answering by under their hands.
        const other = this.otherLink(tx, messageId, taken);
        const reachable = missingForLinks(contact).length === 0;
        const why = whyNotSent(factsOf(tx, taken, { address, clinicReachable: reachable, replaced: other && taken.attempts > 0 }));
        if (why !== null) return drop(tx, messageId, { ...taken, channel, callBy: callBy(taken, me.zone) }, why);
        const next = nextMoment(tx, { canGo: ways.has(channel) && !(other && taken.linkInUse), zone: taken.zone });
        if (next > tx.now) return postpone(tx, messageId, taken, next);
        await tx.rows(HOLD, [tx.clinicId, messageId, channel, new Date(tx.now.getTime() + LEASE_MS)]);
        tx.record({ object: 'message', objectId: messageId, patientId: taken.patientId, fields: ['state'] });
        const outgoing = await this.written(tx, messageId, taken, { address, phone: contact.clinicPhone, origin });
        return { channel, attempt: taken.attempts + 1, patientId: taken.patientId, kind: taken.kind, callBy: callBy(taken, me.zone), outgoing };
      }),
    );
  }

  /** Whether the request has a link that is not this message's. */
  private otherLink(tx: Tx, messageId: string, { requestId, linkHash }: Taken): boolean {
    if (requestId === null || linkHash === null) return false;
    return !isLinkOf(tx, requestId, linkSecret(this.keys, tx.clinicId, messageId), linkHash);
  }

  private async written(tx: Tx, messageId: string, taken: Taken, to: { address: string; phone: string; origin: string }): Promise<Outgoing> {
    const language = taken.language === 'es' ? 'es' : 'en';
    const link =
      taken.requestId === null ? null : await makeLink(tx, taken.requestId, { for: 'patient', hours: null }, linkSecret(this.keys, tx.clinicId, messageId));
    const text = messageText(taken.kind, language, {
      link: link === null ? '' : `${to.origin}${link.path}`,
      when: taken.appointmentId === null ? '' : whenWords(taken.startsAt, taken.siteZone, language),
      place: taken.siteName ?? '',
      phone: to.phone,
      stop: `${to.origin}${stopPath(this.keys, tx.clinicId, taken.patientId)}`,
    });
    return { key: messageId, to: to.address, ...text };
  }

  /** The database may be away for a moment after the message has gone: what happened is written down as soon as it is back. */
  private async settle(me: Me, messageId: string, inHand: InHand, work: (tx: Tx, now: InHand) => Promise<void>): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.uow.run({ ...me, action: 'message.settle' }, async (tx) => {
          // Its chart may have been merged while the message was on its way.
          const [message] = await tx.rows<{ patientId: string }>(WHOSE, [tx.clinicId, messageId]);
          const now = { ...inHand, ...message };
          await work(tx, now);
          tx.record({ object: 'message', objectId: messageId, patientId: now.patientId, fields: ['state'] });
        });
        return;
      } catch (error) {
        if (attempt === SETTLE_TRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, 250 * 2 ** attempt));
      }
    }
  }
}

const SETTLE_TRIES = 5;

const attempted = async (way: MessageTransport, outgoing: Outgoing): Promise<{ readonly providerId: string } | { readonly error: Error }> => {
  try {
    return { providerId: await way.send(outgoing) };
  } catch (error) {
    return { error: error as Error };
  }
};

/** Ends the transaction without a trace: nothing was read that anybody learns of, nothing is changed. */
class NothingToDo extends Error {}
const quietly = async <T>(work: () => Promise<T>): Promise<T | null> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NothingToDo) return null;
    throw error;
  }
};

const callBy = ({ appointmentId, latestOn, startsAt }: Taken, zone: string): Date => (appointmentId === null ? momentOn(latestOn, CALL_BY, zone) : startsAt);

const addressOf = (tx: Tx, { patientId, phone, email }: Taken, channel: MessageChannel): string => {
  const [field, sealed] = channel === 'sms' ? (['phone', phone] as const) : (['email', email] as const);
  return tx.seal.open(sealed, `patient|${field}|${patientId}`).trim();
};

const subjectOf = (taken: Taken): Subject | null => {
  if (taken.requestId !== null) return { kind: 'check-in', id: taken.requestId, state: taken.requestState, dueOn: taken.dueOn, latestOn: taken.latestOn };
  if (taken.appointmentId === null) return null;
  return { kind: 'appointment', id: taken.appointmentId, state: taken.appointmentState, startsAt: taken.startsAt.toISOString() };
};

const factsOf = (tx: Tx, taken: Taken, known: Pick<MessageFacts, 'address' | 'clinicReachable' | 'replaced'>): MessageFacts => ({
  ...known,
  kind: taken.kind,
  key: taken.key,
  subject: subjectOf(taken),
  now: tx.now.toISOString(),
  today: tx.today,
  preference: taken.preferred === null ? null : { channel: taken.preferred, doNotContact: taken.doNotContact, optedOut: taken.optedOut },
});

/** Not in the quiet hours. No way there for a channel chosen meanwhile: it waits, and is dropped once it is too late. */
const nextMoment = (tx: Tx, { canGo, zone }: { readonly canGo: boolean; readonly zone: string }): Date =>
  canGo ? afterQuiet(tx.now, zone || tx.me.zone) : new Date(tx.now.getTime() + 60 * MINUTE_MS);

const drop = async (tx: Tx, messageId: string, unsent: Unsent, reason: MessageReason): Promise<null> => {
  await tx.rows(DROP, [tx.clinicId, messageId, reason]);
  if (reason === 'no-address' || reason === 'bad-address') await tellDesk(tx, unsent);
  tx.record({ object: 'message', objectId: messageId, patientId: unsent.patientId, fields: ['state'], reason });
  return null;
};
type Unsent = Pick<InHand, 'patientId' | 'kind' | 'channel' | 'callBy'>;
const postpone = async (tx: Tx, messageId: string, { patientId }: Taken, until: Date): Promise<null> => {
  await tx.rows(POSTPONE, [tx.clinicId, messageId, until]);
  tx.record({ object: 'message', objectId: messageId, patientId, fields: ['dueAt'] });
  return null;
};

const sent = async (tx: Tx, messageId: string, { attempt }: InHand, providerId: string): Promise<void> => {
  const [message] = await tx.rows<{ requestId: string | null }>(SENT, [tx.clinicId, messageId, attempt, tx.now, providerId.slice(0, 200)]);
  if (message?.requestId) await tx.rows(REQUEST_SENT, [tx.clinicId, message.requestId, tx.now]);
};

const ABOUT: Readonly<Record<MessageKind, string>> = { 'check-in': 'a check-in', 'missed-check-in': 'a check-in', appointment: 'a visit' };
const WAY: Readonly<Record<MessageChannel, string>> = { email: 'e-mail', sms: 'text message' };

/** Nobody was reminded: somebody calls, and mends what stands on the chart. */
const tellDesk = async (tx: Tx, { patientId, kind, channel, callBy: by }: Unsent): Promise<void> => {
  const what = `The reminder of ${ABOUT[kind]} could not be delivered by ${WAY[channel]}. Call the patient, and check the ${channel === 'sms' ? 'number' : 'address'}.`;
  await tx.rows(TELL_DESK, [tx.clinicId, v7(), patientId, what, tx.now, by]);
};

const notSent = async (tx: Tx, messageId: string, inHand: InHand, final: boolean): Promise<void> => {
  const { attempt } = inHand;
  const minutes = final ? null : retryAfter(attempt);
  if (minutes !== null) {
    await tx.rows(AGAIN, [tx.clinicId, messageId, attempt, new Date(tx.now.getTime() + minutes * MINUTE_MS)]);
    return;
  }
  const reason: MessageReason = final ? 'refused' : 'not-delivered';
  const failed = await tx.rows(FAILED, [tx.clinicId, messageId, attempt, reason]);
  if (failed.length === 0) return;
  await tellDesk(tx, inHand);
};
