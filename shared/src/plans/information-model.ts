import { daysBetween, type CalendarDate } from '../dates.js';
import type { Information, PairConfounding } from './comparison.js';

/** The days of a course that its first judgement looks at: from its start up to, not including, `until`. */
export interface Trial {
  readonly courseId: string;
  readonly from: CalendarDate;
  /** The first day on which it may be judged; `null` = the catalogue states none. */
  readonly until: CalendarDate | null;
}

/** What the planned check-ins will tell of each course. Another model takes the place of the one below without a change elsewhere. */
export type InformationModel = (trials: readonly Trial[]) => Information;

const lengthOf = ({ from, until }: Trial): number | null => (until === null || until <= from ? null : daysBetween(from, until));

/** The stretch of days that both trials share, as days from the start of `trial`; empty = `[n, n]` or backwards. */
const within = (trial: Trial, other: Trial): readonly [number, number] => [
  Math.max(0, daysBetween(trial.from, other.from)),
  Math.min(lengthOf(trial) ?? 0, daysBetween(trial.from, other.from) + (lengthOf(other) ?? 0)),
];

const judgedAlone = (trial: Trial, others: readonly Trial[]): number | null => {
  const length = lengthOf(trial);
  if (length === null) return null;
  const shared = others.map((other) => within(trial, other)).toSorted(([a], [b]) => a - b);
  const { days } = shared.reduce(({ days, upTo }, [from, to]) => ({ days: days + Math.max(0, to - Math.max(from, upTo)), upTo: Math.max(upTo, to) }), {
    days: 0,
    upTo: 0,
  });
  return 1 - days / length;
};

const sharedDays = (a: Trial, b: Trial): number | null => {
  const [lengthA, lengthB] = [lengthOf(a), lengthOf(b)];
  if (lengthA === null || lengthB === null) return null;
  const [from, to] = within(a, b);
  return Math.max(0, to - from) / Math.min(lengthA, lengthB);
};

/**
 * A PLACEHOLDER, and it says so in every answer: it knows nothing of check-ins, of noise or of how large an effect is.
 * Both figures count the same days, those on which two courses are judged: of a course it tells the share of its trial
 * on which it alone is judged (1 = no trial overlaps with it), of a pair the share of the shorter trial that lies in the
 * other one (0 = apart, 1 = wholly inside). `null` = the catalogue states no trial; such a course takes no day of others.
 */
export const daysJudgedAlone: InformationModel = (trials) => ({
  placeholder: true,
  courses: trials.map((trial) => ({
    courseId: trial.courseId,
    share: judgedAlone(
      trial,
      trials.filter((other) => other !== trial),
    ),
  })),
  pairs: trials.flatMap((a, index) => trials.slice(index + 1).map((b): PairConfounding => ({ courseIds: [a.courseId, b.courseId], share: sharedDays(a, b) }))),
});
