import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../dates.js';
import { canonical } from '../sequencing/fingerprint.js';
import { addCourse, addStage, boardProblems, changeCourse, moveCourse, removeCourse } from './board.js';
import { mergeBoards, type MergeConflict, type Side } from './merge.js';
import type { Board, CourseDraft, PlanView } from './plan.js';

const DAY = '2027-01-04';
const course = (id: string, more: Partial<CourseDraft> = {}): CourseDraft => ({
  ...{ id, stageId: 's1', modalityId: 'duloxetine', startsOn: DAY, endsOn: addDays(DAY, 55), steps: [], sessionsPerWeek: null, region: null, target: 'peg' },
  ...{
    successCriterion: '',
    backupModalityId: null,
    stopRule: '',
    responsibleId: null,
    rotatesFromId: null,
    homePractice: '',
    changedParameter: '',
    note: '',
    ...more,
  },
});
const BEFORE: Board = {
  title: 'Care plan',
  urgentReason: '',
  stages: [{ id: 's1', name: 'Foundations', purpose: '', position: 0 }],
  courses: [course('a'), course('b', { endsOn: null }), course('c', { rotatesFromId: 'a' })],
};
const NOTHING: ReadonlySet<string> = new Set();
const mine = (): Side => 'mine';
const theirs = (): Side => 'theirs';
const merge = (my: Board, their: Board, choose: (conflict: MergeConflict) => Side = mine, started = NOTHING) =>
  mergeBoards({ before: BEFORE, mine: my, theirs: their, started }, choose);
const find = (board: Board, id: string): CourseDraft | undefined => board.courses.find((one) => one.id === id);
const note = (board: Board, id: string, text: string): Board => changeCourse(board, id, (one) => ({ ...one, note: text }));
/** Without the order of courses, which no one chooses. */
const content = (board: Board): string =>
  canonical({
    ...board,
    courses: Object.fromEntries(board.courses.map((one) => [one.id, one])),
    stages: Object.fromEntries(board.stages.map((one) => [one.id, one])),
  });

describe('two people changed the same plan', () => {
  it.each<[what: string, sides: readonly [mine: Board, theirs: Board], holds: (board: Board) => unknown, is: unknown, conflicts: readonly string[]]>([
    [
      'a day of mine and a note of theirs',
      [moveCourse(BEFORE, 'a', '2027-02-01'), note(BEFORE, 'a', 'with food')],
      (board) => [find(board, 'a')?.startsOn, find(board, 'a')?.note],
      ['2027-02-01', 'with food'],
      [],
    ],
    ['the same change twice', [note(BEFORE, 'a', 'x'), note(BEFORE, 'a', 'x')], (board) => find(board, 'a')?.note, 'x', []],
    ['two notes on one course', [note(BEFORE, 'a', 'mine'), note(BEFORE, 'a', 'theirs')], (board) => find(board, 'a')?.note, 'mine', ['course a note']],
    [
      'I moved it, they made it longer',
      [moveCourse(BEFORE, 'a', '2027-02-01'), changeCourse(BEFORE, 'a', (one) => ({ ...one, endsOn: '2027-06-01' }))],
      (board) => [find(board, 'a')?.startsOn, find(board, 'a')?.endsOn],
      ['2027-02-01', addDays('2027-02-01', 55)],
      ['course a startsOn endsOn'],
    ],
    ['I removed what they left', [removeCourse(BEFORE, 'b'), note(BEFORE, 'a', 'x')], (board) => find(board, 'b'), undefined, []],
    ['I removed what they changed', [removeCourse(BEFORE, 'b'), note(BEFORE, 'b', 'x')], (board) => find(board, 'b'), undefined, ['course b']],
    ['they removed what I changed', [note(BEFORE, 'b', 'x'), removeCourse(BEFORE, 'b')], (board) => find(board, 'b')?.note, 'x', ['course b']],
    [
      'both added one',
      [addCourse(BEFORE, course('mine')), addCourse(BEFORE, course('theirs'))],
      (board) => board.courses.map(({ id }) => id),
      ['a', 'b', 'c', 'theirs', 'mine'],
      [],
    ],
    [
      'my save whose answer was lost, then a note',
      [addCourse(BEFORE, course('new', { note: 'x' })), addCourse(BEFORE, course('new'))],
      (board) => find(board, 'new')?.note,
      'x',
      ['course new note'],
    ],
    [
      'both added a stage',
      [addStage(BEFORE, { id: 's2', name: 'Mine', purpose: '' }), addStage(BEFORE, { id: 's3', name: 'Theirs', purpose: '' })],
      (board) => board.stages.map(({ position }) => position),
      [0, 1, 2],
      [],
    ],
    [
      'they removed what mine rotates from',
      [note(BEFORE, 'c', 'x'), removeCourse(BEFORE, 'a')],
      (board) => [find(board, 'c')?.note, find(board, 'c')?.rotatesFromId],
      ['x', null],
      [],
    ],
    [
      'two titles',
      [
        { ...BEFORE, title: 'Mine' },
        { ...BEFORE, title: 'Theirs' },
      ],
      (board) => board.title,
      'Mine',
      ['plan  title'],
    ],
  ])('%s', (_what, [my, their], holds, is, conflicts) => {
    const answer = merge(my, their);
    expect(holds(answer.board)).toEqual(is);
    expect(answer.conflicts.map(({ key }) => key)).toEqual(conflicts);
  });

  it('takes theirs where that is chosen', () => {
    expect(find(merge(note(BEFORE, 'a', 'mine'), note(BEFORE, 'a', 'theirs'), theirs).board, 'a')?.note).toBe('theirs');
    expect(find(merge(removeCourse(BEFORE, 'b'), note(BEFORE, 'b', 'x'), theirs).board, 'b')?.note).toBe('x');
  });

  it.each<[what: string, my: Board, their: Board]>([
    ['I moved what has started meanwhile', moveCourse(BEFORE, 'a', '2027-03-01'), moveCourse(BEFORE, 'a', '2027-01-11')],
    ['I removed what has started meanwhile', removeCourse(BEFORE, 'a'), BEFORE],
    ['I made another treatment of what has started', changeCourse(BEFORE, 'a', (one) => ({ ...one, modalityId: 'gabapentin' })), BEFORE],
  ])('%s: the record stays', (_what, my, their) => {
    const { board } = merge(my, their, mine, new Set(['a']));
    expect([find(board, 'a')?.startsOn, find(board, 'a')?.modalityId]).toEqual([find(their, 'a')?.startsOn, 'duloxetine']);
  });
});

type Step = (board: Board) => Board;
const id = fc.constantFrom('a', 'b', 'c', 'n1', 'n2');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(id, fc.integer({ min: -5, max: 5 })).map(
    ([one, days]): Step =>
      (board) =>
        moveCourse(board, one, addDays(DAY, days)),
  ),
  fc.tuple(id, fc.integer({ min: 0, max: 90 })).map(
    ([one, days]): Step =>
      (board) =>
        changeCourse(board, one, (it) => ({ ...it, endsOn: addDays(it.startsOn, days) })),
  ),
  fc.tuple(id, fc.constantFrom('x', 'y')).map(
    ([one, text]): Step =>
      (board) =>
        note(board, one, text),
  ),
  id.map(
    (one): Step =>
      (board) =>
        removeCourse(board, one),
  ),
  fc.tuple(fc.constantFrom('n1', 'n2'), fc.constantFrom('s1', 's2')).map(([one, stageId]): Step => (board) => {
    const staged = board.stages.some((stage) => stage.id === stageId) ? board : addStage(board, { id: stageId, name: 'Build', purpose: '' });
    return staged.courses.some((it) => it.id === one) ? staged : addCourse(staged, course(one, { stageId }));
  }),
  fc.constantFrom('P', 'Q').map((title): Step => (board) => ({ ...board, title })),
);
const edited = fc.array(step, { maxLength: 6 }).map((steps) => steps.reduce((board, one) => one(board), BEFORE));
const asPlan = (board: Board, started: ReadonlySet<string>): PlanView => ({
  ...{
    ...board,
    id: 'p',
    patientId: 'p',
    version: 2,
    state: 'active',
    signatures: [],
    snoozes: [],
    createdOn: DAY,
    activatedOn: DAY,
    lock: null,
    addenda: [],
    coSignature: null,
  },
  courses: board.courses.map((one) => ({
    ...one,
    state: started.has(one.id) ? 'active' : 'planned',
    startedOn: null,
    endedOn: null,
    stopReason: '',
    learned: '',
  })),
});

describe('whatever two people do', () => {
  it('what one of them left alone is as the other one has it', () => {
    fc.assert(
      fc.property(edited, (board) => {
        for (const answer of [merge(board, BEFORE), merge(BEFORE, board)]) {
          expect(answer.conflicts).toEqual([]);
          expect(content(answer.board)).toBe(content(board));
        }
      }),
    );
  });

  it('it does not matter who is who', () => {
    fc.assert(
      fc.property(edited, edited, (one, other) => {
        expect(content(merge(one, other, mine).board)).toBe(content(merge(other, one, theirs).board));
      }),
    );
  });

  it('the answer can be stored, whatever is chosen and whatever has started', () => {
    fc.assert(
      fc.property(edited, edited, fc.subarray(['a', 'b', 'c']), fc.func(fc.constantFrom<Side>('mine', 'theirs')), (one, other, ids, choose) => {
        const started = new Set(ids.filter((each) => find(other, each) !== undefined));
        const { board } = merge(one, other, (conflict) => choose(conflict), started);
        expect(boardProblems(asPlan(other, started), board)).toEqual([]);
      }),
    );
  });

  it('every part of the answer was written by one of them', () => {
    fc.assert(
      fc.property(edited, edited, (one, other) => {
        for (const kept of merge(one, other).board.courses) {
          const from = [find(one, kept.id), find(other, kept.id)].filter((each) => each !== undefined);
          expect(from.map(({ startsOn, endsOn }) => `${startsOn} ${endsOn}`)).toContain(`${kept.startsOn} ${kept.endsOn}`);
          expect(from.map((each) => each.note)).toContain(kept.note);
        }
      }),
    );
  });
});
