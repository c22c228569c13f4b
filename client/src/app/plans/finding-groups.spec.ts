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
    '2027-03-01',
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

describe('what is wanted for a start that is still to come', () => {
  const later = (ruleId: string, datum: string, from: string, by: string) => ({
    ...unknownOf(ruleId, 'inform', datum),
    needed: { from, by },
    text: { en: `${datum} by ${by}`, es: '' },
  });
  const told = (...unknowns: readonly ReturnType<typeof unknownOf>[]) => byDatum(evaluationOf([], unknowns), '2027-03-01');

  it('comes last, and the first day that needs it is told', () => {
    const groups = told(
      later('DDI-30', 'fact:inr', '2027-03-13', '2027-03-20'),
      later('DDI-30', 'fact:inr', '2027-03-05', '2027-03-12'),
      unknownOf('MON-04', 'inform', 'fact:systolic'),
    );
    expect(groups.map(({ text, isEarly }) => [text, isEarly])).toEqual([
      ['fact:systolic is not recorded.', false],
      ['fact:inr by 2027-03-12', true],
    ]);
  });

  it('may be recorded from its first day on', () => {
    expect(told(later('DDI-30', 'fact:inr', '2027-03-01', '2027-03-08'))).toMatchObject([{ isEarly: false }]);
  });

  it('wanted now by one rule is wanted now', () => {
    const [group] = told(later('DDI-30', 'fact:inr', '2027-03-05', '2027-03-12'), unknownOf('DDI-18', 'block', 'fact:inr'));
    expect(group).toMatchObject({ text: 'fact:inr is not recorded.', blocks: true, isEarly: false });
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
