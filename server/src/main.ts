import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { adapter, configure, NEST_OPTIONS } from './configure.js';
import { serveClient } from './platform/client.js';
import { readConfig } from './platform/config.js';
import { readKeys } from './platform/keys.js';
import { createLogger } from './platform/logger.js';

const config = readConfig(process.env);
const log = createLogger(process.env['LOG_LEVEL'] ?? 'info');
process.on('unhandledRejection', (error) => {
  log.fatal({ kind: (error as Error)?.name }, 'an error was not handled; stopping');
  process.exit(1);
});

const app = await NestFactory.create<NestFastifyApplication>(AppModule.on({ config, keys: readKeys(config.keyFile), log }), adapter(), NEST_OPTIONS);
await configure(app);
if (config.clientDir) await serveClient(app, config.clientDir);
await app.listen(config.port, config.host);
log.info({ port: config.port, demo: config.demo }, 'listening');
