import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/** Splits answers off a connection: enough HTTP/1.1 for servers that say how long their answers are. */
const answers = (onAnswer) => {
  let kept = Buffer.alloc(0);
  return (chunk) => {
    kept = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
    for (;;) {
      const head = kept.indexOf(END_OF_HEAD);
      if (head < 0) return;
      const text = kept.toString('latin1', 0, head);
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? Number.NaN);
      if (Number.isNaN(length)) throw new Error(`An answer without a length:\n${text}`);
      const end = head + END_OF_HEAD.length + length;
      if (kept.length < end) return;
      const answer = { status: Number(text.slice(9, 12)), body: kept.subarray(head + END_OF_HEAD.length, end) };
      kept = kept.subarray(end);
      onAnswer(answer);
    }
  };
};

/** One connection: the next request leaves when the answer is there. A refusal ends the measurement. */
const caller = ({ port, next, until, most, latencies, bytes }) =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let sent = 0;
    const send = () => {
      if (performance.now() >= until || latencies.length >= most) return socket.end();
      sent = performance.now();
      socket.write(next());
    };
    const read = answers(({ status, body }) => {
      if (status >= 400) throw new Error(`${status} ${body.toString()}`);
      latencies.push(performance.now() - sent);
      bytes.push(body.length);
      send();
    });
    socket.on('connect', send);
    socket.on('data', (chunk) => {
      try {
        read(chunk);
      } catch (error) {
        socket.destroy();
        reject(error);
      }
    });
    socket.on('error', reject);
    socket.on('close', resolve);
  });

/**
 * Asks over `connections` connections kept open until `ms` have passed or `most` answers are in. A plain socket client:
 * the generator shares the machine with what it measures, so it must cost little.
 * @returns {Promise<{ latencies: number[], seconds: number, bytes: number }>} latencies in milliseconds, `bytes` of a mean body
 */
export const drive = async ({ port, connections, ms, next, most = 20_000 }) => {
  const latencies = [];
  const bytes = [];
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, () => caller({ port, next, until: began + ms, most, latencies, bytes })));
  return { latencies, seconds: (performance.now() - began) / 1000, bytes: bytes.reduce((sum, one) => sum + one, 0) / Math.max(1, bytes.length) };
};

/** One request as bytes. */
export const request = (method, path, { headers = {}, body = null } = {}) => {
  const text = body === null ? '' : JSON.stringify(body);
  const lines = Object.entries({
    host: '127.0.0.1',
    ...headers,
    ...(body === null ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
  });
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${text}`);
};
