import type { Pool } from 'pg';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { SnakeNames } from './snake-names.js';

/** Small on purpose: 20 connections were slower than 10 on two cores. */
const POOL = 10;

/** The one data source; only the unit of work and the session look-up may hold it. */
export const createDatabase = (url: string, entities: readonly EntityTarget<ObjectLiteral>[], onPoolError: (error: Error) => void): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    schema: 'stagewell',
    entities: [...entities] as never[],
    namingStrategy: new SnakeNames(),
    synchronize: false,
    logging: false,
    poolSize: POOL,
    // A database restart must not kill the process: the pool makes new connections.
    poolErrorHandler: onPoolError,
    // Pipelined: what is asked before an answer is there travels at once, in order, each statement with its own error.
    extra: { connectionTimeoutMillis: 2000, idleTimeoutMillis: 30_000, pipeline: true },
    installExtensions: false,
  });

/** The connections under a data source, for the few statements that belong to no unit of work. */
export const poolOf = (source: DataSource): Pool => (source.driver as unknown as { readonly master: Pool }).master;
