import { TestBed } from '@angular/core/testing';
import { attributionFor } from '@stagewell/shared/progress/attribution/chart-attribution';
import { type AttributionJob, OPEN_ATTRIBUTION_THREAD } from '../app/progress/attributions';
import type { Thread } from '../app/platform/own-thread';

type Answers = 'at once' | 'never' | 'fails';

/** jsdom has no workers: the same attribution on the page's own thread. Answers the measures asked for, and lets the answer change. */
export const withAttribution = (first: Answers = 'at once'): { readonly asked: readonly string[]; readonly answer: (next: Answers) => void } => {
  const asked: string[] = [];
  let answers = first;
  const open = (): Thread => {
    const target = new EventTarget();
    return {
      addEventListener: target.addEventListener.bind(target) as Thread['addEventListener'],
      postMessage: ({ chart, catalogue, measure }: AttributionJob) => {
        asked.push(measure);
        const now = answers;
        if (now === 'never') return;
        queueMicrotask(() =>
          target.dispatchEvent(
            now === 'fails'
              ? new ErrorEvent('error', { message: 'Out of memory' })
              : new MessageEvent('message', { data: JSON.parse(JSON.stringify(attributionFor(chart, catalogue, measure))) }),
          ),
        );
      },
      terminate: () => undefined,
    };
  };
  TestBed.configureTestingModule({ providers: [{ provide: OPEN_ATTRIBUTION_THREAD, useValue: open }] });
  return { asked, answer: (next) => void (answers = next) };
};
