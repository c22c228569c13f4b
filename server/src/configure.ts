import { CSV } from '@stagewell/shared/interchange/csv-columns';
import fastifyCookie from '@fastify/cookie';
import type { INestApplication, NestApplicationOptions } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { v7 } from 'uuid';
import { bodyPipe, cleanText } from './platform/body.js';
import { requireDeclaredAccess } from './platform/session/declared.js';
import { LOGGER } from './platform/logger.js';
import { serveApiPage } from './platform/openapi.js';
import { protect } from './platform/headers.js';
import { shed } from './platform/shed.js';

const BODY_LIMIT = 256 * 1024;
const IMPORT_LIMIT = 10 * 1024 * 1024;

/** The HTTP server: request ids are UUIDv7, bodies are JSON only, and a FHIR file has its own type and limit. */
export const adapter = (): FastifyAdapter => {
  const fastify = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    genReqId: () => v7(),
    trustProxy: 'loopback',
    logger: false,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    return503OnClosing: true,
  });
  const instance = fastify.getInstance<FastifyInstance>();
  instance.removeContentTypeParser('text/plain');
  instance.addContentTypeParser('application/fhir+json', { parseAs: 'string', bodyLimit: IMPORT_LIMIT }, (_request, body, done) => done(null, body));
  instance.addContentTypeParser('text/csv', { parseAs: 'string', bodyLimit: CSV.bytes }, (_request, body, done) => done(null, body));
  return fastify;
};

/** Only JSON bodies are parsed; an application that cannot start says why instead of leaving. */
export const NEST_OPTIONS = { logger: ['error', 'fatal'] as ('error' | 'fatal')[], abortOnError: false, bodyParser: false } satisfies NestApplicationOptions;

/** Everything that main and every spec set up in the same way. */
export const configure = async (app: NestFastifyApplication): Promise<void> => {
  const log: Logger = app.get(LOGGER);
  const instance = app.getHttpAdapter().getInstance();
  await app.register(fastifyCookie as never);
  protect(instance);
  shed(instance);
  instance.addHook('preValidation', async (request) => {
    if (request.body !== undefined && typeof request.body === 'object') request.body = cleanText(request.body);
  });
  instance.addHook('onResponse', async (request, reply) => {
    log.info(
      { requestId: request.id, route: request.routeOptions.url ?? 'none', method: request.method, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    );
  });
  app.setGlobalPrefix('api', { exclude: ['healthz', 'readyz'] });
  app.useGlobalPipes(bodyPipe());
  app.enableShutdownHooks();
  requireDeclaredAccess(app as INestApplication);
  serveApiPage(app);
};
