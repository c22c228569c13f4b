import { boardOf } from '@stagewell/shared/plans/board';
import type { Board, PlanView } from '@stagewell/shared/plans/plan';
import { canonical } from '@stagewell/shared/sequencing/fingerprint';

/** A plan while it is edited: what the server holds, what is on the screen, and the way back and forth. */
export interface Edit {
  readonly base: PlanView;
  readonly board: Board;
  readonly past: readonly Board[];
  readonly future: readonly Board[];
  /** Changes with the same word follow one another as one step of undo: a drag, or typing in one field. */
  readonly merge: string | null;
}

/** One board for each plan, so that courses which nobody touched are the same objects on the screen and in the plan. */
const boards = new WeakMap<PlanView, Board>();
const boardIn = (plan: PlanView): Board => {
  const board = boards.get(plan) ?? boardOf(plan);
  boards.set(plan, board);
  return board;
};

export const openEdit = (plan: PlanView): Edit => ({ base: plan, board: boardIn(plan), past: [], future: [], merge: null });

const same = (a: unknown, b: unknown): boolean => a === b || canonical(a) === canonical(b);

/** Asked on every frame of a drag: a course that is the same object is not read. */
export const sameBoard = ({ courses: a, ...restOfA }: Board, { courses: b, ...restOfB }: Board): boolean =>
  a.length === b.length && a.every((course, index) => same(course, b[index])) && same(restOfA, restOfB);

/** Whether something on the screen is not on the server. */
export const isDirty = ({ base, board }: Edit): boolean => !sameBoard(board, boardIn(base));

/** The edit after a change. A change that changes nothing is no step, and neither is a drag out and back. */
export const changed = (edit: Edit, board: Board, merge: string | null = null): Edit => {
  if (sameBoard(board, edit.board)) return edit;
  const goesOn = merge !== null && merge === edit.merge;
  const before = edit.past.at(-1);
  if (goesOn && before !== undefined && sameBoard(board, before)) return { ...edit, board: before, past: edit.past.slice(0, -1), future: [], merge: null };
  return { ...edit, board, past: goesOn ? edit.past : [...edit.past, edit.board], future: [], merge };
};

export const undone = (edit: Edit): Edit => {
  const before = edit.past.at(-1);
  return before === undefined ? edit : { ...edit, board: before, past: edit.past.slice(0, -1), future: [edit.board, ...edit.future], merge: null };
};

export const redone = (edit: Edit): Edit => {
  const [next, ...rest] = edit.future;
  return next === undefined ? edit : { ...edit, board: next, past: [...edit.past, edit.board], future: rest, merge: null };
};

/** The server took it; the way back stays open. What was typed while it was saving stays on the screen. */
export const savedAs = (edit: Edit, plan: PlanView, sent: Board): Edit => ({
  ...edit,
  base: plan,
  board: sameBoard(edit.board, sent) ? boardIn(plan) : edit.board,
  merge: null,
});

/** My board on top of what someone else saved: the next save replaces theirs. */
export const keepMine = (edit: Edit, theirs: PlanView): Edit => ({ ...edit, base: theirs, past: [...edit.past, boardIn(theirs)], merge: null });

/** Their board on the screen; mine is one undo away. */
export const takeTheirs = (edit: Edit, theirs: PlanView): Edit => ({
  base: theirs,
  board: boardIn(theirs),
  past: [...edit.past, edit.board],
  future: [],
  merge: null,
});

/** Both in one, on top of theirs; mine is one undo away, theirs two. */
export const keepBoth = (edit: Edit, theirs: PlanView, both: Board): Edit => ({
  base: theirs,
  board: both,
  past: [...edit.past, boardOf(theirs), edit.board],
  future: [],
  merge: null,
});

/** An edit that was kept when its window closed, on the version that it began with; undo shows what is saved. */
export const restored = (base: PlanView, board: Board): Edit => changed(openEdit(base), board);

/** What to show when the chart was read again: an unsaved edit stays, an untouched one follows the server. */
export const refreshed = (edit: Edit, plan: PlanView): Edit => (plan.version <= edit.base.version || isDirty(edit) ? edit : openEdit(plan));
