import type { MergeConflict, Side } from '@stagewell/shared/plans/merge';
import type { Board, CourseDraft, StageDraft } from '@stagewell/shared/plans/plan';
import { dayText } from '../ui/day';
import type { Catalogue } from './course-lines';

/** What a part of a plan is called on the screen; a part without a name is one of the "details". */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  title: 'title',
  urgentReason: 'reason for urgency',
  name: 'name',
  purpose: 'purpose',
  position: 'place among the stages',
  startsOn: 'days',
  stageId: 'stage',
  modalityId: 'treatment',
  steps: 'dose or cadence',
  sessionsPerWeek: 'sessions a week',
  region: 'body region',
  target: 'what it is judged by',
  successCriterion: 'success criterion',
  backupModalityId: 'backup',
  stopRule: 'stop rule',
  responsibleId: 'responsible person',
  rotatesFromId: 'rotation',
  homePractice: 'home practice',
  changedParameter: 'difference from an earlier trial',
  note: 'note',
};

type Thing = Readonly<Record<string, unknown>>;

const thingOf = (board: Board, { of, id }: MergeConflict): Thing | undefined => {
  if (of === 'plan') return board as unknown as Thing;
  return (of === 'stage' ? board.stages : board.courses).find((one) => one.id === id) as Thing | undefined;
};

const isNothing = (value: unknown): boolean => value === null || value === undefined || value === '';

const spoken = (value: unknown, board: Board, catalogue: Catalogue): string => {
  if (isNothing(value)) return 'nothing';
  if (typeof value !== 'string') return typeof value === 'number' ? String(value) : 'as edited';
  return board.stages.find(({ id }) => id === value)?.name ?? catalogue.get(value)?.name.en ?? `“${value}”`;
};

const valueOf = (board: Board, conflict: MergeConflict, catalogue: Catalogue): string => {
  const thing = thingOf(board, conflict);
  if (thing === undefined) return 'removed';
  const [field] = conflict.fields;
  if (field === undefined) return 'kept, with changes';
  if (field !== 'startsOn') return spoken(thing[field], board, catalogue);
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
  const what = field === undefined ? 'one removed it, the other changed it' : (FIELD_WORDS[field] ?? 'details');
  return {
    key: conflict.key,
    about: `${nameOf(conflict, boards, catalogue)}: ${what}`,
    says: { mine: valueOf(boards.mine, conflict, catalogue), theirs: valueOf(boards.theirs, conflict, catalogue) },
  };
};
