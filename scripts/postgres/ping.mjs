import { connect } from 'node:net';

/** The start-up packet of protocol 3.0 for the database `postgres` as the user `postgres`. */
const startupPacket = () => {
  const body = Buffer.concat([Buffer.from([0, 3, 0, 0]), Buffer.from('user\0postgres\0database\0postgres\0\0')]);
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([length, body]);
};

/** The fields of an ErrorResponse: one letter each, then text up to a zero byte. */
const refusal = (message) =>
  message
    .subarray(5)
    .toString('utf8')
    .split('\0')
    .find((field) => field.startsWith('M'))
    ?.slice(1) ?? 'refused without a reason';

/**
 * Asks the server behind a socket folder whether it takes connections. Reads the answer to a start-up packet,
 * so it needs no driver and sees a server that is still recovering for what it is.
 * @returns {Promise<{ ready: true } | { ready: false, reason: string }>}
 */
export const ping = ({ socketDir, port }) =>
  new Promise((resolve) => {
    const socket = connect(`${socketDir}/.s.PGSQL.${port}`);
    const answer = (result) => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(2_000, () => answer({ ready: false, reason: 'no answer in two seconds' }));
    socket.once('error', (error) => answer({ ready: false, reason: error.code ?? error.message }));
    socket.once('close', () => answer({ ready: false, reason: 'the connection was closed' }));
    socket.once('connect', () => socket.write(startupPacket()));
    socket.once('data', (data) => answer(data[0] === 0x52 ? { ready: true } : { ready: false, reason: refusal(data) }));
  });
