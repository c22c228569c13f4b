import type { CheckInView } from '../check-ins/check-in.js';
import { inFlareWindow, type FlareSource } from '../check-ins/flare.js';
import { between, mean, type Reading } from '../check-ins/readings.js';
import { addDays, daysBetween, type CalendarDate } from '../dates.js';
import type { CourseView } from '../plans/plan.js';
import { adherenceOf, LEAST_ADHERENCE } from './adherence.js';
import { BASELINE, figureOf, type Figure } from './baseline.js';
import { upsetsIn, type Beside } from './beside.js';
import { changeOf, LEAST_READINGS, windowOver, type Change } from './change.js';
import { readingsFor, type Measure } from './measures.js';
import { WATCH_WORDS } from './sentences.js';

/** Something that a review should look at; each rests on several readings, never on one. */
export interface Notice {
  readonly kind: 'deterioration' | 'relapse' | 'wear-off' | 'diminishing-returns';
  readonly measure: Measure;
  readonly courseId: string | null;
  readonly since: CalendarDate;
  /** Days with a reading that it rests on. */
  readonly n: number;
  /** From the best level to the days that it rests on: interval, both n, window and readings. */
  readonly change: Change;
  readonly sentence: string;
}

export interface Watched {
  readonly checkIns: readonly CheckInView[];
  readonly baseline: Figure | null;
  /** Start of the first course; `null` = before treatment. */
  readonly firstStart: CalendarDate | null;
  readonly today: CalendarDate;
  /** What may explain an early rise (SEQ-15). */
  readonly flares: readonly FlareSource[];
  /** What can have changed it by itself. */
  readonly events: Beside['events'];
}

export const WATCH_WINDOW_DAYS = 28;
/** §5.3 and §5.4: steps above the best level, in points; loss of gain as a share and in points; days. */
const STEP: Readonly<Partial<Record<Measure, number>>> = { peg: 1.5, pain: 2 };
const RECENT_DAYS = 14;
export const APART_DAYS = 5;
const RELAPSE = { gainShare: 0.5, leastPoints: 1, leastDays: 14, responderShare: 0.3 } as const;
export const UNCHANGED_DAYS = 56;
const DIMINISHING = { agree: 3, outOf: 4 } as const;

/** The lowest 28-day mean that rests on at least four readings, among the windows that end within the period; `null` = none. */
export const bestLevel = (readings: readonly Reading[], from: CalendarDate, to: CalendarDate): Figure | null => {
  const levels = between(readings, from, to).flatMap(({ on }) => {
    const start = addDays(on, 1 - WATCH_WINDOW_DAYS);
    const figure = figureOf(between(readings, start < from ? from : start, on));
    return figure !== null && figure.n >= BASELINE.leastPain ? [figure] : [];
  });
  return levels.reduce<Figure | null>((best, level) => (best === null || level.mean < best.mean ? level : best), null);
};

const recentMean = (readings: readonly Reading[], on: CalendarDate): number =>
  mean(between(readings, addDays(on, 1 - RECENT_DAYS), on).map(({ value }) => value));

/** The last reading and the latest one at least five days before it. */
const lastTwo = (readings: readonly Reading[]): readonly [Reading, Reading] | null => {
  const last = readings.at(-1);
  const previous = last === undefined ? undefined : readings.findLast(({ on }) => daysBetween(on, last.on) >= APART_DAYS);
  return last === undefined || previous === undefined ? null : [previous, last];
};

/** Two check-ins at least five days apart whose 14-day means both lie a step above the best level before, outside an expected flare. */
export const deterioration = (measure: Measure, { checkIns, today, flares }: Watched): Notice | null => {
  const step = STEP[measure];
  const readings = readingsFor(checkIns, measure).filter(({ on }) => on <= today);
  const [first] = readings;
  const pair = lastTwo(readings);
  if (step === undefined || first === undefined || pair === null) return null;
  const [previous, last] = pair;
  const best = bestLevel(readings, first.on, addDays(previous.on, -1));
  if (best === null || pair.some(({ on }) => inFlareWindow(on, flares))) return null;
  const [before, now] = [recentMean(readings, previous.on), recentMean(readings, last.on)];
  if (Math.min(before, now) < best.mean + step) return null;
  const change = changeOf(measure, best, windowOver(readings, addDays(previous.on, 1 - RECENT_DAYS), last.on));
  if (change === null) return null;
  const sentence = WATCH_WORDS.deterioration(best.mean, now, previous.on);
  return { kind: 'deterioration', measure, courseId: null, since: previous.on, n: change.now.n, change, sentence };
};

interface Loss {
  readonly since: CalendarDate;
  readonly change: Change;
}
interface Gain {
  readonly readings: readonly Reading[];
  readonly best: Figure;
  /** At or above this level half of the gain, and a point, is gone. */
  readonly limit: number;
}

/** The gain of a responder since the first start, its best level reached by `bestBy`; `null` = never a responder. */
const gainOf = (measure: Measure, { checkIns, baseline, firstStart, today }: Watched, bestBy: CalendarDate): Gain | null => {
  if (baseline === null || firstStart === null) return null;
  const from = addDays(firstStart, 1);
  const readings = between(readingsFor(checkIns, measure), from, today);
  const best = bestLevel(readings, from, bestBy);
  const gain = best === null ? 0 : baseline.mean - best.mean;
  if (best === null || gain <= 0 || gain < RELAPSE.responderShare * baseline.mean) return null;
  return { readings, best, limit: best.mean + Math.max(gain * RELAPSE.gainShare, RELAPSE.leastPoints) };
};

/** The gain is gone at every check-in of at least the last 14 days; two at least. */
const lostGain = (measure: Measure, watched: Watched): Loss | null => {
  const last = readingsFor(watched.checkIns, measure).findLast(({ on }) => on <= watched.today);
  const gain = last === undefined ? null : gainOf(measure, watched, addDays(last.on, -RELAPSE.leastDays));
  if (last === undefined || gain === null) return null;
  const back = gain.readings.slice(gain.readings.findLastIndex(({ value }) => value < gain.limit) + 1);
  const [first] = back;
  if (first === undefined || back.length < LEAST_READINGS || daysBetween(first.on, last.on) < RELAPSE.leastDays) return null;
  const change = changeOf(measure, gain.best, windowOver(gain.readings, first.on, last.on));
  return change === null ? null : { since: first.on, change };
};

const noticeOf = (kind: Notice['kind'], loss: Loss, courseId: string | null, sentence: string): Notice => ({
  kind,
  measure: loss.change.measure,
  courseId,
  since: loss.since,
  n: loss.change.now.n,
  change: loss.change,
  sentence,
});

/** Relapse: a responder who has lost at least half of the gain and one point, for at least 14 days and two check-ins. */
export const relapse = (measure: Measure, watched: Watched): Notice | null => {
  const loss = lostGain(measure, watched);
  if (loss === null) return null;
  const { before, now } = loss.change;
  return noticeOf('relapse', loss, null, WATCH_WORDS.relapse(before.mean, now.mean, loss.since));
};

/** §5.3: before this day after a procedure a loss is not yet the end of its effect. */
export const WEAR_OFF_AFTER_DAYS = 30;

/**
 * The end of a procedure's effect: the same loss as a relapse, all of it later than day 30, with the gain counted from the
 * day it was done. `watched.baseline` is the level before that day. `null` = it holds, never helped, or is not known.
 */
export const wearOff = (measure: Measure, course: Pick<CourseView, 'id' | 'startedOn'>, watched: Watched): Notice | null => {
  if (course.startedOn === null) return null;
  const loss = lostGain(measure, { ...watched, firstStart: course.startedOn });
  if (loss === null || daysBetween(course.startedOn, loss.since) <= WEAR_OFF_AFTER_DAYS) return null;
  const { before, now } = loss.change;
  return noticeOf('wear-off', loss, course.id, WATCH_WORDS.wearOff(before.mean, now.mean, loss.since));
};

/** The last day on which the planned dose changed, its start at the earliest; `null` = not started. */
export const lastDoseChange = ({ startedOn, steps }: CourseView, today: CalendarDate): CalendarDate | null =>
  startedOn === null
    ? null
    : (steps
        .map(({ day }) => addDays(startedOn, day))
        .filter((day) => day <= today)
        .sort()
        .at(-1) ?? startedOn);

/** The 28-day mean has lost half of the best gain and a point, and three of the last four check-ins agree. */
const fading = (measure: Measure, watched: Watched): Loss | null => {
  const gain = gainOf(measure, watched, watched.today);
  if (gain === null) return null;
  const now = between(gain.readings, addDays(watched.today, 1 - WATCH_WINDOW_DAYS), watched.today);
  const [first] = now;
  if (first === undefined) return null;
  const level = mean(now.map(({ value }) => value));
  const agree = gain.readings.slice(-DIMINISHING.outOf).filter(({ value }) => value >= gain.limit).length;
  const change = changeOf(measure, gain.best, windowOver(gain.readings, first.on, watched.today));
  return change !== null && level >= gain.limit && agree >= DIMINISHING.agree ? { since: first.on, change } : null;
};

/** §5.4: a medicine at an unchanged dose for 56 days, taken as planned, whose benefit fades. Not an automatic reason to raise an opioid. */
export const diminishingReturns = (measure: Measure, course: CourseView, watched: Watched): Notice | null => {
  const changed = lastDoseChange(course, watched.today);
  if (changed === null || course.endedOn !== null || daysBetween(changed, watched.today) < UNCHANGED_DAYS) return null;
  const adherence = adherenceOf(watched.checkIns, course.id, addDays(watched.today, 1 - WATCH_WINDOW_DAYS), watched.today);
  if (adherence === null || adherence.percent < LEAST_ADHERENCE.medication) return null;
  if (upsetsIn(watched.events, addDays(watched.today, 1 - WATCH_WINDOW_DAYS), watched.today).length > 0) return null;
  const loss = fading(measure, watched);
  if (loss === null) return null;
  const { before, now } = loss.change;
  return noticeOf('diminishing-returns', loss, course.id, WATCH_WORDS.diminishing(before.mean, now.mean, changed));
};
