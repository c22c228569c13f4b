import type { CheckInView } from '@stagewell/shared/check-ins/check-in';
import { daysBetween, type CalendarDate } from '@stagewell/shared/dates';
import { type ChartTable, numberColumn, wordColumn } from './chart-table';
import { counted } from './chart-words';
import type { Period } from './time-axis';

/** A check-in while a course ran; `percent` of what was planned, `null` = not answered. Zero is an answer. */
export interface AdherenceAnswer {
  readonly on: CalendarDate;
  readonly percent: number | null;
}
/** A course of the strip. */
export interface AdherenceCourse {
  readonly courseId: string;
  readonly name: string;
  /** Percent from which on it may be judged; `null` = it is done or it is not. */
  readonly least: number | null;
  /** In order. */
  readonly answers: readonly AdherenceAnswer[];
}
/** What a cell says: a share, no answer, or a silence longer than `SILENCE_DAYS`. */
export interface AdherenceCell {
  readonly key: string;
  readonly on: CalendarDate;
  readonly kind: 'enough' | 'little' | 'not-answered' | 'silence';
  readonly text: string;
  readonly percent: number | null;
}

/** Two weekly check-ins missed. */
export const SILENCE_DAYS = 21;

type Answered = Pick<CheckInView, 'takenOn' | 'adherence'>;
interface Ran {
  readonly courseId: string;
  readonly label: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** The courses of a strip from the bands of a chart and its check-ins; `least` by course id. */
export const adherenceCourses = (
  bands: readonly Ran[],
  checkIns: readonly Answered[],
  least: ReadonlyMap<string, number | null>,
): readonly AdherenceCourse[] => {
  const inOrder = checkIns.toSorted((a, b) => a.takenOn.localeCompare(b.takenOn));
  return bands.map(({ courseId, label, from, to }) => ({
    courseId,
    name: label,
    least: least.get(courseId) ?? null,
    answers: inOrder
      .filter(({ takenOn }) => takenOn >= from && takenOn <= to)
      .map(({ takenOn, adherence }) => ({ on: takenOn, percent: adherence.find((one) => one.courseId === courseId)?.percent ?? null })),
  }));
};

const kindOf = (percent: number | null, least: number | null): AdherenceCell['kind'] => {
  if (percent === null) return 'not-answered';
  return least === null || percent >= least ? 'enough' : 'little';
};

/** One cell an answer, and one for every silence between two: nothing known is not nothing done. */
export const cellsOf = ({ answers, least }: AdherenceCourse, { from, to }: Period): readonly AdherenceCell[] =>
  answers
    .filter(({ on }) => on >= from && on <= to)
    .flatMap(({ on, percent }, index, shown): readonly AdherenceCell[] => {
      const before = shown[index - 1];
      const days = before === undefined ? 0 : daysBetween(before.on, on);
      const cell = { key: `${on} ${index}`, on, kind: kindOf(percent, least), text: percent === null ? '–' : String(Math.round(percent)), percent };
      return days > SILENCE_DAYS ? [{ key: `${on} silence`, on, kind: 'silence', text: `${days} d`, percent: null }, cell] : [cell];
    });

const CELL_WORDS: Readonly<Record<AdherenceCell['kind'], (cell: AdherenceCell, least: number | null) => string>> = {
  enough: () => '',
  little: (_, least) => `less than ${least} %`,
  'not-answered': () => 'not answered',
  silence: ({ text }) => `no check-in for ${text.replace(' d', ' days')}`,
};

/** The strip without a drawing, newest first. */
export const adherenceTable = (courses: readonly AdherenceCourse[], period: Period, day: (on: CalendarDate) => string): ChartTable => ({
  columns: [wordColumn('Course'), wordColumn('Check-in'), numberColumn('Taken or done, % of planned'), wordColumn('Note')],
  rows: courses.flatMap((course) =>
    cellsOf(course, period)
      .toReversed()
      .map((cell) => [
        course.name,
        cell.kind === 'silence' ? `before ${day(cell.on)}` : day(cell.on),
        cell.percent === null ? '' : cell.text,
        CELL_WORDS[cell.kind](cell, course.least),
      ]),
  ),
  empty: 'No course ran in this period, or nobody was asked.',
});

/** "Duloxetine: 11 of 12 answered, 82 % on average." Zero counts. */
export const adherenceSentence = (course: AdherenceCourse, period: Period): string => {
  const shown = cellsOf(course, period).filter(({ kind }) => kind !== 'silence');
  const known = shown.flatMap(({ percent }) => (percent === null ? [] : [percent]));
  if (shown.length === 0) return `${course.name}: no check-in in this period.`;
  const average = known.length === 0 ? '' : `, ${Math.round(known.reduce((sum, one) => sum + one, 0) / known.length)} % on average`;
  return `${course.name}: ${known.length} of ${counted(shown.length, 'check-in')} answered${average}.`;
};
