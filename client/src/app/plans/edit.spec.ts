import { describe, expect, it } from '@jest/globals';
import { addDays } from '@stagewell/shared/dates';
import { addCourse, boardOf, changeCourse, moveCourse, removeCourse } from '@stagewell/shared/plans/board';
import type { Board } from '@stagewell/shared/plans/plan';
import fc from 'fast-check';
import { courseOf, planOf } from '../../testing/plan';
import { changed, type Edit, isDirty, keepBoth, keepMine, openEdit, redone, refreshed, restored, sameBoard, savedAs, takeTheirs, undone } from './edit';

const DAY = '2026-12-07';
const PLAN = planOf([courseOf('a', 'duloxetine', DAY), courseOf('b', 'pt_exercise', DAY)]);
const THEIRS = planOf([courseOf('a', 'duloxetine', addDays(DAY, 28))], { version: 4, title: 'Theirs' });
const BOTH = addCourse(boardOf(THEIRS), courseOf('both', 'cbt', DAY));

type Change = { readonly of: (board: Board) => Board; readonly merge: string | null };
const courseId = fc.constantFrom('a', 'b', 'c');
const merge = fc.constantFrom(null, null, 'drag:1', 'note:a');
/** What a page can do to a board, with no-ops among it: courses that are not there, days that are the same. */
const change: fc.Arbitrary<Change> = fc.record({
  of: fc.oneof(
    fc.tuple(courseId, fc.integer({ min: -2, max: 2 })).map(
      ([id, days]) =>
        (board: Board) =>
          moveCourse(board, id, addDays(DAY, days)),
    ),
    fc.tuple(courseId, fc.constantFrom('', 'x')).map(
      ([id, note]) =>
        (board: Board) =>
          changeCourse(board, id, (course) => ({ ...course, note })),
    ),
    courseId.map((id) => (board: Board) => removeCourse(board, id)),
    fc.constant((board: Board) => addCourse(board, courseOf(`c${board.courses.length}`, 'cbt', DAY))),
    fc.constant((board: Board) => ({ ...board })),
  ),
  merge,
});
const after = (edit: Edit, changes: readonly Change[]): Edit => changes.reduce((now, { of, merge: word }) => changed(now, of(now.board), word), edit);
const times = (edit: Edit, count: number, step: (edit: Edit) => Edit): Edit => Array.from({ length: count }).reduce<Edit>(step, edit);
const mineOf = (changes: readonly Change[]): Edit => after(openEdit(PLAN), changes);
const moved = (edit: Edit, days: number, word: string | null = null): Edit => changed(edit, moveCourse(edit.board, 'a', addDays(DAY, days)), word);

describe('any sequence of changes', () => {
  const changes = fc.array(change, { maxLength: 25 });

  it('undone entirely gives the first board, done again the last', () => {
    fc.assert(
      fc.property(changes, (some) => {
        const edit = mineOf(some);
        const back = times(edit, edit.past.length, undone);
        expect(back.board).toEqual(boardOf(PLAN));
        expect(isDirty(back)).toBe(false);
        const again = times(back, back.future.length, redone);
        expect(again.board).toEqual(edit.board);
        expect(again.past).toEqual(edit.past);
      }),
    );
  });

  it('every step shows another board than the one before it', () => {
    fc.assert(
      fc.property(changes, (some) => {
        const { past, board } = mineOf(some);
        const shown = [...past, board];
        for (const [at, one] of shown.entries()) expect(at > 0 && sameBoard(one, shown[at - 1] ?? one)).toBe(false);
      }),
    );
  });

  it('after a clash the board that was not chosen is one step away', () => {
    fc.assert(
      fc.property(changes, (some) => {
        const edit = mineOf(some);
        const mine = keepMine(edit, THEIRS);
        expect(mine.board).toEqual(edit.board);
        expect(undone(mine).board).toEqual(boardOf(THEIRS));
        expect(redone(undone(mine)).board).toEqual(edit.board);
        const theirs = takeTheirs(edit, THEIRS);
        expect(isDirty(theirs)).toBe(false);
        expect(undone(theirs).board).toEqual(edit.board);
        const both = keepBoth(edit, THEIRS, BOTH);
        expect([both.board, undone(both).board, undone(undone(both)).board]).toEqual([BOTH, edit.board, boardOf(THEIRS)]);
        // The way back before the clash stays open, whichever is chosen.
        for (const { past } of [mine, theirs, both]) expect(past.slice(0, edit.past.length)).toEqual(edit.past);
      }),
    );
  });

  it('a save takes what was sent, and keeps what was typed meanwhile', () => {
    fc.assert(
      fc.property(changes, changes, (before, meanwhile) => {
        const sent = mineOf(before);
        const saved = planOf([courseOf('a', 'duloxetine', DAY)], { version: 4, title: 'As the server keeps it' });
        const now = after(sent, meanwhile);
        const kept = savedAs(now, saved, sent.board);
        expect(kept.board).toEqual(sameBoard(now.board, sent.board) ? boardOf(saved) : now.board);
        expect(isDirty(kept)).toBe(!sameBoard(kept.board, boardOf(saved)));
        expect(kept.past).toEqual(now.past);
      }),
    );
  });
});

describe('steps of undo', () => {
  const start = openEdit(PLAN);
  it.each<[what: string, edit: Edit, steps: number]>([
    ['nothing done', start, 0],
    ['a board with the same content is no step', changed(start, boardOf(PLAN)), 0],
    ['a move to the same day is no step', moved(start, 0), 0],
    ['two moves are two steps', moved(moved(start, 1), 2), 2],
    ['a drag is one step, however many days it crosses', [1, 2, 3].reduce((edit, days) => moved(edit, days, 'drag:1'), start), 1],
    ['a second drag is another step', moved(moved(start, 1, 'drag:1'), 2, 'drag:2'), 2],
    ['a drag out and back is no step', moved(moved(start, 1, 'drag:1'), 0, 'drag:1'), 0],
    ['a drag that goes out, back and out again is one step', [1, 0, 2].reduce((edit, days) => moved(edit, days, 'drag:1'), start), 1],
    ['typing in the same field after an undo is a new step', moved(undone(moved(moved(start, 1), 2, 'note')), 3, 'note'), 2],
    ['typing in the same field after a save is a new step', moved(savedAs(moved(start, 1, 'note'), PLAN, start.board), 2, 'note'), 2],
  ])('%s', (_what, edit, steps) => {
    expect(edit.past).toHaveLength(steps);
  });

  it('undo and redo at the ends change nothing', () => {
    expect(undone(start)).toBe(start);
    expect(redone(start)).toBe(start);
  });

  it('a change after an undo is the only way forward', () => {
    expect(moved(undone(moved(start, 1)), 2).future).toEqual([]);
  });

  it('remembers every step of the visit', () => {
    const edit = Array.from({ length: 1000 }, (_, at) => at + 1).reduce((before, days) => moved(before, days), start);
    expect(times(edit, 1000, undone).board).toEqual(boardOf(PLAN));
  });
});

describe('an edit that was kept', () => {
  it('is on the screen again, and undo shows what is saved', () => {
    const edit = restored(PLAN, BOTH);
    expect([edit.board, isDirty(edit), undone(edit).board]).toEqual([BOTH, true, boardOf(PLAN)]);
  });

  it('is none when it says what is saved', () => {
    expect(restored(PLAN, boardOf(PLAN)).past).toEqual([]);
  });
});

describe('the chart is read again', () => {
  it.each<[what: string, edit: Edit, shown: Board]>([
    ['an untouched plan follows the server', openEdit(PLAN), boardOf(THEIRS)],
    ['an edit stays on the screen', moved(openEdit(PLAN), 1), moved(openEdit(PLAN), 1).board],
    ['what is newer here than there stays', openEdit({ ...PLAN, version: 5 }), boardOf(PLAN)],
  ])('%s', (_what, edit, shown) => {
    expect(refreshed(edit, THEIRS).board).toEqual(shown);
  });
});
