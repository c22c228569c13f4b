import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule } from '@nestjs/core';
import type { Logger } from 'pino';
import { DataSource, type EntitySchema } from 'typeorm';
import type { Config } from './config.js';
import { createDatabase } from './database.js';
import { ClinicSweep } from './clinic-sweep.js';
import { Expiry } from './expiry.js';
import { HealthController, Readiness } from './health.controller.js';
import type { Keys } from './keys.js';
import { LOGGER } from './logger.js';
import { ProblemFilter } from './problem.filter.js';
import { SessionController } from './session/session.controller.js';
import { SessionGuard } from './session/session.guard.js';
import { Sessions } from './session/sessions.js';
import { Signing } from './signing.js';
import { CONFIG } from './tokens.js';
import { KEYS, UnitOfWork } from './unit-of-work.js';

export interface Ground {
  readonly config: Config;
  readonly keys: Keys;
  readonly log: Logger;
  readonly entities: readonly EntitySchema[];
}

/** What every feature stands on. The data source is not exported: features reach the database through the unit of work. */
@Global()
@Module({})
export class PlatformModule {
  static on({ config, keys, log, entities }: Ground): DynamicModule {
    const source = {
      provide: DataSource,
      useFactory: () => createDatabase(config.databaseUrl, entities, (error) => log.warn({ kind: error.name }, 'a database connection was lost')).initialize(),
    };
    return {
      module: PlatformModule,
      imports: [DiscoveryModule],
      controllers: [SessionController, HealthController],
      providers: [
        source,
        { provide: CONFIG, useValue: config },
        { provide: KEYS, useValue: keys },
        { provide: LOGGER, useValue: log },
        UnitOfWork,
        ClinicSweep,
        ...(config.jobs ? [Expiry] : []),
        Sessions,
        Signing,
        Readiness,
        { provide: APP_GUARD, useClass: SessionGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [UnitOfWork, ClinicSweep, Signing, CONFIG, KEYS, LOGGER],
    };
  }
}
