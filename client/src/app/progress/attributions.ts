import { inject, Injectable, InjectionToken } from '@angular/core';
import type { Modality } from '@stagewell/shared/catalogue/modality';
import type { Chart } from '@stagewell/shared/plans/chart';
import type { MeasureAttribution } from '@stagewell/shared/progress/attribution/chart-attribution';
import type { Measure } from '@stagewell/shared/progress/measures';
import { askThread, ownWorker, type Thread } from '../platform/own-thread';

/** What the thread is sent. */
export interface AttributionJob {
  readonly chart: Chart;
  readonly catalogue: ReadonlyMap<string, Modality>;
  readonly measure: Measure;
}

const openThread = (): Thread => {
  const Worker = ownWorker();
  return new Worker(new URL('./attribution.worker', import.meta.url), { type: 'module' });
};

export const OPEN_ATTRIBUTION_THREAD = new InjectionToken<() => Thread>('Opens a thread for attribution', { factory: () => openThread });

/** Works out what coincides with what beside the page: long series of many courses block nothing that is typed meanwhile. */
@Injectable({ providedIn: 'root' })
export class Attributions {
  private readonly open = inject(OPEN_ATTRIBUTION_THREAD);

  /** Rejects with the signal's reason when it is cancelled, and with an error when the thread fails. */
  work(job: AttributionJob, cancel: AbortSignal): Promise<MeasureAttribution> {
    return askThread(this.open, job, cancel);
  }
}
