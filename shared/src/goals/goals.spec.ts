import { describe, expect, it } from '@jest/globals';
import { attainmentOn, lastRating, tScore, type ScaledGoal } from './attainment.js';
import type { GoalRatingView } from './goal-rating.js';
import type { GoalLevel, GoalScale } from './goal-scale.js';
import { offerScale } from './offer-scale.js';

const level = (one: number): GoalLevel => one as GoalLevel;
const even = (...levels: readonly number[]) => levels.map((one) => ({ level: level(one), weight: 1 }));

describe('the T-score', () => {
  // With equal weights the formula is 10 Σx / √(0.7 n + 0.3 n²); the conversion tables that are printed for it say the same.
  it.each<[what: string, goals: Parameters<typeof tScore>[0], t: number]>([
    ['one goal, as hoped', even(0), 50],
    ['one goal, +1: √(0.7 + 0.3) = 1', even(1), 60],
    ['one goal, −2', even(-2), 30],
    ['two goals, sum +1: 10/√2.6', even(1, 0), 56.2],
    ['three goals, sum +1: 10/√4.8', even(1, 0, 0), 54.56],
    ['three goals, all −2: −60/√4.8', even(-2, -2, -2), 22.61],
    ['three goals, all +2', even(2, 2, 2), 77.39],
    ['four goals, sum +1: 10/√7.6', even(1, 0, 0, 0), 53.63],
    ['five goals, sum +1: 10/√11', even(1, 0, 0, 0, 0), 53.02],
    ['ups and downs that cancel', even(1, -1, 2, -2), 50],
    [
      'weights 9 and 1, +1 and −1: 80/√(0.7 · 82 + 0.3 · 100)',
      [
        { weight: 9, level: 1 },
        { weight: 1, level: -1 },
      ],
      58.56,
    ],
    [
      'weights 6, 4 and 2, −1, 0 and +2: −20/√(0.7 · 56 + 0.3 · 144)',
      [
        { weight: 6, level: -1 },
        { weight: 4, level: 0 },
        { weight: 2, level: 2 },
      ],
      47.8,
    ],
  ])('%s', (_what, goals, t) => expect(tScore(goals)).toBeCloseTo(t, 2));

  it('does not change when all weights are three times as large', () => {
    const goals = [2, 6, 9].map((weight, at) => ({ weight, level: level(at - 1) }));
    expect(tScore(goals.map((one) => ({ ...one, weight: one.weight * 3 })))).toBeCloseTo(tScore(goals), 10);
  });

  it.each([[[]], [[{ level: level(0), weight: 0 }]]])('of nothing is no number', (goals) => expect(() => tScore(goals)).toThrow(RangeError));
});

const SCALE: GoalScale = { levels: ['a', 'b', 'c', 'd', 'e'], importance: 1, difficulty: 1, baseline: -1 };
const goal = (id: string, more: Partial<ScaledGoal> = {}): ScaledGoal => ({ id, status: 'active', scale: SCALE, ...more });
const rated = (goalId: string, ratedOn: string, to: number | null, at = '09:00'): GoalRatingView => ({
  id: `${goalId} ${ratedOn} ${at}`,
  goalId,
  ratedOn,
  level: to === null ? null : level(to),
  ratedBy: 'together',
  words: '',
  version: 1,
  recordedAt: `${ratedOn}T${at}:00Z`,
  recordedBy: 'a1',
});

describe('the goals of a patient together', () => {
  const two = [rated('g1', '2027-01-05', 0), rated('g2', '2027-01-05', 1)];

  it('are scored beside their baseline', () => {
    const found = attainmentOn([goal('g1'), goal('g2')], two, '2027-02-01');
    expect(found).toMatchObject({ kind: 'score', goals: 2 });
    expect(found.kind === 'score' && [found.t, found.atBaseline].map((t) => Math.round(t * 100) / 100)).toEqual([56.2, 37.6]);
  });

  it.each<[what: string, ratings: readonly GoalRatingView[], unrated: readonly string[]]>([
    ['one was never rated', [rated('g1', '2027-01-05', 0)], ['g2']],
    ['one was asked and could not be told', [...two, rated('g2', '2027-01-20', null)], ['g2']],
    ['the rating came later', [rated('g1', '2027-01-05', 0), rated('g2', '2027-02-02', 0)], ['g2']],
    ['nothing was rated', [], ['g1', 'g2']],
  ])('cannot be told when %s', (_what, ratings, unrated) =>
    expect(attainmentOn([goal('g1'), goal('g2')], ratings, '2027-02-01')).toEqual({ kind: 'cannot-tell', unrated }),
  );

  it('leave out what was dropped and what has no scale', () => {
    expect(attainmentOn([goal('g1'), goal('g2', { status: 'dropped' }), goal('g3', { scale: null })], two, '2027-02-01')).toMatchObject({ goals: 1, t: 50 });
    expect(attainmentOn([goal('g3', { scale: null })], two, '2027-02-01')).toEqual({ kind: 'no-scale' });
  });

  it('count the last rating of the day, whatever the order they come in', () => {
    const [early, late] = [rated('g1', '2027-01-05', -1, '09:00'), rated('g1', '2027-01-05', 2, '15:00')];
    for (const list of [
      [early, late],
      [late, early],
    ])
      expect(lastRating('g1', list, '2027-01-05')).toBe(late);
    expect(lastRating('g1', [early, late], '2027-01-04')).toBeNull();
  });
});

describe('a scale to begin with', () => {
  it.each<[now: string, hoped: string, levels: readonly string[]]>([
    ['Walk 10 minutes', 'Walk 30 minutes', ['Walk 0 minutes', 'Walk 10 minutes', 'Walk 30 minutes', 'Walk 40 minutes', 'Walk 50 minutes']],
    ['Wakes 5 times a night', 'Wakes 3 times a night', [6, 5, 3, 2, 1].map((n) => `Wakes ${n} times a night`)],
    ['Walk 10 minutes', 'Walk 25 minutes', ['Walk 2 minutes', 'Walk 10 minutes', 'Walk 25 minutes', 'Walk 33 minutes', 'Walk 41 minutes']],
  ])('from %s to %s', (now, hoped, levels) => expect(offerScale(now, hoped)).toEqual({ levels, importance: 2, difficulty: 2, baseline: -1 }));

  it.each([
    ['Sits out the recital', 'Stands through a lesson'],
    // Five different amounts do not fit above zero.
    ['Wakes 2 times', 'Wakes 1 time'],
    ['Walks 2 times, 10 minutes', 'Walks 3 times, 20 minutes'],
    ['Walk 10 minutes', 'Walk 10 minutes'],
  ])('in words where numbers do not carry it: %s', (now, hoped) => {
    const { levels } = offerScale(now, hoped);
    expect(levels).toEqual([`Less than now (now: ${now})`, now, hoped, `Somewhat more than: ${hoped}`, `Much more than: ${hoped}`]);
  });

  it('in Spanish', () => expect(offerScale('No camina', 'Camina al mercado', 'es').levels[3]).toBe('Algo más que: Camina al mercado'));
});
