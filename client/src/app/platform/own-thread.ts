/** As much of a worker as is used of one. */
export type Thread = Pick<Worker, 'addEventListener' | 'postMessage' | 'terminate'>;

interface ScriptAddresses {
  createPolicy(name: string, rules: { readonly createScriptURL: (url: string) => string }): { createScriptURL(url: string): string };
}

/** Pages run no script whose address no named policy has seen; this one lets our own files through, and names the server's header. */
const ownFiles = (globalThis as { readonly trustedTypes?: ScriptAddresses }).trustedTypes?.createPolicy('stagewell#stager', {
  createScriptURL: (url) => {
    if (new URL(url).origin !== location.origin) throw new TypeError('A thread runs a file of this application');
    return url;
  },
});

/** The worker that a page may open. Call what it answers `Worker`: the build looks for `new Worker(new URL(…))` by name. */
export const ownWorker = (): new (url: URL, options: WorkerOptions) => Thread =>
  class extends globalThis.Worker {
    constructor(url: URL, options: WorkerOptions) {
      super(ownFiles?.createScriptURL(url.href) ?? url, options);
    }
  };

/**
 * Sends a thread one job and ends it with the answer. Rejects with the signal's reason when it is cancelled, and with an error when
 * the thread fails.
 */
export const askThread = async <Job, Answer>(open: () => Thread, job: Job, cancel: AbortSignal): Promise<Answer> => {
  cancel.throwIfAborted();
  const thread = open();
  try {
    return await new Promise<Answer>((resolve, reject) => {
      cancel.addEventListener('abort', () => reject(cancel.reason as Error));
      thread.addEventListener('message', ({ data }) => resolve(data as Answer));
      thread.addEventListener('error', ({ message }) => reject(new Error(message)));
      thread.postMessage(job);
    });
  } finally {
    thread.terminate();
  }
};
