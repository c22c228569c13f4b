import { addDays, daysBetween, laterOf, type CalendarDate } from '../dates.js';
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

const undisturbed = (trial: Trial, others: readonly Trial[]): number | null => {
  const length = lengthOf(trial);
  if (length === null) return null;
  const inside = others.map(({ from }) => from).filter((day) => day >= trial.from && day < addDays(trial.from, length));
  return 1 - new Set(inside).size / length;
};

const sharedDays = (a: Trial, b: Trial): number | null => {
  const [lengthA, lengthB] = [lengthOf(a), lengthOf(b)];
  if (lengthA === null || lengthB === null) return null;
  const ends = [addDays(a.from, lengthA), addDays(b.from, lengthB)].sort();
  return Math.max(0, daysBetween(laterOf(a.from, b.from), ends[0] ?? a.from)) / Math.min(lengthA, lengthB);
};

/**
 * A PLACEHOLDER, and it says so in every answer: it knows nothing of check-ins, of noise or of how large an effect is.
 * Of a course it tells the share of its trial days on which no other course starts (1 = none does); of a pair the share
 * of the shorter trial that lies in the other one (0 = apart, 1 = wholly inside). `null` = the catalogue states no trial.
 */
export const undisturbedDays: InformationModel = (trials) => ({
  placeholder: true,
  courses: trials.map((trial) => ({
    courseId: trial.courseId,
    share: undisturbed(
      trial,
      trials.filter((other) => other !== trial),
    ),
  })),
  pairs: trials.flatMap((a, index) => trials.slice(index + 1).map((b): PairConfounding => ({ courseIds: [a.courseId, b.courseId], share: sharedDays(a, b) }))),
});
