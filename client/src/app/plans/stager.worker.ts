import { stage } from '@stagewell/shared/sequencing/stager/stage';
import type { StagingJob } from './stager';

/** The stager beside the page: it works for its time limit, answers once, and is ended by whoever opened it. */
addEventListener('message', ({ data: { request, rules, timeLimitMs } }: MessageEvent<StagingJob>) => {
  const until = performance.now() + timeLimitMs;
  postMessage(stage(request, rules, { shouldStop: () => performance.now() >= until }));
});
