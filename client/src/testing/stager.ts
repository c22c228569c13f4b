import { TestBed } from '@angular/core/testing';
import type { StageResult } from '@stagewell/shared/sequencing/stager/request';
import { stage } from '@stagewell/shared/sequencing/stager/stage';
import type { Thread } from '../app/platform/own-thread';
import { OPEN_STAGER_THREAD, type StagingJob } from '../app/plans/stager';

type Answers = 'never' | 'fails' | ((result: StageResult) => StageResult);

/** What a spec knows of the threads that were opened. */
export interface Threads {
  /** Jobs in the order in which they were sent. */
  readonly jobs: readonly StagingJob[];
  readonly ended: () => number;
  /** How the searches after this one are answered. */
  readonly answer: (next: Answers) => void;
}

/**
 * jsdom has no workers: the same stager on the page's own thread. `answers: 'never'` leaves a search running, `'fails'`
 * breaks it; a function changes what was found.
 */
export const withStager = (first: Answers = (result) => result): Threads => {
  const jobs: StagingJob[] = [];
  let ended = 0;
  let answers = first;
  const open = (): Thread => {
    const target = new EventTarget();
    return {
      addEventListener: target.addEventListener.bind(target) as Thread['addEventListener'],
      postMessage: (job: StagingJob) => {
        jobs.push(job);
        const now = answers;
        if (now === 'never') return;
        queueMicrotask(() =>
          target.dispatchEvent(
            now === 'fails'
              ? new ErrorEvent('error', { message: 'Out of memory' })
              : new MessageEvent('message', { data: JSON.parse(JSON.stringify(now(stage(job.request, job.rules)))) }),
          ),
        );
      },
      terminate: () => ended++,
    };
  };
  TestBed.configureTestingModule({ providers: [{ provide: OPEN_STAGER_THREAD, useValue: open }] });
  return { jobs, ended: () => ended, answer: (next) => void (answers = next) };
};
