import { describe, expect, it } from '@jest/globals';
import { addDays } from '../dates.js';
import { figureOf, type Figure } from './baseline.js';
import { changeOf, type Change } from './change.js';
import { procedureSuccess, SERIES_DAYS, successRuleOf, type ProcedureSuccess } from './procedure-success.js';

const DONE = '2026-01-01';
const weekly = (values: readonly number[], from = 7) => values.map((value, week) => ({ on: addDays(DONE, from + week * 7), value }));
const figure = (values: readonly number[]): Figure => figureOf(weekly(values)) ?? { mean: NaN, sd: null, n: 0 };
const change = (before: readonly number[], after: readonly number[]): Change | null =>
  changeOf('peg', figure(before), { ...figure(after), from: DONE, to: addDays(DONE, 28), readings: weekly(after) });
const BEFORE = [8, 8, 8, 8];

describe('success of a procedure', () => {
  it.each<[string, readonly string[], Change | null, ProcedureSuccess['kind']]>([
    ['an injection with half of the pain gone', ['procedure'], change(BEFORE, [4, 4, 4, 4]), 'met'],
    ['an injection with a quarter gone', ['procedure'], change(BEFORE, [6, 6, 6, 6]), 'not-met'],
    ['an injection with 45 % gone: half is not ruled out', ['procedure'], change(BEFORE, [4.4, 4.4, 4.4, 4.4]), 'cannot-tell'],
    ['a test block with 80 % gone', ['procedure', 'diagnostic'], change(BEFORE, [1.6, 1.6, 1.6, 1.6]), 'met'],
    ['a test block with half gone', ['procedure', 'diagnostic'], change(BEFORE, [4, 4, 4, 4]), 'not-met'],
    ['ketamine: a third gone, four weeks later', ['procedure', 'infusion', 'ketamine'], change(BEFORE, [5.3, 5.3, 5.3, 5.3]), 'met'],
    ['ketamine: a third gone, two weeks later: too early', ['procedure', 'infusion', 'ketamine'], change(BEFORE, [5.3, 5.3]), 'cannot-tell'],
    ['one reading after it', ['procedure'], change(BEFORE, [4]), 'cannot-tell'],
    ['nothing to relieve', ['procedure'], change([0, 0], [0, 0]), 'cannot-tell'],
    ['half gone of very little: within noise', ['procedure'], change([1, 1], [0.5, 0.5]), 'cannot-tell'],
    ['more pain', ['procedure'], change([4, 4, 4, 4], [6, 6, 6, 6]), 'not-met'],
  ])('%s', (_case, tags, about, kind) => {
    const rule = successRuleOf(tags);
    if (rule === null) throw new Error('a procedure has a rule');
    const verdict = procedureSuccess(rule, about, DONE);
    expect(verdict.kind).toBe(kind);
    expect(verdict.sentence).toMatch(kind === 'met' ? /^Success/ : kind === 'not-met' ? /^No success/ : /^Cannot tell/);
  });

  it('after a series of infusions relief has to last six weeks, and what is no procedure has no rule', () => {
    expect(successRuleOf(['procedure', 'ketamine'], 6)).toEqual({ percent: 30, leastDays: SERIES_DAYS });
    expect(successRuleOf(['medication', 'ketamine'])).toBeNull();
  });
});
