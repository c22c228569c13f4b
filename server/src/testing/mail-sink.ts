import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** One message as a mail server got it. */
export interface ReceivedMail {
  /** The key that every attempt at the same message carries. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}
export interface MailSink {
  readonly url: string;
  /** Everything that was accepted, in order; the same message twice is here twice. */
  readonly received: readonly ReceivedMail[];
  /** Answers the next so many messages with a passing failure (451). */
  failNext(count: number): void;
  close(): Promise<void>;
}

const header = (raw: string, name: string): string => new RegExp(`^${name}: (.*(?:\r\n[ \t].*)*)`, 'im').exec(raw)?.[1]?.replace(/\r\n[ \t]/g, '') ?? '';
const decodedText = (raw: string): string => {
  const body = raw.slice(raw.indexOf('\r\n\r\n') + 4);
  const encoding = header(raw, 'Content-Transfer-Encoding');
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body;
  const joined = body.replace(/=\r\n/g, '');
  return Buffer.from(
    joined.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
};
/** RFC 2047 words, as mailers write subjects with accents. */
const decodedWords = (words: string): string =>
  words.replace(/=\?utf-8\?q\?([^?]*)\?=\s*/gi, (_, text: string) =>
    Buffer.from(
      text.replaceAll('_', ' ').replace(/=([0-9A-F]{2})/gi, (__, hex: string) => String.fromCharCode(parseInt(hex, 16))),
      'latin1',
    ).toString('utf8'),
  );

/** A mail server that keeps what it gets, on a free port of loopback. It refuses every recipient at `refused.example`. */
export const startMailSink = async (): Promise<MailSink> => {
  const received: ReceivedMail[] = [];
  let failing = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _session, done) =>
      done(address.endsWith('@refused.example') ? Object.assign(new Error('No such mailbox'), { responseCode: 550 }) : null),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('end', () => {
        if (failing-- > 0) return done(Object.assign(new Error('Try again later'), { responseCode: 451 }));
        const raw = Buffer.concat(chunks).toString('utf8');
        received.push({
          messageId: header(raw, 'Message-ID'),
          to: session.envelope.rcptTo[0]?.address ?? '',
          subject: decodedWords(header(raw, 'Subject')),
          text: decodedText(raw),
        });
        return done(null, 'kept');
      });
    },
  });
  // A client that was killed cuts its connection: that is what is tested, not a fault of this server.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    failNext: (count) => {
      failing = count;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
