import { boardDifferences, type BoardDifference, type ChangedField } from '@stagewell/shared/plans/board-differences';
import type { Board } from '@stagewell/shared/plans/plan';
import { dayText } from '../ui/day';
import type { Catalogue } from './course-lines';
import { fieldWord, type Naming, thingWords, valueWords } from './field-words';

/** Longer values stand in the table of fields; a sentence says only that they differ. */
const SHORT = 60;

/** A move says the new first day; its last day moves along. */
const said = ({ fields }: BoardDifference): readonly ChangedField[] =>
  fields.some(({ field }) => field === 'startsOn') ? fields.filter(({ field }) => field !== 'endsOn') : fields;

const VERBS: Readonly<Record<string, string>> = { startsOn: 'starts', endsOn: 'ends' };

const sentence = (about: string, { field, before, after }: ChangedField, boards: readonly [Board, Board], naming: Naming): string => {
  const [was, is] = [valueWords(field, before, boards[0], naming), valueWords(field, after, boards[1], naming)];
  const verb = VERBS[field];
  if (verb !== undefined) return `${about} ${verb} ${is} instead of ${was}`;
  if (field === 'title') return `The title is ${is}`;
  return was.length + is.length > SHORT ? `${about}: ${fieldWord(field)} differs` : `${about}: ${fieldWord(field)} is ${is} instead of ${was}`;
};

/** What `after` has that `before` has not, in sentences without a full stop. */
export const differences = (before: Board, after: Board, catalogue: Catalogue, people?: ReadonlyMap<string, string>): readonly string[] => {
  const naming: Naming = people === undefined ? { catalogue } : { catalogue, people };
  return boardDifferences(before, after).flatMap((one) => {
    const about = thingWords(one, before, after, naming);
    if (one.kind === 'removed') return [`${about} is not in it`];
    if (one.kind === 'changed') return said(one).map((field) => sentence(about, field, [before, after], naming));
    const course = after.courses.find(({ id }) => id === one.id);
    return [one.of === 'course' && course !== undefined ? `${about} is added, starting ${dayText(course.startsOn)}` : `${about} is added`];
  });
};
