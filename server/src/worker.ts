import 'reflect-metadata';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { required } from './platform/config.js';
import { createDatabase } from './platform/database.js';
import { Outreach } from './check-ins/outreach.service.js';
import { Expiry } from './platform/expiry.js';
import { createLogger, LOGGER } from './platform/logger.js';
import { Rounds } from './platform/rounds.js';
import { Escalation } from './worklist/escalation.js';

/** The work that nobody waits for, without a door to the outside. It needs no key: it reads nothing that is sealed. */
@Module({})
export class WorkerModule {
  static on(databaseUrl: string, log: Logger): DynamicModule {
    const source = {
      provide: DataSource,
      useFactory: () => createDatabase(databaseUrl, [], (error) => log.warn({ kind: error.name }, 'a database connection was lost')).initialize(),
    };
    return { module: WorkerModule, providers: [source, { provide: LOGGER, useValue: log }, Expiry, Rounds, Outreach, Escalation] };
  }
}

if (process.argv[1]?.endsWith('worker.js')) {
  const log = createLogger(process.env['LOG_LEVEL'] ?? 'info');
  const app = await NestFactory.createApplicationContext(WorkerModule.on(required(process.env, 'DATABASE_URL'), log), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  app.enableShutdownHooks();
  log.info('working');
}
