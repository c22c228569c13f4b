import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MODALITY_BY_ID } from '../catalogue/catalogue.js';
import { daysBetween } from '../dates.js';
import { boardProblems, changeCourse, courseOf, moveCourse, removeCourse } from './board.js';
import { boardDifferences } from './board-differences.js';
import { cloneBoard } from './clone-board.js';
import type { Board, PlanView } from './plan.js';

const course = (id: string, modalityId: string, startsOn: string) => {
  const modality = MODALITY_BY_ID.get(modalityId);
  if (modality === undefined) throw new Error('The catalogue has changed');
  return courseOf(modality, { id, stageId: 's1', startsOn });
};
const BOARD: Board = {
  title: 'Plan',
  urgentReason: '',
  stages: [{ id: 's1', name: 'First', purpose: '', position: 0 }],
  courses: [course('a', 'duloxetine', '2027-01-04'), course('b', 'cbt', '2027-02-01')],
};

describe('what differs between two boards', () => {
  it.each<[what: string, change: (board: Board) => Board, found: readonly string[]]>([
    ['nothing', (board) => ({ ...board, courses: [...board.courses] }), []],
    ['the title', (board) => ({ ...board, title: 'Other' }), ['plan changed title']],
    ['a stage renamed', (board) => ({ ...board, stages: board.stages.map((stage) => ({ ...stage, name: 'X' })) }), ['stage s1 changed name']],
    ['a course added', (board) => ({ ...board, courses: [...board.courses, course('c', 'pne', '2027-03-01')] }), ['course c added']],
    ['a course removed', (board) => removeCourse(board, 'a'), ['course a removed']],
    ['a course moved with its end', (board) => moveCourse(board, 'b', '2027-02-08'), ['course b changed startsOn endsOn']],
    ['a note', (board) => changeCourse(board, 'a', (one) => ({ ...one, note: 'x' })), ['course a changed note']],
    ['a dose', (board) => changeCourse(board, 'a', (one) => ({ ...one, steps: [] })), ['course a changed steps']],
    [
      'two fields of two courses',
      (board) => changeCourse(moveCourse(board, 'b', '2027-02-08'), 'a', (one) => ({ ...one, target: 'sleep' })),
      ['course a changed target', 'course b changed startsOn endsOn'],
    ],
    ['another order', (board) => ({ ...board, courses: board.courses.toReversed() }), []],
  ])('%s', (_what, change, found) =>
    expect(
      boardDifferences(BOARD, change(BOARD)).map(({ of, id, kind, fields }) => [of, id, kind, ...fields.map(({ field }) => field)].filter(Boolean).join(' ')),
    ).toEqual(found),
  );

  it('gives both values', () =>
    expect(boardDifferences(BOARD, moveCourse(BOARD, 'a', '2027-01-05'))[0]?.fields[0]).toEqual({
      field: 'startsOn',
      before: '2027-01-04',
      after: '2027-01-05',
    }));

  it('a field that an older version did not have yet is nothing, not a change', () => {
    const { note: _, ...older } = BOARD.courses[0] ?? course('a', 'duloxetine', '2027-01-04');
    const before = { ...BOARD, courses: [older, BOARD.courses[1]] } as unknown as Board;
    const after = changeCourse(BOARD, 'a', (one) => ({ ...one, note: null as unknown as string }));
    expect(boardDifferences(before, after)).toEqual([]);
  });

  it('the way back names the same things, with before and after exchanged', () => {
    fc.assert(
      fc.property(fc.subarray(['title', 'move', 'remove', 'note']), (acts) => {
        const steps: Readonly<Record<string, (board: Board) => Board>> = {
          title: (board) => ({ ...board, title: 'Other' }),
          move: (board) => moveCourse(board, 'b', '2027-02-09'),
          remove: (board) => removeCourse(board, 'a'),
          note: (board) => changeCourse(board, 'b', (one) => ({ ...one, note: 'x' })),
        };
        const other = acts.reduce((board, act) => steps[act]?.(board) ?? board, BOARD);
        const [there, back] = [boardDifferences(BOARD, other), boardDifferences(other, BOARD)];
        const opposite = { added: 'removed', removed: 'added', changed: 'changed' } as const;
        const turned = back.map((one) => ({
          ...one,
          kind: opposite[one.kind],
          fields: one.fields.map(({ field, before, after }) => ({ field, before: after, after: before })),
        }));
        expect(new Set(there.map((one) => JSON.stringify(one)))).toEqual(new Set(turned.map((one) => JSON.stringify(one))));
      }),
    );
  });
});

describe('a board for a new plan', () => {
  const ids = () => {
    let next = 0;
    return () => `n${next++}`;
  };
  it('starts on the day, keeps the distances, and shares no id', () => {
    const linked = { ...BOARD, urgentReason: 'Could not wait', courses: BOARD.courses.map((one) => (one.id === 'b' ? { ...one, rotatesFromId: 'a' } : one)) };
    const clone = cloneBoard(linked, '2028-03-01', ids());
    expect(clone.courses.map(({ startsOn }) => startsOn)).toEqual(['2028-03-01', '2028-03-29']);
    const lengths = ({ courses }: Board) => courses.map(({ startsOn, endsOn }) => (endsOn === null ? null : daysBetween(startsOn, endsOn)));
    expect(lengths(clone)).toEqual(lengths(linked));
    expect(clone.courses[1]?.rotatesFromId).toBe(clone.courses[0]?.id);
    expect(clone.urgentReason).toBe('');
    expect([...clone.stages, ...clone.courses].some(({ id }) => ['s1', 'a', 'b'].includes(id))).toBe(false);
    expect(boardProblems({ courses: [] as PlanView['courses'] } as PlanView, clone)).toEqual([]);
  });
  it('may be empty', () => expect(cloneBoard({ ...BOARD, courses: [] }, '2028-03-01', ids()).courses).toEqual([]));
});
