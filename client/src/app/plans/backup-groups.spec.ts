import { describe, expect, it } from '@jest/globals';
import { boardOf } from '@stagewell/shared/plans/board';
import { CATALOGUE, courseOf, evaluationOf, planOf } from '../../testing/plan';
import { backupGroups, GRADE_LEGEND } from './backup-groups';
import { linesOf } from './course-lines';

const groupsFor = (modalityId: string, ...blocked: readonly string[]) => {
  const plan = planOf([courseOf('a', modalityId, '2026-12-07')]);
  const [line] = linesOf(boardOf(plan), plan, CATALOGUE, evaluationOf([]));
  if (line === undefined) throw new Error('There is no course');
  return backupGroups(line, CATALOGUE, new Set(blocked));
};

describe('what a backup is chosen from', () => {
  it('puts those for the same purpose first, then the others by category, each by name', () => {
    const groups = groupsFor('cbt');
    const [first, ...others] = groups.map(({ word }) => word);
    expect(first).toBe('For the same purpose');
    expect(others).not.toContain('Blocked for this patient');
    const same = groups[0]?.choices.map(({ id }) => id) ?? [];
    expect(same).toContain('act');
    expect(same).not.toContain('cbt');
    groups.forEach(({ choices }) =>
      expect(choices.map(({ words }) => words)).toEqual(choices.map(({ words }) => words).toSorted((a, b) => a.localeCompare(b))),
    );
  });

  it('names each treatment once, and none is lost but its own', () => {
    const ids = groupsFor('cbt', 'act', 'duloxetine').flatMap(({ choices }) => choices.map(({ id }) => id));
    expect(ids.toSorted()).toEqual([...CATALOGUE.keys()].filter((id) => id !== 'cbt').toSorted());
  });

  it('puts what is blocked for this patient last and says so, also when it is for the same purpose', () => {
    expect(groupsFor('cbt', 'duloxetine', 'act').at(-1)).toEqual({
      word: 'Blocked for this patient',
      choices: [
        { id: 'act', words: expect.stringMatching(/\([ABCDN?]\): blocked$/u) },
        { id: 'duloxetine', words: expect.stringMatching(/\([ABCDN?]\): blocked$/u) },
      ],
    });
  });

  it('the letters are explained', () => {
    expect(GRADE_LEGEND).toMatch(/A = .*; N = evidence of no useful benefit; \? = not known\.$/u);
  });
});
