import { describe, expect, it } from '@jest/globals';
import { evaluationOf, findingOf, unknownOf } from '../../testing/plan';
import { byDatum, bySeverity, placeOf } from './finding-groups';

describe('findings by severity', () => {
  it('the gravest first, those of one rule together, in the order they were found', () => {
    const findings = [
      findingOf('SEQ-30', 'warn', 'No goal.'),
      findingOf('DDI-07', 'block', 'First.', { courseIds: ['a', 'b'] }),
      findingOf('SEQ-01', 'block', 'Too early.'),
      findingOf('DDI-07', 'block', 'Second.', { courseIds: ['b', 'c'] }),
    ];
    expect(
      bySeverity(findings).map(({ severity, causes }) => [severity, causes.map((cause) => [cause.ruleId, cause.findings.map(({ text }) => text.en)])]),
    ).toEqual([
      [
        'block',
        [
          ['DDI-07', ['First.', 'Second.']],
          ['SEQ-01', ['Too early.']],
        ],
      ],
      ['warn', [['SEQ-30', ['No goal.']]]],
    ]);
  });

  it('nothing found is no group', () => {
    expect(bySeverity([])).toEqual([]);
  });
});

describe('what could not be judged', () => {
  const hidden = findingOf('DDI-02', 'warn', 'Found.', { unknowns: [unknownOf('DDI-02', 'warn', 'fact:egfr', { courseIds: ['b'] })] });
  const groups = byDatum(
    evaluationOf(
      [hidden],
      [
        unknownOf('MON-04', 'inform', 'fact:systolic', { courseIds: ['a'] }),
        unknownOf('DDI-18', 'block', 'medicine:m1', { courseIds: ['a', 'b'] }),
        unknownOf('MON-01', 'warn', 'fact:egfr', { courseIds: ['b', 'c'] }),
        unknownOf('MON-01', 'warn', 'fact:egfr', { courseIds: ['c'] }),
      ],
    ),
  );

  it('is told once for each datum, what a block hangs on first', () => {
    expect(groups.map(({ datum, blocks }) => [datum, blocks])).toEqual([
      ['medicine:m1', true],
      ['fact:egfr', false],
      ['fact:systolic', false],
    ]);
  });

  it('names every rule and course that waits once, also behind a finding', () => {
    expect(groups.find(({ datum }) => datum === 'fact:egfr')).toMatchObject({
      ruleIds: ['DDI-02', 'MON-01'],
      courseIds: ['b', 'c'],
      text: 'fact:egfr is not recorded.',
    });
  });
});

describe('where a datum is recorded', () => {
  it.each([
    ['fact:egfr', 'summary', 'facts'],
    ['medicine:m1', 'summary', 'medicines'],
    ['statement:allergies', 'summary', null],
    ['birth-date', 'summary', null],
    ['baseline', 'check-ins', null],
    ['history:t1', 'history', null],
    ['dose:a', 'plan', null],
    ['something-new:x', 'summary', null],
  ])('%s', (datum, section, fragment) => {
    expect(placeOf(datum)).toMatchObject({ section, fragment });
    expect(placeOf(datum).words).not.toBe('');
  });
});
