import type { DayRange, EffectPrior, Kernel } from '../../catalogue/modality.js';
import type { Reading } from '../../check-ins/readings.js';
import { daysBetween, type CalendarDate } from '../../dates.js';
import type { ModelCourse } from './terms.js';
import type { OutcomeScale } from './outcome-scale.js';

/** A course whose effect is asked for. */
export interface AttributedCourse {
  readonly id: string;
  readonly name: string;
  readonly startedOn: CalendarDate;
  /** `null` = it goes on, or it was done once. */
  readonly endedOn: CalendarDate | null;
  /** Days of single procedures; none = taken or done throughout. */
  readonly sessions: readonly CalendarDate[];
  /** `null` = the catalogue does not know it; a wide one is assumed, and said. */
  readonly kernel: Kernel | null;
  /** Change in 0–10 pain; `null` = not known. */
  readonly prior: EffectPrior | null;
  readonly flare: DayRange | null;
  /** From a day on, percent of what was planned; none = not recorded. */
  readonly adherence: readonly { readonly from: CalendarDate; readonly percent: number }[];
  /** From this day on its effect may have faded (diminishing returns); `null` = not asked. */
  readonly fadedFrom: CalendarDate | null;
}
/** A life event, an illness, another change of routine. */
export interface LifeEvent {
  readonly id: string;
  readonly label: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}
/** What is assumed of an effect before the readings: as the catalogue has it, or no more likely good than bad. */
export type PriorView = 'catalogue' | 'skeptical';

export interface AttributionQuestion {
  readonly scale: OutcomeScale;
  readonly readings: readonly Reading[];
  readonly courses: readonly AttributedCourse[];
  readonly events: readonly LifeEvent[];
  /** The day of enrolment, when a bad time led to it; `null` = it did not, or is not known. */
  readonly enrolledHighOn: CalendarDate | null;
  /** Priors of the catalogue are about pain: of another measure they say nothing, so that one is asked skeptically. */
  readonly priors: PriorView;
}

/** Assumed where the catalogue knows no onset: neither at once nor slow. */
export const UNKNOWN_KERNEL: Kernel = { lag: 0, onset: 10, plateau: null, offset: 14 };
/** Assumed where the catalogue knows no effect: as good as nothing is. */
export const UNKNOWN_PRIOR: EffectPrior = { mean: 0, sd: 1.2 };

const priorOf = ({ prior }: AttributedCourse, view: PriorView): EffectPrior => {
  const known = prior ?? UNKNOWN_PRIOR;
  return view === 'skeptical' ? { mean: 0, sd: known.sd } : known;
};

/** A course with its days counted from `first`. */
export const courseInModel = (course: AttributedCourse, view: PriorView, first: CalendarDate): ModelCourse => {
  const day = (on: CalendarDate): number => daysBetween(first, on);
  return {
    id: course.id,
    start: day(course.startedOn),
    stop: course.endedOn === null ? null : day(course.endedOn),
    sessions: course.sessions.map(day),
    kernel: course.kernel ?? UNKNOWN_KERNEL,
    prior: priorOf(course, view),
    flare: course.flare,
    adherence: course.adherence.map(({ from, percent }) => ({ from: day(from), share: percent / 100 })).toSorted((a, b) => a.from - b.from),
    fadedFrom: course.fadedFrom === null ? null : day(course.fadedFrom),
  };
};
