import 'reflect-metadata';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { readSending, required } from './platform/config.js';
import { createDatabase } from './platform/database.js';
import { Outreach } from './check-ins/outreach.service.js';
import { Recounting } from './insight/recounting.js';
import { Expiry } from './platform/expiry.js';
import { readKeys, type Keys } from './platform/keys.js';
import { createLogger, LOGGER } from './platform/logger.js';
import { Rounds } from './platform/rounds.js';
import { KEYS, UnitOfWork } from './platform/unit-of-work.js';
import { RemindersModule, type RemindersGround } from './reminders/reminders.module.js';
import { Escalation } from './worklist/escalation.js';

/** What a worker needs: whoever writes to patients opens their addresses, so it needs the keys as well. */
export interface WorkGround extends RemindersGround {
  readonly databaseUrl: string;
  readonly keys: Keys;
  readonly log: Logger;
}

/** The work that nobody waits for, without a door to the outside. */
@Module({})
export class WorkerModule {
  static on({ databaseUrl, keys, log, ...sending }: WorkGround): DynamicModule {
    const source = {
      provide: DataSource,
      useFactory: () => createDatabase(databaseUrl, [], (error) => log.warn({ kind: error.name }, 'a database connection was lost')).initialize(),
    };
    const ground = [
      { provide: LOGGER, useValue: log },
      { provide: KEYS, useValue: keys },
    ];
    return {
      module: WorkerModule,
      providers: [source, ...ground, UnitOfWork, Expiry, Rounds, Outreach, Escalation, Recounting, ...RemindersModule.senders(sending)],
    };
  }
}

if (process.argv[1]?.endsWith('worker.js')) {
  const log = createLogger(process.env['LOG_LEVEL'] ?? 'info');
  const { env } = process;
  const ground = { databaseUrl: required(env, 'DATABASE_URL'), keys: readKeys(required(env, 'KEY_FILE')), log, sending: readSending(env) };
  const app = await NestFactory.createApplicationContext(WorkerModule.on({ ...ground, origin: env['PUBLIC_ORIGIN'] ?? '' }), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  app.enableShutdownHooks();
  log.info('working');
}
