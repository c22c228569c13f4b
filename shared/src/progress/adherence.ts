import type { CheckInView } from '../check-ins/check-in.js';
import { mean } from '../check-ins/readings.js';
import type { Modality } from '../catalogue/modality.js';
import type { CalendarDate } from '../dates.js';

/** How much of a course was taken or done, as reported: mean percent and the number of answers. */
export interface AdherenceFigure {
  readonly percent: number;
  readonly n: number;
}

/** Least percent for an honest judgement (SEQ-31): medicines 80, sessions and home practice 70. */
export const LEAST_ADHERENCE = { medication: 80, other: 70 } as const;

/** The gate of this modality, or `null`: a procedure is done or it is not. */
export const leastAdherence = (modality: Modality): number | null => {
  if (modality.tags.includes('procedure')) return null;
  return modality.category === 'medication' ? LEAST_ADHERENCE.medication : LEAST_ADHERENCE.other;
};

/** Adherence to a course over a period, both days included; `null` = never answered. Zero is an answer. */
export const adherenceOf = (
  checkIns: readonly Pick<CheckInView, 'takenOn' | 'adherence'>[],
  courseId: string,
  from: CalendarDate,
  to: CalendarDate,
): AdherenceFigure | null => {
  const answers = checkIns
    .filter(({ takenOn }) => takenOn >= from && takenOn <= to)
    .flatMap(({ adherence }) => adherence.flatMap((one) => (one.courseId === courseId && one.percent !== null ? [one.percent] : [])));
  return answers.length === 0 ? null : { percent: mean([...answers].sort((a, b) => a - b)), n: answers.length };
};
