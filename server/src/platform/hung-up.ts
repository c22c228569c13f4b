import type { FastifyReply } from 'fastify';

/** Aborts when the caller goes away before the answer was sent: work that nobody waits for any more can stop. */
export const hungUp = ({ raw }: FastifyReply): AbortSignal => {
  const control = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) control.abort();
  });
  return control.signal;
};
