import { expect, it } from '@jest/globals';
import { MODALITY_BY_ID } from '../../catalogue/catalogue.js';
import { addDays } from '../../dates.js';
import type { Chart } from '../../plans/chart.js';
import { attributionFor } from './chart-attribution.js';

const START = '2027-01-04';
const day = (days: number): string => addDays(START, days);
const checkIn = (on: number, peg: number) => ({ takenOn: day(on), peg, painNow: null, sleep: null, phq4: null, function: null, redFlags: [], adherence: [] });
const chart = (change: object = {}): Chart =>
  ({
    today: day(140),
    baseline: null,
    plan: { courses: [{ id: 'a', modalityId: 'duloxetine', startedOn: day(28), endedOn: null, steps: [] }] },
    checkIns: [...[0, 7, 14, 21].map((on) => checkIn(on, 8)), ...[35, 42, 49, 56, 63, 70, 77, 84, 91, 98].map((on) => checkIn(on, 4))],
    facts: [],
    events: [],
    ...change,
  }) as unknown as Chart;
const others = (change: object): readonly string[] =>
  attributionFor(chart(change), MODALITY_BY_ID, 'peg').attribution.others.map(({ kind, of }) => `${kind} ${of}`.trim());

it('holds what was observed against what would have come without any course, from the first reading to today', () => {
  const { attribution, without } = attributionFor(chart(), MODALITY_BY_ID, 'peg');
  expect(attribution.courses).toMatchObject([{ courseId: 'a', verdict: 'likely-helping', n: { before: 4, since: 10 } }]);
  expect([without[0]?.on, without.at(-1)?.on]).toEqual([day(0), day(140)]);
  expect(without.length).toBeLessThan(62);
  expect(without.every(({ low, expected, high }) => low < expected && expected < high)).toBe(true);
});

it('allows for life events, and for regression to the mean when the patient came at a bad time', () => {
  expect(others({})).not.toContain('regression');
  expect(others({ events: [{ id: 'e', label: 'Flu', startsOn: day(60), endsOn: null }] })).toContain('event e');
  const came = (answer: string, takenOn: string) => ({ code: 'enrolled_high', answer, takenOn });
  expect(others({ facts: [came('yes', day(0))] }).some((kind) => kind.startsWith('regression'))).toBe(true);
  expect(others({ facts: [came('yes', day(0)), came('no', day(3))] }).some((kind) => kind.startsWith('regression'))).toBe(false);
});

it.each<[string, object]>([
  ['no plan', { plan: null }],
  ['no check-in', { checkIns: [] }],
])('%s: no fan, and nothing is said of a course that is not there', (_case, change) => {
  const { attribution, without } = attributionFor(chart(change), MODALITY_BY_ID, 'peg');
  expect(without).toEqual([]);
  expect(attribution.courses.every(({ verdict }) => verdict === 'cannot-tell')).toBe(true);
});
