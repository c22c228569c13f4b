import type { CalendarDate } from '../dates.js';
import type { Recorded } from './patient.js';

/** What can change pain by itself (SEQ-29). */
export const LIFE_EVENT_KINDS = ['surgery', 'injury', 'infection', 'bereavement', 'work-or-claim', 'steroid-course', 'travel', 'other'] as const;
export type LifeEventKind = (typeof LIFE_EVENT_KINDS)[number];

/** Something that happened beside the treatment, and when: attribution allows for it. */
export interface NewLifeEvent {
  readonly kind: LifeEventKind;
  readonly label: string;
  readonly startsOn: CalendarDate;
  /** Not before `startsOn`; `null` = it goes on, or its end is not known. */
  readonly endsOn: CalendarDate | null;
}
export interface LifeEventView extends NewLifeEvent, Recorded {}

/** What is wrong with its days, or `null`. */
export const lifeEventProblem = ({ startsOn, endsOn }: Pick<NewLifeEvent, 'startsOn' | 'endsOn'>): string | null =>
  endsOn !== null && endsOn < startsOn ? 'It cannot end before it began.' : null;
