import { inject, Injectable, InjectionToken } from '@angular/core';
import type { Rule } from '@stagewell/shared/sequencing/rules';
import type { StageRequest, StageResult } from '@stagewell/shared/sequencing/stager/request';

/** What the thread is sent. */
export interface StagingJob {
  readonly request: StageRequest;
  readonly rules: readonly Rule[];
  readonly timeLimitMs: number;
}

/** As much of a worker as is used of one. */
export type StagerThread = Pick<Worker, 'addEventListener' | 'postMessage' | 'terminate'>;

interface ScriptAddresses {
  createPolicy(name: string, rules: { readonly createScriptURL: (url: string) => string }): { createScriptURL(url: string): string };
}

/** Pages run no script whose address no named policy has seen; this one lets our own files through, and names the server's header. */
const ownFiles = (globalThis as { readonly trustedTypes?: ScriptAddresses }).trustedTypes?.createPolicy('stagewell#stager', {
  createScriptURL: (url) => {
    if (new URL(url).origin !== location.origin) throw new TypeError('The stager is a file of this application');
    return url;
  },
});

const openThread = (): StagerThread => {
  // The build looks for `new Worker(new URL(…))` by name, and bundles what it finds there.
  class Worker extends globalThis.Worker {
    constructor(url: URL, options: WorkerOptions) {
      super(ownFiles?.createScriptURL(url.href) ?? url, options);
    }
  }
  return new Worker(new URL('./stager.worker', import.meta.url), { type: 'module' });
};

export const OPEN_STAGER_THREAD = new InjectionToken<() => StagerThread>('Opens a thread for the stager', { factory: () => openThread });

/** Works out days with the code that the server has, beside the page: nothing blocks while it searches. */
@Injectable({ providedIn: 'root' })
export class Stager {
  private readonly open = inject(OPEN_STAGER_THREAD);

  /** Rejects with the signal's reason when it is cancelled, and with an error when the thread fails. */
  async stage(job: StagingJob, cancel: AbortSignal): Promise<StageResult> {
    cancel.throwIfAborted();
    const thread = this.open();
    try {
      return await new Promise<StageResult>((resolve, reject) => {
        cancel.addEventListener('abort', () => reject(cancel.reason as Error));
        thread.addEventListener('message', ({ data }) => resolve(data as StageResult));
        thread.addEventListener('error', ({ message }) => reject(new Error(message)));
        thread.postMessage(job);
      });
    } finally {
      thread.terminate();
    }
  }
}
