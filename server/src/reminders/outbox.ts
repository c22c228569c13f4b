import type { MessageChannel } from '@stagewell/shared/reminders/reminder';
import type { Sending } from '../platform/config.js';
import { emailTransport, smsGateway, type MessageTransport } from './transport.js';

export const OUTBOX = Symbol('OUTBOX');
/** How messages leave, and the address that their links open; no way = nothing is planned and nothing is sent. */
export interface Outbox {
  readonly ways: ReadonlyMap<MessageChannel, MessageTransport>;
  readonly origin: string;
}

/** The ways that this installation is set up for. */
export const outboxOf = ({ smtpUrl, mailFrom, smsUrl, smsToken }: Sending, origin: string): Outbox => {
  const ways = [...(smtpUrl ? [emailTransport(smtpUrl, mailFrom)] : []), ...(smsUrl ? [smsGateway(smsUrl, smsToken)] : [])];
  return { ways: new Map<MessageChannel, MessageTransport>(ways.map((way) => [way.channel, way])), origin };
};
