import type { ModalityCategory } from '@stagewell/shared/catalogue/modality';
import { daysBetween } from '@stagewell/shared/dates';
import type { Board, CourseDraft, CourseView } from '@stagewell/shared/plans/plan';
import { canonical } from '@stagewell/shared/sequencing/fingerprint';
import { dayText } from '../ui/day';
import { type Bar, barOf } from './bar';
import type { Catalogue } from './course-lines';
import { shiftWords } from './stage-words';

/** A course in one alternative. */
export interface DifferenceCell {
  readonly bar: Bar;
  /** "Jan 4, 2027, ongoing" */
  readonly days: string;
  /** Against the first alternative that has it; empty for that one itself. */
  readonly shift: string;
}

/** One course in all alternatives. */
export interface DifferenceRow {
  readonly courseId: string;
  readonly name: string;
  readonly category: ModalityCategory | null;
  /** In the order of the alternatives; `null` = it is not in that one. */
  readonly cells: readonly (DifferenceCell | null)[];
  readonly differs: boolean;
  /** What differs although the days are the same; empty = nothing. */
  readonly note: string;
}

interface Around {
  readonly recorded: readonly CourseView[];
  readonly catalogue: Catalogue;
}

const daysWords = ({ startsOn, endsOn }: Bar): string => {
  if (endsOn === startsOn) return `${dayText(startsOn)}, one day`;
  return endsOn === null ? `${dayText(startsOn)}, ongoing` : `${dayText(startsOn)} to ${dayText(endsOn)}`;
};

const cellsOf = (courses: readonly (CourseDraft | null)[], { recorded, catalogue }: Around): DifferenceRow['cells'] => {
  const bars = courses.map((course) =>
    course === null ? null : barOf(course, recorded.find(({ id }) => id === course.id) ?? null, catalogue.get(course.modalityId)),
  );
  const first = bars.find((bar) => bar !== null) ?? null;
  return bars.map((bar) => {
    if (bar === null) return null;
    const days = first === null ? 0 : daysBetween(first.startsOn, bar.startsOn);
    return { bar, days: daysWords(bar), shift: bar === first ? '' : days === 0 ? 'the same day' : shiftWords(days) };
  });
};

const distinct = (values: readonly unknown[]): number => new Set(values.map((value) => canonical(value))).size;

const noteOf = (courses: readonly (CourseDraft | null)[]): string => {
  const sameDays = distinct(courses.map((course) => course && [course.startsOn, course.endsOn])) === 1;
  return sameDays && distinct(courses) > 1 ? 'The days are the same; dose or words differ.' : '';
};

const rowOf = (courseId: string, boards: readonly Board[], around: Around): DifferenceRow => {
  const courses = boards.map((board) => board.courses.find(({ id }) => id === courseId) ?? null);
  const modalityId = courses.find((course) => course !== null)?.modalityId ?? '';
  const { name, category } = around.catalogue.get(modalityId) ?? { name: { en: modalityId }, category: null };
  return { courseId, name: name.en, category, cells: cellsOf(courses, around), differs: distinct(courses) > 1, note: noteOf(courses) };
};

/** Every course of the boards in the order of its first day anywhere, and whether it is the same in all of them. */
export const differenceRows = (boards: readonly Board[], around: Around): readonly DifferenceRow[] => {
  const ids = [...new Set(boards.flatMap(({ courses }) => courses.map(({ id }) => id)))];
  const rows = ids.map((id) => rowOf(id, boards, around));
  const firstDay = ({ cells }: DifferenceRow): string => cells.flatMap((cell) => (cell === null ? [] : [cell.bar.startsOn])).sort()[0] ?? '';
  return rows.toSorted((a, b) => firstDay(a).localeCompare(firstDay(b)) || a.name.localeCompare(b.name) || a.courseId.localeCompare(b.courseId));
};
