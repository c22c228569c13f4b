import { afterEach, describe, expect, it } from '@jest/globals';
import { MODALITIES } from '@stagewell/shared/catalogue/catalogue';
import { traitsOf } from '@stagewell/shared/catalogue/traits';
import { addDays } from '@stagewell/shared/dates';
import { RULES } from '@stagewell/shared/sequencing/data/rule-set';
import { courseOf, documentFor, TODAY } from '@stagewell/shared/sequencing/testing';
import { POOL_LIMITS, StagerPool, type PoolLimits, type StagingJob } from './stager-pool.js';

/** The first so many of the catalogue, all on one day and all free: few are staged at once, many for as long as they may. */
const jobOf = (courses: number, timeLimitMs: number): StagingJob => ({
  request: {
    document: documentFor(MODALITIES.slice(0, courses).map((modality, at) => courseOf(`c${at}`, traitsOf(modality), TODAY))),
    freedom: {},
    horizon: addDays(TODAY, 400),
    closures: [],
    aim: 'soonest-relief',
  },
  rules: RULES,
  timeLimitMs,
});
const SHORT = jobOf(2, 5_000);
const LONG = jobOf(40, 60_000);
const PATIENT = new AbortController().signal;

let pool: StagerPool;
const open = (limits: Partial<PoolLimits> = {}): StagerPool => (pool = new StagerPool({ ...POOL_LIMITS, threads: 1, ...limits }));
afterEach(() => pool.onModuleDestroy());

describe('a pool of one thread', () => {
  it('answers one job after the other', async () => {
    open();
    const answers = await Promise.all([pool.run(SHORT, PATIENT), pool.run(SHORT, PATIENT)]);
    expect(answers.map(({ status }) => status)).toEqual(['staged', 'staged']);
    expect(answers[0]?.starts).toEqual(answers[1]?.starts);
  });

  it('a job that is cancelled frees the thread at once', async () => {
    open();
    const control = new AbortController();
    const cancelled = pool.run(LONG, control.signal);
    const next = pool.run(SHORT, PATIENT);
    control.abort();
    await expect(cancelled).rejects.toMatchObject({ status: 499, code: 'caller-gone' });
    expect((await next).status).toBe('staged');
  });

  it('a job that waits can be cancelled, and one that is cancelled already never starts', async () => {
    open();
    const [first, control] = [new AbortController(), new AbortController()];
    const running = pool.run(LONG, first.signal);
    const waiting = pool.run(SHORT, control.signal);
    control.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'caller-gone' });
    await expect(pool.run(SHORT, control.signal)).rejects.toMatchObject({ code: 'caller-gone' });
    first.abort();
    await expect(running).rejects.toMatchObject({ code: 'caller-gone' });
  });

  it('a thread that does not answer in time is replaced', async () => {
    open({ graceMs: 0 });
    await expect(pool.run({ ...LONG, timeLimitMs: 1 }, PATIENT)).rejects.toMatchObject({ status: 503, code: 'staging-late' });
    expect((await pool.run(SHORT, PATIENT)).status).toBe('staged');
  });

  it('a thread that fails says so to who waits, and is replaced', async () => {
    open();
    const broken = { ...SHORT, request: { ...SHORT.request, horizon: 'never' } };
    await expect(pool.run(broken, PATIENT)).rejects.toThrow('Not a calendar day: never');
    expect((await pool.run(SHORT, PATIENT)).status).toBe('staged');
  });

  it('says "later" when too many wait', async () => {
    open({ queue: 1 });
    const control = new AbortController();
    const inside = [pool.run(LONG, control.signal), pool.run(LONG, control.signal)];
    await expect(pool.run(SHORT, PATIENT)).rejects.toMatchObject({ status: 503, code: 'busy' });
    control.abort();
    expect((await Promise.allSettled(inside)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('stops with what runs and what waits, and starts nothing afterwards', async () => {
    open();
    const inside = [pool.run(LONG, PATIENT), pool.run(LONG, PATIENT)].map((job) => job.catch((reason: { code: string }) => reason.code));
    await pool.onModuleDestroy();
    expect(await Promise.all(inside)).toEqual(['stopping', 'stopping']);
    await expect(pool.run(SHORT, PATIENT)).rejects.toMatchObject({ status: 503, code: 'stopping' });
  });

  it('a search that takes too much memory ends alone: it says so, and the next one is served', async () => {
    open({ memoryMb: 16 });
    await expect(pool.run(LONG, PATIENT)).rejects.toMatchObject({ status: 422, code: 'staging-too-large' });
    expect((await pool.run(SHORT, PATIENT)).status).toBe('staged');
  });
});
