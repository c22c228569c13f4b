import { addDays, daysBetween } from '../../dates.js';
import type { CourseInput, PatientInput, SequencingDocument } from '../document.js';
import { isPlanned } from '../checks/check.js';
import { byText, calendarDay, EVER, situationOf, type CourseExposure, type Situation } from '../situation.js';
import type { CourseFreedom, StageRequest } from './request.js';

/** A course of the plan in the stager: a number in the order of ids, and how long it runs. */
export interface Piece {
  readonly index: number;
  readonly id: string;
  readonly exposure: CourseExposure;
  readonly freedom: CourseFreedom;
  /** What has started, is over, or was fixed keeps its day. */
  readonly movable: boolean;
  readonly planned: boolean;
  /** Present start, in days from today. */
  readonly day: number;
  /** Days from its start to its last day; Infinity = for good. */
  readonly lasts: number;
}

/** The document the stager works on: the request's own limit of visits stands for the chart's. */
export const documentOfRequest = ({ document, visitsPerWeek }: StageRequest): SequencingDocument => {
  if (visitsPerWeek === undefined || visitsPerWeek === null) return document;
  const patient: PatientInput = { ...document.patient, visitsPerWeek };
  return { ...document, patient };
};

/** The pieces of a request, in the order of their ids. */
export const piecesOf = (request: StageRequest, situation: Situation): readonly Piece[] =>
  situation.courses
    .toSorted((a, b) => byText(a.id, b.id))
    .map((exposure, index) => {
      const freedom = request.freedom[exposure.id] ?? {};
      const planned = isPlanned(exposure);
      return {
        index,
        id: exposure.id,
        exposure,
        freedom,
        movable: planned && freedom.fixed !== true,
        planned,
        day: exposure.from - situation.today,
        lasts: exposure.until >= EVER ? Infinity : exposure.until - exposure.from,
      };
    });

/** A course moved to a day; it keeps its length, and its dose steps come as many days after the start. */
const movedTo = (course: CourseInput, startsOn: string): CourseInput => {
  if (course.startsOn === startsOn) return course;
  const by = daysBetween(course.startsOn, startsOn);
  return {
    ...course,
    startsOn,
    adequateOn: addDays(course.adequateOn, by),
    endsOn: course.endsOn === null ? null : addDays(course.endsOn, by),
    ...(course.doses === undefined ? {} : { doses: course.doses.map(({ on, dailyMg }) => ({ on: addDays(on, by), dailyMg })) }),
  };
};

/** The document with new start days (by course id); courses that are not named keep theirs. */
export const withStarts = (document: SequencingDocument, starts: Readonly<Record<string, string>>): SequencingDocument => ({
  ...document,
  plan: { ...document.plan, courses: document.plan.courses.map((course) => movedTo(course, starts[course.id] ?? course.startsOn)) },
});

/** Asks for the situation with only some of the movable pieces, on days of their own; all others stay. */
export type SituationWith = (placed: readonly { readonly piece: Piece; readonly day: number }[]) => Situation;

/** The situations that are kept: the same few are asked for by every rule. */
const MOST_KEPT = 5_000;

/** Situations with a few pieces; made from documents, so that the rules see nothing but documents. */
export const situationsOf = (document: SequencingDocument, pieces: readonly Piece[], today: number): SituationWith => {
  const still = pieces.filter(({ movable }) => !movable).map(({ exposure }) => exposure.course);
  const kept = new Map<string, Situation>();
  return (placed) => {
    const key = placed.map(({ piece, day }) => `${piece.index}:${day}`).join(' ');
    const known = kept.get(key);
    if (known !== undefined) return known;
    const courses = placed.map(({ piece, day }) => movedTo(piece.exposure.course, calendarDay(today + day)));
    const made = situationOf({ ...document, plan: { ...document.plan, courses: [...still, ...courses] } });
    if (kept.size < MOST_KEPT) kept.set(key, made);
    return made;
  };
};
