import { inject, Injectable, InjectionToken } from '@angular/core';
import type { Rule } from '@stagewell/shared/sequencing/rules';
import type { StageRequest, StageResult } from '@stagewell/shared/sequencing/stager/request';
import { askThread, ownWorker, type Thread } from '../platform/own-thread';

/** What the thread is sent. */
export interface StagingJob {
  readonly request: StageRequest;
  readonly rules: readonly Rule[];
  readonly timeLimitMs: number;
}

const openThread = (): Thread => {
  const Worker = ownWorker();
  return new Worker(new URL('./stager.worker', import.meta.url), { type: 'module' });
};

export const OPEN_STAGER_THREAD = new InjectionToken<() => Thread>('Opens a thread for the stager', { factory: () => openThread });

/** Works out days with the code that the server has, beside the page: nothing blocks while it searches. */
@Injectable({ providedIn: 'root' })
export class Stager {
  private readonly open = inject(OPEN_STAGER_THREAD);

  /** Rejects with the signal's reason when it is cancelled, and with an error when the thread fails. */
  stage(job: StagingJob, cancel: AbortSignal): Promise<StageResult> {
    return askThread(this.open, job, cancel);
  }
}
