import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../dates.js';
import { figureOf, type Figure } from './baseline.js';
import { changeOf, type Change } from './change.js';
import type { Measure } from './measures.js';
import { benefitOf, responseOf, RESPONSE_LABELS, targetLines, type Response } from './response.js';
import { verdictBetween, verdictOn } from './verdict.js';

const DAY = '2026-01-01';
const weekly = (values: readonly number[]) => values.map((value, at) => ({ on: addDays(DAY, at * 7), value }));
const figure = (values: readonly number[]): Figure => {
  const found = figureOf(weekly(values));
  if (found === null) throw new Error('a figure needs values');
  return found;
};
const change = (before: readonly number[], after: readonly number[], measure: Measure = 'peg'): Change => {
  const found = changeOf(measure, figure(before), { ...figure(after), from: DAY, to: addDays(DAY, 27), readings: weekly(after) });
  if (found === null) throw new Error('expected a change');
  return found;
};
const level = (value: number, n = 6): readonly number[] => Array.from({ length: n }, () => value);
const sleepBetter = verdictOn(change(level(7), level(4), 'sleep'));
const sleepSame = verdictOn(change(level(7), level(7), 'sleep'));
const painBetter = verdictOn(change(level(8), level(2), 'pain'));
const respond = (found: Change, ...others: readonly ReturnType<typeof verdictOn>[]): Response =>
  responseOf({ change: found, others, told: [], caveats: [], flareUntil: null });

describe('response', () => {
  it.each<[string, Change, readonly ReturnType<typeof verdictOn>[], Response['label']]>([
    ['half gone is substantial, alone', change(level(8), level(4)), [], 'substantial'],
    ['49 % with better sleep', change(level(8), level(4.08)), [sleepBetter], 'responder'],
    ['30 % with better sleep', change(level(7), level(4.9)), [sleepBetter], 'responder'],
    ['30 % with nothing to confirm it', change(level(7), level(4.9)), [sleepSame], 'partial'],
    ['30 % of PEG is not confirmed by pain, which asks the same', change(level(7), level(4.9)), [painBetter], 'partial'],
    ['29 % with better sleep', change(level(7), level(4.97)), [sleepBetter], 'partial'],
    ['one PEG point', change(level(7), level(6)), [], 'partial'],
    ['pain as before, but better sleep', change(level(7), level(7)), [sleepBetter], 'partial'],
    ['nothing changed', change(level(7), level(7)), [sleepSame], 'non-responder'],
    ['5 % less', change(level(7), level(6.65)), [], 'non-responder'],
    ['a little more, below worse', change(level(6), level(6.9)), [], 'non-responder'],
    ['one PEG point more, sustained', change(level(6), level(7)), [], 'worse'],
    ['more on the whole, but the last reading is back', change(level(5), [8, 8, 8, 8, 8, 5]), [], 'not-assessable'],
    ['10 % less within noise', change(level(7, 2), level(6.2, 2)), [], 'not-assessable'],
    ['nothing changed, on two readings a side: too wide to say', change(level(7, 2), level(6.8, 2)), [], 'not-assessable'],
    ['nothing left to improve', change(level(0), level(0)), [], 'not-assessable'],
    ['from zero to pain is still worse', change(level(0), level(3)), [], 'worse'],
    ['pain now: two points more, sustained', change(level(5), level(7), 'pain'), [], 'worse'],
    ['pain now: one point more is not worse', change(level(5), level(6), 'pain'), [], 'non-responder'],
  ])('%s', (_case, found, others, expected) => expect(respond(found, ...others).label).toBe(expected));

  it('an expected flare is not held against it, and improvement is not hidden by it', () => {
    const during = (found: Change): string => responseOf({ change: found, others: [], told: [], caveats: [], flareUntil: '2026-01-21' }).label;
    expect(during(change(level(6), level(7)))).toBe('not-assessable');
    expect(during(change(level(6), level(6)))).toBe('not-assessable');
    expect(during(change(level(8), level(4)))).toBe('substantial');
  });

  it('says it in one sentence with change, interval and both n', () => {
    expect(respond(change(level(7), level(4.2)), sleepBetter).sentence).toBe(
      'Responder. PEG 7.0 → 4.2: −2.8 points (−40 %), 90 % interval −3.5 to −2.1, 6 readings before and 6 now. Also better: Sleep.',
    );
  });
});

describe('one measure', () => {
  it.each<[string, Change, string]>([
    ['PEG one point down', change(level(6), level(5)), 'better'],
    ['PEG one point up', change(level(6), level(7)), 'worse'],
    ['PEG half a point down', change(level(6), level(5.5)), 'no-meaningful-change'],
    ['PEG one point down on two readings a side', change(level(6, 2), level(5, 2)), 'cannot-tell'],
    ['sleep 1.9 down', change(level(6), level(4.1), 'sleep'), 'cannot-tell'],
    ['sleep two down', change(level(6), level(4), 'sleep'), 'better'],
    ['PHQ-4 three down', change(level(6), level(3), 'phq4'), 'better'],
    ['PHQ-4 two down', change(level(6), level(4), 'phq4'), 'no-meaningful-change'],
  ])('%s is %s', (_case, found, kind) => expect(verdictOn(found).kind).toBe(kind));

  it.each<[string, Figure | null, number, string]>([
    ['no reading before', null, 4, 'Cannot tell. No PEG reading before the start to compare with.'],
    ['one reading before', figure([6]), 4, 'Cannot tell. Only one PEG reading before the start; two are needed.'],
    ['one reading now', figure([6, 6]), 1, 'Cannot tell. Only one PEG reading from January 1, 2026 to January 28, 2026; two are needed.'],
  ])('%s: cannot tell, and why', (_case, before, n, sentence) => {
    const after = level(5, n);
    const period = { from: DAY, to: addDays(DAY, 27) };
    expect(verdictBetween('peg', before, { ...figure(after), ...period, readings: weekly(after) }, period).sentence).toBe(sentence);
  });
});

describe('benefit, for rules that gate on it', () => {
  it.each<[string, Change | null, string]>([
    ['no readings yet', null, 'unknown'],
    ['a clear point', change(level(7), level(6)), 'established'],
    ['11 % but within noise', change(level(7, 2), level(6.2, 2)), 'not-established'],
    ['unchanged', change(level(7), level(7)), 'not-established'],
    ['worse', change(level(6), level(8)), 'not-established'],
  ])('%s: %s', (_case, found, expected) => expect(benefitOf(found)).toBe(expected));
});

it('draws the 30 % and 50 % lines below the baseline', () => {
  const { at30, at50 } = targetLines(figure(level(8)));
  expect(at30).toBeCloseTo(5.6, 9);
  expect(at50).toBe(4);
});

describe('properties', () => {
  const values = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 2, maxLength: 10 });
  it('a verdict always carries an interval around its estimate and two readings on each side', () => {
    fc.assert(
      fc.property(values, values, fc.boolean(), (before, after, confirmed) => {
        const found = respond(change(before, after), confirmed ? sleepBetter : sleepSame);
        if (found.label === 'not-assessable') return expect(found.reasons.length).toBeGreaterThan(0);
        expect(RESPONSE_LABELS).toContain(found.label);
        expect(found.change.interval.low).toBeLessThan(found.change.points);
        expect(found.change.interval.high).toBeGreaterThan(found.change.points);
        expect(Math.min(found.change.before.n, found.change.now.n)).toBeGreaterThanOrEqual(2);
      }),
    );
  });
  it('lower pain now never gives a worse label', () => {
    const rank = { worse: 0, 'non-responder': 1, partial: 2, responder: 3, substantial: 4 } as const;
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 10 }), fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 10 }), (before, a, b) => {
        const label = (value: number) => respond(change(level(before, 8), level(value, 8)), sleepBetter).label;
        const [better, worse] = [label(Math.min(a, b)), label(Math.max(a, b))];
        if (better !== 'not-assessable' && worse !== 'not-assessable') expect(rank[better]).toBeGreaterThanOrEqual(rank[worse]);
      }),
    );
  });
});
