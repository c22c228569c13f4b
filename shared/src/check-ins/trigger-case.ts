import type { DayRange } from '../catalogue/modality.js';
import { daysBetween, type CalendarDate } from '../dates.js';
import type { CheckInView, RecordCheckIn, RedFlag, Trigger } from './check-in.js';
import { RED_FLAG_TEXTS } from './list-texts.js';
import type { TriggerId } from './trigger-texts.js';

/** A course (or a past procedure) as the safety table needs it. Tags are the catalogue's. */
export interface TriggerCourse {
  readonly id: string;
  readonly name?: string;
  readonly tags: readonly string[];
  /** Actual start; `null` = not started. */
  readonly startedOn: CalendarDate | null;
  /** Day of the last procedure of the course where that is another day than the start. */
  readonly performedOn?: CalendarDate | null;
  /** Expected early worsening, days after start, from the catalogue; absent = by tag. */
  readonly flareDays?: DayRange | null;
}
export interface TriggerContext {
  /** Earlier check-ins of this patient; later or same-day ones are not looked at. */
  readonly checkIns: readonly EarlierCheckIn[];
  readonly courses: readonly TriggerCourse[];
  readonly today: CalendarDate;
}
export type EarlierCheckIn = Pick<CheckInView, 'takenOn' | 'painNow' | 'redFlags' | 'questionnaires'>;

/** What was found, before it is put into words for staff. */
export interface Found {
  readonly id: TriggerId;
  readonly priority: Trigger['priority'];
  /** What was reported, as whole sentences. */
  readonly detail: string;
}
/** Nothing to do. */
export const NOTHING: readonly Found[] = [];

/** One check-in with what is known around it. */
export interface Case {
  readonly input: RecordCheckIn;
  readonly context: TriggerContext;
  readonly flags: ReadonlySet<RedFlag>;
}

/** The day that the effects of a course are counted from. */
export const dayOf = (course: TriggerCourse): CalendarDate | null => course.performedOn ?? course.startedOn;

const count = (days: number): string => (days === 1 ? '1 day' : `${days} days`);

const late = ({ takenOn }: RecordCheckIn, today: CalendarDate): string => {
  const days = daysBetween(takenOn, today);
  return days > 0 ? ` Reported for ${takenOn}, recorded ${count(days)} later.` : '';
};

/** " 3 days after Epidural steroid (2026-03-28)." */
export const after = (course: TriggerCourse | null, takenOn: CalendarDate): string => {
  const on = course === null ? null : dayOf(course);
  return course === null || on === null ? '' : ` ${count(daysBetween(on, takenOn))} after ${course.name ?? 'a procedure'} (${on}).`;
};

/** One finding; `detail` is what was reported, as whole sentences. */
export const fire = ({ input, context }: Case, id: TriggerId, priority: Trigger['priority'], detail: string): readonly Found[] => [
  { id, priority, detail: `${detail}${late(input, context.today)}` },
];

const uncapitalised = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
/** The flags as one sentence. */
export const named = (flags: readonly RedFlag[]): string => `${flags.map((flag) => uncapitalised(RED_FLAG_TEXTS[flag].en)).join('; ')}.`;
