import type { MessageChannel } from '@stagewell/shared/reminders/reminder';
import { createTransport } from 'nodemailer';

export interface Outgoing {
  /** The same for every attempt at one message: whoever honours it delivers once. */
  readonly key: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

/** One way out of the house. Implement it to send by another provider. */
export interface MessageTransport {
  readonly channel: MessageChannel;
  /** Answers with the provider's own id. Throws `NotAccepted` when another attempt would fail in the same way, any other error when it may not. */
  send(message: Outgoing): Promise<string>;
  close(): void;
}

/** The provider refuses this address or number for good. */
export class NotAccepted extends Error {}

const TIMEOUT_MS = 10_000;
/** Replies of a mail server about the recipient that no second attempt changes (RFC 5321). */
const REFUSES_RECIPIENT = [550, 551, 553, 556];

/** E-mail through the clinic's mail server. `url`: `smtp://user:password@host:port` or `smtps://…`. */
export const emailTransport = (url: string, from: string): MessageTransport => {
  const server = createTransport(
    { url, pool: true, maxConnections: 4, connectionTimeout: TIMEOUT_MS / 2, greetingTimeout: TIMEOUT_MS / 2, socketTimeout: TIMEOUT_MS },
    { from },
  );
  const domain = from.replace(/^.*@/, '').replace(/[^\w.-]/g, '');
  return {
    channel: 'email',
    send: async ({ key, to, subject, body }) => {
      try {
        const { messageId } = await server.sendMail({
          to,
          subject,
          text: body,
          messageId: `<${key}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return messageId;
      } catch (error) {
        const { responseCode = 0, command = '' } = error as { responseCode?: number; command?: string };
        // What a server says about a recipient may hold the address: neither kept nor logged.
        if (command === 'RCPT TO' && REFUSES_RECIPIENT.includes(responseCode)) throw new NotAccepted('The mail server refuses the recipient');
        throw error;
      }
    },
    close: () => server.close(),
  };
};

/**
 * Text messages through a gateway that takes `POST { to, text }` with an `Idempotency-Key` and answers `{ id }`; 4xx but 408 and 429 is
 * final. The address is the installation's, never a user's.
 */
export const smsGateway = (url: string, token: string): MessageTransport => ({
  channel: 'sms',
  send: async ({ key, to, body }) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': key },
      body: JSON.stringify({ to, text: body }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (answer.status >= 400 && answer.status < 500 && ![401, 403, 408, 429].includes(answer.status)) throw new NotAccepted('The gateway refuses the number');
    if (!answer.ok) throw new Error(`The gateway answered ${answer.status}`);
    const { id } = (await answer.json()) as { id?: unknown };
    return typeof id === 'string' ? id.slice(0, 200) : '';
  },
  close: () => undefined,
});
