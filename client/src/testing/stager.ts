import { TestBed } from '@angular/core/testing';
import type { StageResult } from '@stagewell/shared/sequencing/stager/request';
import { stage } from '@stagewell/shared/sequencing/stager/stage';
import { OPEN_STAGER_THREAD, type StagerThread, type StagingJob } from '../app/plans/stager';

/** What a spec knows of the threads that were opened. */
export interface Threads {
  /** Jobs in the order in which they were sent. */
  readonly jobs: readonly StagingJob[];
  readonly ended: () => number;
}

/**
 * jsdom has no workers: the same stager on the page's own thread. `answers: 'never'` leaves a search running, `'fails'`
 * breaks it; a function changes what was found.
 */
export const withStager = (answers: 'never' | 'fails' | ((result: StageResult) => StageResult) = (result) => result): Threads => {
  const jobs: StagingJob[] = [];
  let ended = 0;
  const open = (): StagerThread => {
    const target = new EventTarget();
    return {
      addEventListener: target.addEventListener.bind(target) as StagerThread['addEventListener'],
      postMessage: (job: StagingJob) => {
        jobs.push(job);
        if (answers === 'never') return;
        queueMicrotask(() =>
          target.dispatchEvent(
            answers === 'fails'
              ? new ErrorEvent('error', { message: 'Out of memory' })
              : new MessageEvent('message', { data: JSON.parse(JSON.stringify(answers(stage(job.request, job.rules)))) }),
          ),
        );
      },
      terminate: () => ended++,
    };
  };
  TestBed.configureTestingModule({ providers: [{ provide: OPEN_STAGER_THREAD, useValue: open }] });
  return { jobs, ended: () => ended };
};
