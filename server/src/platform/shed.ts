import type { FastifyInstance } from 'fastify';

/** Four requests per database connection; more would only wait. */
const MOST_IN_FLIGHT = 40;

/** Says "later" early instead of slowly: beyond the limit an API request is refused before any work. */
export const shed = (fastify: FastifyInstance): void => {
  let inFlight = 0;
  fastify.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/')) return;
    inFlight++;
    reply.raw.once('close', () => inFlight--);
    if (inFlight <= MOST_IN_FLIGHT) return;
    const detail = 'Many people are working at this moment. Nothing was stored; try again in a few seconds.';
    await reply
      .status(503)
      .header('retry-after', String(1 + Math.floor(Math.random() * 4)))
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send({ type: '/problems/busy', title: 'Service Unavailable', status: 503, detail, code: 'busy', requestId: String(request.id) });
  });
};
