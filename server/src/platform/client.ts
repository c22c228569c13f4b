import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { nonce, pagePolicy } from './headers.js';

/** Serves the web application on the same address: hashed files for a year, the page itself never kept (its nonce is fresh). */
export const serveClient = async (app: NestFastifyApplication, folder: string): Promise<void> => {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
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
  const send = async (_request: unknown, reply: { header(name: string, value: string): unknown; send(body: string): unknown }): Promise<unknown> => {
    const fresh = nonce();
    reply.header('content-security-policy', pagePolicy(fresh));
    reply.header('cache-control', 'no-store');
    reply.header('content-type', 'text/html; charset=utf-8');
    return reply.send(page.replaceAll('CSP_NONCE', fresh));
  };
  fastify.get('/', send as never);
  fastify.get('/*', { constraints: {} }, (async (request: { url: string }, reply: { callNotFound(): unknown } & Parameters<typeof send>[1]) =>
    request.url.startsWith('/api/') || /\.[a-z0-9]+$/i.test(request.url.split('?')[0] ?? '') ? reply.callNotFound() : send(request, reply)) as never);
};
