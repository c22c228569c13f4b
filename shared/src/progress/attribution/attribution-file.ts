import type { CalendarDate } from '../../dates.js';
import type { Measure } from '../measures.js';
import type { PriorView } from './question.js';

/** A measure that the product does not ship. */
export interface FileScale {
  /** @minLength 1 */
  readonly label: string;
  readonly min: number;
  /** Above `min`. */
  readonly max: number;
  readonly higherIsWorse: boolean;
  /**
   * Minimal important difference, points.
   * @exclusiveMinimum 0
   */
  readonly mcid: number;
  /**
   * Standard deviation of one reading when nothing changes, points.
   * @exclusiveMinimum 0
   */
  readonly readingSd: number;
}
/** Onset kernel in days; without `plateau` it holds while it goes on. */
export interface FileKernel {
  /** @minimum 0 */
  readonly lag: number;
  /** @exclusiveMinimum 0 */
  readonly onset: number;
  /** @minimum 0 */
  readonly plateau?: number;
  /** @exclusiveMinimum 0 */
  readonly offset: number;
}
/** Change in points of a 0–10 scale on which more is worse. */
export interface FilePrior {
  readonly mean: number;
  /** @exclusiveMinimum 0 */
  readonly sd: number;
}
export interface FileAdherence {
  readonly from: CalendarDate;
  /**
   * Percent of what was planned.
   * @minimum 0
   * @maximum 100
   */
  readonly percent: number;
}
/** A course. With a `modality` of the catalogue, what is left out is taken from there; without, it is not known. */
export interface FileCourse {
  /**
   * Names it in the answer; left out = the modality.
   * @minLength 1
   */
  readonly id?: string;
  readonly modality?: string;
  /** @minLength 1 */
  readonly name?: string;
  readonly startedOn: CalendarDate;
  /** Left out = it goes on, or it was done once. */
  readonly endedOn?: CalendarDate;
  /** Days of single procedures; left out = taken or done throughout. */
  readonly sessions?: readonly CalendarDate[];
  readonly kernel?: FileKernel;
  readonly prior?: FilePrior;
  /** Days after the start on which an early worsening is expected. */
  readonly flare?: { readonly from: number; readonly to: number };
  /** Left out = not recorded; as planned is assumed, and said. */
  readonly adherence?: readonly FileAdherence[];
  /** Asks whether at least half of its effect is gone since then. */
  readonly fadedFrom?: CalendarDate;
}
export interface FileReading {
  readonly on: CalendarDate;
  readonly value: number;
}
export interface FileEvent {
  /** @minLength 1 */
  readonly label: string;
  readonly from: CalendarDate;
  /** Left out = a single day. */
  readonly to?: CalendarDate;
}
/** One series of readings, and what was going on: what `npm run attribute` reads. What is left out is not known. */
export interface AttributionFile {
  readonly $schema?: string;
  readonly title?: string;
  /** A measure of the product; or `scale`, one of the two. */
  readonly measure?: Measure;
  readonly scale?: FileScale;
  readonly readings: readonly FileReading[];
  readonly courses: readonly FileCourse[];
  /** Life events, illness, other changes of routine. */
  readonly events?: readonly FileEvent[];
  /** The day of enrolment, when a bad time led to it. */
  readonly enrolledHighOn?: CalendarDate;
  /** Left out = of the catalogue for PEG and pain, skeptical for everything else. */
  readonly priors?: PriorView;
  /** Days of check-ins still to come: the answer says what they will tell. */
  readonly plannedOn?: readonly CalendarDate[];
}
