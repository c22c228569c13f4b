import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { nonce, pagePolicy } from './headers.js';

interface Reply {
  header(name: string, value: string): unknown;
  send(body: string): unknown;
}

/** Serves the web application on the same address: hashed files for a year, the page itself never kept (its nonce is fresh). */
export const serveClient = async (app: NestFastifyApplication, folder: string): Promise<void> => {
  const fastify = app.getHttpAdapter().getInstance();
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    wildcard: false,
    globIgnore: ['**/index.html*'],
    maxAge: '365d',
    immutable: true,
    preCompressed: true,
  } as never);
  const sendOf =
    (page: string) =>
    async (_request: unknown, reply: Reply): Promise<unknown> => {
      const fresh = nonce();
      reply.header('content-security-policy', pagePolicy(fresh));
      reply.header('cache-control', 'no-store');
      reply.header('content-type', 'text/html; charset=utf-8');
      return reply.send(page.replaceAll('CSP_NONCE', fresh));
    };
  const send = sendOf(readFileSync(join(folder, 'index.html'), 'utf8'));
  // The patient's page is an application of its own, a fifth of the size.
  fastify.get('/answer', sendOf(readFileSync(join(folder, 'answer', 'index.html'), 'utf8')) as never);
  fastify.get('/my-plan', sendOf(readFileSync(join(folder, 'answer', 'index.html'), 'utf8')) as never);
  fastify.get('/', send as never);
  fastify.get('/*', { constraints: {} }, (async (request: { url: string }, reply: { callNotFound(): unknown } & Reply) =>
    request.url.startsWith('/api/') || /\.[a-z0-9]+$/i.test(request.url.split('?')[0] ?? '') ? reply.callNotFound() : send(request, reply)) as never);
};
