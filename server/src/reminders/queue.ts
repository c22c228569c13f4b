import { PgBoss, type Db, type Job } from 'pg-boss';
import pg from 'pg';

/** A schema of its own beside the clinics' rows: it holds ids only, and everything in it can be made again from the messages. */
export const QUEUE_SCHEMA = 'stagewell_queue';
const QUEUE = 'messages';

export interface Queued {
  readonly clinicId: string;
  readonly messageId: string;
}

/** Brings the queue's own tables to what the installed library expects; run by the migrations, since the server owns nothing. */
export const installQueue = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('create schema if not exists stagewell_queue authorization stagewell_owner');
    // What it makes belongs to the owner, as everything does that a migration makes.
    const boss = new PgBoss({ connectionString: url, options: '-c role=stagewell_owner', max: 1, schema: QUEUE_SCHEMA, createSchema: false, ...STILL });
    boss.on('error', (error) => {
      throw error;
    });
    await boss.start();
    if ((await boss.getQueue(QUEUE)) === null)
      // The message row says what was tried and when to try again; a job is only a nudge.
      await boss.createQueue(QUEUE, { retryLimit: 0, expireInSeconds: 60, deleteAfterSeconds: 3600, retentionSeconds: 3600 });
    await boss.stop({ graceful: false });
    await client.query('grant usage on schema stagewell_queue to stagewell_app');
    await client.query('grant select, insert, update, delete on all tables in schema stagewell_queue to stagewell_app');
    await client.query('grant execute on all functions in schema stagewell_queue to stagewell_app');
    await client.query('grant usage on all sequences in schema stagewell_queue to stagewell_app');
  } finally {
    await client.end();
  }
};

/** Nothing runs by itself. */
const STILL = { supervise: false, schedule: false } as const;

/** Runs a text of the library's; of several statements in one, the answer is a list, as the driver hands it on. */
export type Sql = (text: string, values: readonly unknown[]) => ReturnType<Db['executeSql']>;
const dbOf = (sql: Sql): Db => ({ executeSql: (text, values = []) => sql(text, values) });

/** pg-boss over the application's own connections and rights. */
export class MessageQueue {
  private readonly boss: PgBoss;

  /** `onError` hears of a database that is away; the queue goes on by itself when it is back. */
  constructor(sql: Sql, onError: (error: Error) => void) {
    this.boss = new PgBoss({
      db: dbOf(sql),
      schema: QUEUE_SCHEMA,
      migrate: false,
      createSchema: false,
      schedule: false,
      supervise: true,
      // Rebuilding an index is the owner's, and so are the statistics of the vacuum.
      reindex: false,
      monitorVacuum: false,
    });
    this.boss.on('error', onError);
  }

  /** Hands each job to `handle`, `atOnce` at a time, until the stop. A handler that throws loses the job, never the message. */
  async start(handle: (job: Queued) => Promise<void>, atOnce: number): Promise<void> {
    await this.boss.start();
    await this.boss.work<Queued>(QUEUE, { batchSize: BATCH, pollingIntervalSeconds: POLL_SECONDS }, (jobs) => eachOf(jobs, atOnce, handle));
  }

  /** Adds jobs in the transaction of `sql`: they are there when, and only when, it commits. */
  async put(jobs: readonly Queued[], sql: Sql): Promise<void> {
    if (jobs.length > 0)
      await this.boss.insert(
        QUEUE,
        jobs.map((data) => ({ data })),
        { db: dbOf(sql) },
      );
  }

  /** What it does every minute by itself: jobs that nobody finished are given up, old ones are removed. */
  async tidy(): Promise<void> {
    await this.boss.start();
    await this.boss.supervise();
    await this.boss.stop({ graceful: false });
  }

  /** Waits for the jobs in hand. */
  async stop(): Promise<void> {
    await this.boss.stop({ graceful: true, timeout: 15_000 });
  }
}

/** A worker that dies loses the jobs it had taken, not the messages: those come again after a minute. */
const BATCH = 100;
const POLL_SECONDS = 0.5;

const eachOf = async (jobs: readonly Job<Queued>[], atOnce: number, handle: (job: Queued) => Promise<void>): Promise<void> => {
  const left = jobs.map(({ data }) => data);
  const lane = async (): Promise<void> => {
    for (let job = left.shift(); job !== undefined; job = left.shift()) await handle(job);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
};
