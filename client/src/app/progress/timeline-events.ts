import type { CalendarDate } from '@stagewell/shared/dates';
import type { LifeEventView } from '@stagewell/shared/patients/life-event';
import type { ChartEvent } from '@stagewell/shared/progress/summary';
import type { TimelineEvent } from '../charts/timeline-parts';

/** What happened in the plan and beside it, for the time axis. A life event without an end goes on until today. */
export const timelineEvents = (
  events: readonly ChartEvent[],
  lifeEvents: readonly Pick<LifeEventView, 'label' | 'startsOn' | 'endsOn'>[],
  today: CalendarDate,
): readonly TimelineEvent[] => [
  ...events.map((event) => ({ ...event, to: event.on })),
  ...lifeEvents
    .filter(({ startsOn }) => startsOn <= today)
    .map(({ label, startsOn, endsOn }) => ({ on: startsOn, to: endsOn ?? today, kind: 'life-event' as const, label })),
];
