import { attributionFor } from '@stagewell/shared/progress/attribution/chart-attribution';
import type { AttributionJob } from './attributions';

/** Attribution beside the page: it answers once, and is ended by whoever opened it. */
addEventListener('message', ({ data: { chart, catalogue, measure } }: MessageEvent<AttributionJob>) => {
  postMessage(attributionFor(chart, catalogue, measure));
});
