import { describe, expect, it } from '@jest/globals';
import { boardOf, moveCourse } from '@stagewell/shared/plans/board';
import { CATALOGUE, courseOf, evaluationOf, findingOf, planOf, unknownOf } from '../../testing/plan';
import { findingWords, keptLines, linesOf, unknownsOf, worstOf } from './course-lines';

const PLAN = planOf([
  courseOf('late', 'duloxetine', '2027-01-04'),
  courseOf('b', 'naproxen', '2026-12-07'),
  courseOf('a', 'ibuprofen', '2026-12-07'),
  courseOf('a2', 'ibuprofen', '2026-12-07'),
  courseOf('moved', 'cbt', '2026-11-01', { state: 'active', startedOn: '2026-12-20' }),
]);
const BOTH = findingOf('DDI-18', 'block', 'Together.', { courseIds: ['a', 'b'], unknowns: [unknownOf('DDI-18', 'warn', 'dose:b', { courseIds: ['b'] })] });
const EVALUATION = evaluationOf(
  [findingOf('SEQ-03', 'warn', 'Too close.', { courseIds: ['a'] }), BOTH],
  [unknownOf('DDI-02', 'block', 'fact:egfr', { courseIds: ['late'] })],
);
const lines = linesOf(boardOf(PLAN), PLAN, CATALOGUE, EVALUATION);
const line = (id: string) => lines.find(({ course }) => course.id === id);

describe('the lines of a board', () => {
  it('come by their first day, the recorded one once they have started; then by name', () => {
    expect(lines.map(({ course }) => course.id)).toEqual(['a', 'a2', 'b', 'moved', 'late']);
  });

  it('each has the findings that concern it, and the gravest of them', () => {
    expect(line('a')).toMatchObject({ worst: 'block', unknowns: [] });
    expect(line('a')?.findings.map(({ ruleId }) => ruleId)).toEqual(['SEQ-03', 'DDI-18']);
    expect(line('b')?.unknowns.map(({ datum }) => datum)).toEqual(['dose:b']);
    expect(line('late')).toMatchObject({ worst: null, findings: [] });
    expect(line('late')?.unknowns.map(({ datum }) => datum)).toEqual(['fact:egfr']);
  });

  it('what the catalogue no longer has keeps its id as its name, and is still there', () => {
    const gone = planOf([courseOf('x', 'gone', '2026-12-07', { stageId: 'none' })]);
    expect(linesOf(boardOf(gone), gone, CATALOGUE, evaluationOf([]))).toMatchObject([
      { name: 'gone', category: null, modality: undefined, stage: '', state: 'planned' },
    ]);
  });

  it('a course that is on the board only is planned', () => {
    const [only] = linesOf(boardOf(PLAN), planOf([]), CATALOGUE, EVALUATION).filter(({ course }) => course.id === 'moved');
    expect(only).toMatchObject({ state: 'planned', recorded: null, stage: 'Foundation' });
  });

  it('unknowns behind findings count like those of whole rules', () => {
    expect(unknownsOf(EVALUATION).map(({ datum }) => datum)).toEqual(['dose:b', 'fact:egfr']);
  });
});

describe('lines that are kept', () => {
  const board = boardOf(PLAN);
  const first = linesOf(board, PLAN, CATALOGUE, EVALUATION);
  const kept = (now: typeof first) => keptLines(now, first).map((one, index) => [one.course.id, first.includes(one), one === now[index]]);

  it('are the same objects when nothing happened to their courses', () => {
    expect(kept(linesOf(board, PLAN, CATALOGUE, EVALUATION)).every(([, same]) => same)).toBe(true);
  });

  it('a course that moved gets a new one, the others keep theirs', () => {
    const moved = linesOf(moveCourse(board, 'b', '2026-12-08'), PLAN, CATALOGUE, EVALUATION);
    expect(kept(moved).filter(([, same]) => same === false)).toEqual([['b', false, true]]);
  });

  it('so does a course of which something else is said', () => {
    const said = evaluationOf([findingOf('SEQ-03', 'warn', 'Closer still.', { courseIds: ['a'] }), BOTH], EVALUATION.notEvaluable);
    expect(kept(linesOf(board, PLAN, CATALOGUE, said)).filter(([, same]) => same === false)).toEqual([['a', false, true]]);
  });
});

describe('findings in words', () => {
  const of = (...severities: readonly ('block' | 'warn' | 'inform')[]) => severities.map((severity) => ({ severity }));
  it.each([
    [of(), null, 'No findings'],
    [of('block'), 'block', '1 finding: 1 block'],
    [of('warn', 'block'), 'block', '2 findings: 1 block, 1 warning'],
    [of('inform', 'warn', 'warn', 'inform'), 'warn', '4 findings: 2 warnings, 2 notes'],
  ] as const)('%j', (findings, worst, words) => {
    expect(worstOf(findings)).toBe(worst);
    expect(findingWords(findings)).toBe(words);
  });
});
