/** What somebody did with a chart, as the patient is told. */
export type AccessKind = 'read' | 'given out' | 'changed';

/** The last word of what was done when nothing was changed by it. */
const READING = /\.(?:read|list|search|compare|preview|of|calendar-file|open|phone)$/u;
const GIVING = /^(?:export|disclosure|fhir)\.|\.link$|\.make$/u;

/** Of an action of the trail, e.g. `chart.read`. What is not known to leave the chart as it is counts as a change. */
export const accessKind = (action: string): AccessKind => {
  if (GIVING.test(action)) return 'given out';
  return READING.test(action) ? 'read' : 'changed';
};
