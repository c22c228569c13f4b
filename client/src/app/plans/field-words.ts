import { boardDifferences, type BoardDifference, type ChangedField } from '@stagewell/shared/plans/board-differences';
import type { DoseStep } from '@stagewell/shared/catalogue/modality';
import type { Board, TargetMeasure } from '@stagewell/shared/plans/plan';
import { dayText } from '../ui/day';
import type { Catalogue } from './course-lines';
import { stepWords, TARGET_WORDS } from './plan-words';

/** What a part of a plan is called on the screen; a part without a name is one of the "details". */
export const FIELD_WORDS: Readonly<Record<string, string>> = {
  title: 'title',
  urgentReason: 'reason for urgency',
  name: 'name',
  purpose: 'purpose',
  position: 'place among the stages',
  startsOn: 'first day',
  endsOn: 'last day',
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
export const fieldWord = (field: string): string => FIELD_WORDS[field] ?? 'details';

/** What ids on a board stand for. */
export interface Naming {
  readonly catalogue: Catalogue;
  /** By account id; absent = people are not named. */
  readonly people?: ReadonlyMap<string, string>;
}

type Said = (value: unknown, board: Board, naming: Naming) => string;
const treatment: Said = (value, _, { catalogue }) => catalogue.get(String(value))?.name.en ?? String(value);
const SAID: Readonly<Record<string, Said>> = {
  startsOn: (value) => dayText(String(value)),
  endsOn: (value) => dayText(String(value)),
  stageId: (value, { stages }) => stages.find(({ id }) => id === value)?.name ?? 'a stage',
  modalityId: treatment,
  backupModalityId: treatment,
  steps: (value) => stepWords(value as readonly DoseStep[]),
  target: (value) => TARGET_WORDS[value as TargetMeasure] ?? String(value),
  position: (value) => String(Number(value) + 1),
  responsibleId: (value, _, { people }) => people?.get(String(value)) ?? 'another person',
  rotatesFromId: (value, { courses }, naming) => {
    const from = courses.find(({ id }) => id === value);
    return from === undefined ? 'a course' : `takes over from ${treatment(from.modalityId, { courses } as Board, naming)}`;
  },
};
const NOTHING: Readonly<Record<string, string>> = { endsOn: 'when it is stopped', responsibleId: 'nobody', backupModalityId: 'none', rotatesFromId: 'none' };

/** The value of one field in words; `board` is the one that it stands on. */
export const valueWords = (field: string, value: unknown, board: Board, naming: Naming): string => {
  if (value === '' || (value ?? null) === null) return NOTHING[field] ?? 'nothing';
  return SAID[field]?.(value, board, naming) ?? plainWords(value);
};
const plainWords = (value: unknown): string => {
  if (typeof value === 'string') return `“${value}”`;
  return typeof value === 'number' ? String(value) : 'as edited';
};

/** What a difference is about: "The plan", "Stage Build", "Duloxetine". */
export const thingWords = ({ of, id }: BoardDifference, before: Board, after: Board, { catalogue }: Naming): string => {
  if (of === 'plan') return 'The plan';
  if (of === 'stage') return `Stage ${named(id, after.stages, before.stages)?.name}`;
  const modalityId = named(id, after.courses, before.courses)?.modalityId ?? '';
  return catalogue.get(modalityId)?.name.en ?? modalityId;
};
const named = <T extends { readonly id: string }>(id: string, ...lists: readonly (readonly T[])[]): T | undefined => lists.flat().find((one) => one.id === id);

/** One changed field of two boards, in words. */
export interface FieldRow {
  readonly key: string;
  readonly about: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

const NOT_IN_IT = 'not in it';

/** Every field that differs, in words, for a table; what came or went is one row with its days. */
export const fieldRows = (before: Board, after: Board, naming: Naming): readonly FieldRow[] =>
  boardDifferences(before, after).flatMap((one) => {
    const about = thingWords(one, before, after, naming);
    const key = `${one.of} ${one.id}`;
    const row = ({ field, before: was, after: is }: ChangedField): FieldRow => ({
      key: `${key} ${field}`,
      about,
      field: fieldWord(field),
      before: valueWords(field, was, before, naming),
      after: valueWords(field, is, after, naming),
    });
    if (one.kind === 'changed') return one.fields.map(row);
    const there = daysWords(one, one.kind === 'added' ? after : before);
    return [{ key, about, field: one.kind, before: one.kind === 'added' ? NOT_IN_IT : there, after: one.kind === 'added' ? there : NOT_IN_IT }];
  });

const daysWords = ({ of, id }: BoardDifference, { courses }: Board): string => {
  const course = of === 'course' ? courses.find((one) => one.id === id) : undefined;
  return course === undefined ? 'in it' : `${dayText(course.startsOn)} to ${dayText(course.endsOn, 'when it is stopped')}`;
};
