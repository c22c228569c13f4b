import { describe, expect, it } from '@jest/globals';
import { type Figures, figureRows, shareRows } from './figure-rows';

const FIGURES: Figures = {
  name: 'One',
  firstReliefOn: '2027-01-04',
  meanWaitDays: 20,
  fullPlanOn: '2027-02-01',
  findings: { block: 0, warn: 1, inform: 0 },
  notEvaluable: 2,
  information: { placeholder: true, courses: [{ courseId: 'a', share: 0.5 }], pairs: [{ courseIds: ['a', 'b'], share: 0.25 }] },
  peakVisitsPerWeek: 2,
  costPerMonth: null,
  reviewsNeeded: 3,
  reviews: 7,
};
const figures = (more: Partial<Figures> = {}): Figures => ({ ...FIGURES, ...more });
const mixed = (...pairs: readonly (readonly [string, string, number])[]): Figures =>
  figures({ information: { ...FIGURES.information, pairs: pairs.map(([a, b, share]) => ({ courseIds: [a, b], share })) } });
const nameOf = (id: string): string => id.toUpperCase();
const row = (name: string, all: readonly (Figures | null)[]) =>
  figureRows(all, nameOf)
    .find((one) => one.name === name)
    ?.cells.map((cell) => cell && `${cell.text}${cell.mark === null ? '' : cell.mark === 'equal' ? ' =' : ' *'}`);
const paid = (cents: number) => figures({ costPerMonth: [{ month: '2027-01', cents }] });

describe('the best of a figure', () => {
  it.each([
    ['is the earliest day', 'First judgement', [figures(), figures({ firstReliefOn: '2027-01-03' })], ['Jan 4, 2027', 'Jan 3, 2027 *']],
    ['is in several when they share it', 'Busiest week', [figures(), figures({ peakVisitsPerWeek: 3 }), figures()], ['2 =', '3', '2 =']],
    ['is nowhere when all are the same', 'Busiest week', [figures(), figures()], ['2', '2']],
    ['is nowhere when there is one only', 'Busiest week', [figures()], ['2']],
    [
      'is nowhere when one of them is not known',
      'First judgement',
      [figures(), figures({ firstReliefOn: null }), figures({ firstReliefOn: '2027-01-03' })],
      ['Jan 4, 2027', 'no course states a day', 'Jan 3, 2027'],
    ],
    ['zero is a figure', 'Busiest week', [figures(), figures({ peakVisitsPerWeek: 0 })], ['2', '0 *']],
    ['what is still worked out is not compared with', 'Busiest week', [figures(), null, figures({ peakVisitsPerWeek: 1 })], ['2', null, '1 *']],
    [
      'more information is better',
      'Judged alone',
      [figures(), figures({ information: { ...FIGURES.information, courses: [{ courseId: 'a', share: 1 }] } })],
      ['50 %', '100 % *'],
    ],
    ['open rules rank nothing', 'Rules left open', [figures(), figures({ notEvaluable: 0 })], ['2', '0']],
    ['an unknown cost is said, and ranks nothing', 'Patient cost a month', [figures(), paid(0)], ['not known: a price is missing', 'Jan 2027 $0.00']],
    ['the dearest month ranks the cost', 'Patient cost a month', [paid(1050), paid(1049)], ['Jan 2027 $10.50', 'Jan 2027 $10.49 *']],
    [
      'shares that read the same are the same',
      'Pair that overlaps most',
      [mixed(['a', 'b', 0.331]), mixed(['a', 'c', 0.329]), mixed(['a', 'b', 0.4])],
      ['33 %: A with B =', '33 %: A with C =', '40 %: A with B'],
    ],
    [
      'of several pairs the first by name stands for all',
      'Pair that overlaps most',
      [mixed(['z', 'b', 0.4], ['a', 'c', 0.4], ['b', 'c', 0.1])],
      ['40 %: A with C and 1 other pair'],
    ],
    ['the wait is an average', 'Starts, on average', [figures(), figures({ meanWaitDays: 13.04 })], ['20.0 days from today', '13.0 days from today *']],
    [
      'what waits for nothing ranks nothing',
      'Starts, on average',
      [figures(), figures({ meanWaitDays: null })],
      ['20.0 days from today', 'no course is still to start'],
    ],
    ['the pair that overlaps most is named', 'Pair that overlaps most', [figures()], ['25 %: A with B']],
  ] as const)('%s', (_what, name, all, expected) => expect(row(name, all)).toEqual(expected));
});

describe('telling effects apart', () => {
  it('lists every course, and the pairs that are judged together anywhere; unknown is said', () => {
    const other = figures({
      information: {
        placeholder: true,
        courses: [{ courseId: 'a', share: null }],
        pairs: [
          { courseIds: ['a', 'b'], share: 0 },
          { courseIds: ['a', 'c'], share: 0 },
        ],
      },
    });
    expect(shareRows([FIGURES, other, null], nameOf)).toMatchObject({
      courses: [{ name: 'A', texts: ['50 %', 'cannot be told', null] }],
      pairs: [{ name: 'A with B', texts: ['25 %', '0 %', null] }],
    });
  });
});
