import { parentPort } from 'node:worker_threads';
import { stage } from '@stagewell/shared/sequencing/stager/stage';
import type { StagingJob } from './stager-pool.js';

/** What a stager thread runs: one job at a time, until the thread is ended. An error ends it, and reaches who waits. */
parentPort?.on('message', ({ request, rules, timeLimitMs }: StagingJob) => {
  const until = performance.now() + timeLimitMs;
  parentPort?.postMessage(stage(request, rules, { shouldStop: () => performance.now() >= until }));
});
