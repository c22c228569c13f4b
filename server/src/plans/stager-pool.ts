import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { OnModuleDestroy } from '@nestjs/common';
import type { Rule } from '@stagewell/shared/sequencing/rules';
import type { StageRequest, StageResult } from '@stagewell/shared/sequencing/stager/request';
import { Refusal } from '../platform/problem.js';

/** What a thread is sent. */
export interface StagingJob {
  readonly request: StageRequest;
  readonly rules: readonly Rule[];
  readonly timeLimitMs: number;
}

export interface PoolLimits {
  readonly threads: number;
  /** Jobs that may wait for a thread; the next one is refused. */
  readonly queue: number;
  /** How long after its time limit a thread may stay silent: it starts, prepares the rules, and sends its answer. */
  readonly graceMs: number;
  /** Heap of a thread, MB. Without a limit a search lets its garbage lie, and the process keeps that memory for good. */
  readonly memoryMb: number;
}

/** One core is left to the event loop. */
export const POOL_LIMITS: PoolLimits = { threads: Math.max(1, Math.min(4, availableParallelism() - 1)), queue: 8, graceMs: 5_000, memoryMb: 128 };

/** The compiled thread; found from `dist` and from `src` alike, as `schemas.json` is. */
const ENTRY = join(import.meta.dirname, '..', '..', 'dist', 'plans', 'stager-thread.js');
/** Of the heap's young part, MB: the default triples what a thread takes. */
const YOUNG_MB = 8;

const UNTOUCHED = 'The plan was not changed';
const busy = (): Refusal =>
  new Refusal(503, 'busy', `Many plans are being staged at this moment. ${UNTOUCHED}; try again in a few seconds.`, { retryAfter: 5 });
const stopping = (): Refusal => new Refusal(503, 'stopping', `The server is restarting. ${UNTOUCHED}; try again in a minute.`, { retryAfter: 10 });
const late = (): Refusal =>
  new Refusal(503, 'staging-late', `No new days were found in time. ${UNTOUCHED}; keep more courses as they are, or ask for a shorter horizon.`);
const tooLarge = (): Refusal =>
  new Refusal(
    422,
    'staging-too-large',
    `So many courses that may move need more memory than one search gets. ${UNTOUCHED}; keep more courses as they are, or ask for a shorter horizon.`,
  );
/** 499: nobody reads it, the log does. */
const gone = (): Refusal => new Refusal(499, 'caller-gone', `Whoever asked went away. ${UNTOUCHED}.`);

const isOutOfMemory = (error: Error): boolean => (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';

interface Turn {
  readonly job: StagingJob;
  readonly resolve: (result: StageResult) => void;
  readonly reject: (reason: unknown) => void;
}

interface Running {
  readonly thread: Worker;
  /** Until the thread counts as silent. */
  readonly timer: NodeJS.Timeout;
}

/**
 * Stages away from the event loop, in a few threads that start when they are first needed. A thread that is cancelled or
 * does not answer in time is ended, and the next job gets a new one: there is no half-stopped search.
 */
export class StagerPool implements OnModuleDestroy {
  private readonly idle: Worker[] = [];
  private readonly waiting: Turn[] = [];
  private readonly running = new Map<Turn, Running>();
  private stopped = false;

  constructor(private readonly limits: PoolLimits) {}

  /** Rejects with a Refusal: 503 when there is no room or no answer, 422 when it takes too much memory, 499 when `cancel` says so. Errors of the stager come through. */
  run(job: StagingJob, cancel: AbortSignal): Promise<StageResult> {
    if (this.stopped) return Promise.reject(stopping());
    if (cancel.aborted) return Promise.reject(gone());
    if (this.running.size >= this.limits.threads && this.waiting.length >= this.limits.queue) return Promise.reject(busy());
    const { promise, resolve, reject } = Promise.withResolvers<StageResult>();
    const turn = { job, resolve, reject };
    const leave = (): void => this.drop(turn, gone());
    cancel.addEventListener('abort', leave, { once: true });
    this.waiting.push(turn);
    this.next();
    return promise.finally(() => cancel.removeEventListener('abort', leave));
  }

  /** Ends all threads; whoever waits is told. */
  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    for (const turn of [...this.waiting, ...this.running.keys()]) this.drop(turn, stopping());
    await Promise.all(this.idle.splice(0).map((thread) => thread.terminate()));
  }

  private next(): void {
    if (this.stopped || this.running.size >= this.limits.threads) return;
    const turn = this.waiting.shift();
    if (turn !== undefined) this.start(turn, this.idle.pop() ?? this.thread());
  }

  /** Without the server's environment: a thread needs none of its secrets. */
  private thread(): Worker {
    const thread = new Worker(ENTRY, { env: {}, resourceLimits: { maxOldGenerationSizeMb: this.limits.memoryMb, maxYoungGenerationSizeMb: YOUNG_MB } });
    thread.on('error', (error) => this.lost(thread, isOutOfMemory(error) ? tooLarge() : error));
    thread.on('exit', () => this.lost(thread, new Error('A stager thread ended')));
    thread.unref();
    return thread;
  }

  private start(turn: Turn, thread: Worker): void {
    const timer = setTimeout(() => this.drop(turn, late()), turn.job.timeLimitMs + this.limits.graceMs);
    this.running.set(turn, { thread, timer });
    thread.once('message', (result: StageResult) => {
      if (this.leave(turn) === null) return;
      this.idle.push(thread);
      turn.resolve(result);
      this.next();
    });
    thread.postMessage(turn.job);
  }

  /** The thread that worked on it, which is free or to be ended now; `null` = none does. */
  private leave(turn: Turn): Worker | null {
    const running = this.running.get(turn);
    if (running === undefined) return null;
    clearTimeout(running.timer);
    this.running.delete(turn);
    return running.thread;
  }

  /** Takes a job out, wherever it is; a thread that works on it is ended. */
  private drop(turn: Turn, why: Refusal): void {
    const place = this.waiting.indexOf(turn);
    if (place >= 0) this.waiting.splice(place, 1);
    // It counts no more as soon as it is told to end.
    void this.leave(turn)?.terminate();
    turn.reject(why);
    this.next();
  }

  private lost(thread: Worker, error: Error): void {
    const place = this.idle.indexOf(thread);
    if (place >= 0) this.idle.splice(place, 1);
    for (const [turn, running] of this.running) {
      if (running.thread !== thread) continue;
      this.leave(turn);
      turn.reject(error);
    }
    this.next();
  }
}
