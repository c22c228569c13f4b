import type { MergeConflict, Side } from '@stagewell/shared/plans/merge';
import type { Board, CourseDraft, StageDraft } from '@stagewell/shared/plans/plan';
import { dayText } from '../ui/day';
import type { Catalogue } from './course-lines';
import { fieldWord, valueWords } from './field-words';

/** Both days of a course are one question. */
const questionWord = (field: string): string => (field === 'startsOn' ? 'days' : fieldWord(field));

type Thing = Readonly<Record<string, unknown>>;

const thingOf = (board: Board, { of, id }: MergeConflict): Thing | undefined => {
  if (of === 'plan') return board as unknown as Thing;
  return (of === 'stage' ? board.stages : board.courses).find((one) => one.id === id) as Thing | undefined;
};

const valueOf = (board: Board, conflict: MergeConflict, catalogue: Catalogue): string => {
  const thing = thingOf(board, conflict);
  if (thing === undefined) return 'removed';
  const [field] = conflict.fields;
  if (field === undefined) return 'kept, with changes';
  if (field !== 'startsOn') return valueWords(field, thing[field], board, { catalogue });
  const { startsOn, endsOn } = thing as unknown as CourseDraft;
  return `${dayText(startsOn)} to ${dayText(endsOn, 'when it is stopped')}`;
};

/** One conflict as a question: what it is about, and what each side says. */
export interface Question {
  readonly key: string;
  readonly about: string;
  readonly says: Readonly<Record<Side, string>>;
}

type Boards = Readonly<Record<Side, Board>>;

const nameOf = (conflict: MergeConflict, { mine, theirs }: Boards, catalogue: Catalogue): string => {
  if (conflict.of === 'plan') return 'The plan';
  const { modalityId, name } = (thingOf(mine, conflict) ?? thingOf(theirs, conflict)) as Partial<CourseDraft & StageDraft>;
  return conflict.of === 'stage' ? `Stage ${name}` : (catalogue.get(modalityId ?? '')?.name.en ?? 'A course');
};

/** The question that a conflict is. */
export const questionOf = (conflict: MergeConflict, boards: Boards, catalogue: Catalogue): Question => {
  const [field] = conflict.fields;
  const what = field === undefined ? 'one removed it, the other changed it' : questionWord(field);
  return {
    key: conflict.key,
    about: `${nameOf(conflict, boards, catalogue)}: ${what}`,
    says: { mine: valueOf(boards.mine, conflict, catalogue), theirs: valueOf(boards.theirs, conflict, catalogue) },
  };
};
