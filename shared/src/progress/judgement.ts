import { addDays, daysBetween } from '../dates.js';
import { inFlareWindow } from '../check-ins/flare.js';
import type { CourseView } from '../plans/plan.js';
import { adherenceOf, LEAST_ADHERENCE } from './adherence.js';
import { upsetsIn } from './beside.js';
import type { Change } from './change.js';
import { changeOf, LEAST_READINGS, windowEnding } from './change.js';
import { readingsFor, type Measure } from './measures.js';
import { WATCH_LACK } from './sentences.js';
import {
  APART_DAYS,
  bestLevel,
  deterioration,
  diminishingReturns,
  lastDoseChange,
  relapse,
  UNCHANGED_DAYS,
  WATCH_WINDOW_DAYS,
  wearOff,
  type Notice,
  type Watched,
} from './watch.js';

/** A judgement that is asked for always answers: found, not found on what was seen, or cannot tell and why. */
export type Judgement =
  | { readonly kind: 'found'; readonly notice: Notice; readonly change: Change }
  /** The change since the best level, with its interval and both n, on which it was not found. */
  | { readonly kind: 'not-found'; readonly change: Change }
  | { readonly kind: 'cannot-tell'; readonly reasons: readonly string[]; readonly change: Change | null };

type Lack = (measure: Measure, watched: Watched, course: CourseView | null) => readonly string[];

const readingsSoFar = (measure: Measure, { checkIns, today }: Watched) => readingsFor(checkIns, measure).filter(({ on }) => on <= today);

const fewApart: Lack = (measure, watched) => {
  const readings = readingsSoFar(measure, watched);
  const last = readings.at(-1);
  const apart = last === undefined ? 0 : readings.some(({ on }) => daysBetween(on, last.on) >= APART_DAYS) ? 2 : 1;
  return apart < LEAST_READINGS ? [WATCH_LACK.few(apart)] : [];
};

const duringFlare: Lack = (measure, watched) => {
  const last = readingsSoFar(measure, watched).at(-1);
  return last !== undefined && inFlareWindow(last.on, watched.flares) ? [WATCH_LACK.flare] : [];
};

const noGain: Lack = (_measure, { baseline, firstStart }) => [
  ...(firstStart === null ? [WATCH_LACK.notStarted] : []),
  ...(baseline === null ? [WATCH_LACK.noBaseline] : []),
];

const notTaken: Lack = (_measure, { checkIns, today }, course) => {
  if (course === null) return [];
  const adherence = adherenceOf(checkIns, course.id, addDays(today, 1 - WATCH_WINDOW_DAYS), today);
  if (adherence === null) return [WATCH_LACK.adherenceUnknown];
  return adherence.percent < LEAST_ADHERENCE.medication ? [WATCH_LACK.adherenceLow(adherence.percent)] : [];
};

const doseChanged: Lack = (_measure, { today }, course) => {
  const changed = course === null ? null : lastDoseChange(course, today);
  return changed !== null && daysBetween(changed, today) < UNCHANGED_DAYS ? [WATCH_LACK.doseChanged(changed)] : [];
};

const upset: Lack = (_measure, { events, today }) => {
  const labels = upsetsIn(events, addDays(today, 1 - WATCH_WINDOW_DAYS), today);
  return labels.length > 0 ? [WATCH_LACK.upset(labels)] : [];
};

interface Question {
  readonly find: (measure: Measure, watched: Watched, course: CourseView | null) => Notice | null;
  readonly lacks: readonly Lack[];
}

/** One row per judgement: how it is found, and what has to be there before "not found" may be said. */
const QUESTIONS: Readonly<Record<Notice['kind'], Question>> = {
  deterioration: { find: (measure, watched) => deterioration(measure, watched), lacks: [fewApart, duringFlare] },
  relapse: { find: (measure, watched) => relapse(measure, watched), lacks: [noGain, fewApart] },
  'wear-off': { find: (measure, watched, course) => (course === null ? null : wearOff(measure, course, watched)), lacks: [noGain, fewApart] },
  'diminishing-returns': {
    find: (measure, watched, course) => (course === null ? null : diminishingReturns(measure, course, watched)),
    lacks: [noGain, doseChanged, notTaken, upset, fewApart],
  },
};

const sinceBest = (measure: Measure, watched: Watched): Change | null => {
  const readings = readingsSoFar(measure, watched);
  const from = watched.firstStart ?? readings[0]?.on ?? watched.today;
  const best = bestLevel(readings, from, watched.today);
  return changeOf(measure, best, windowEnding(measure, readings, from, watched.today));
};

/**
 * Deterioration, relapse, end of a procedure's effect, or diminishing returns (§5.3, §5.4) in one measure. `course` is the
 * procedure or the medicine that is asked about, `null` for the plan as a whole. Never "not found" where it could not be seen.
 */
export const judged = (kind: Notice['kind'], measure: Measure, watched: Watched, course: CourseView | null = null): Judgement => {
  const { find, lacks } = QUESTIONS[kind];
  const notice = find(measure, watched, course);
  if (notice !== null) return { kind: 'found', notice, change: notice.change };
  const change = sinceBest(measure, watched);
  const reasons = lacks.flatMap((lack) => lack(measure, watched, course));
  if (reasons.length > 0) return { kind: 'cannot-tell', reasons, change };
  return change === null ? { kind: 'cannot-tell', reasons: [WATCH_LACK.noLevel], change } : { kind: 'not-found', change };
};
