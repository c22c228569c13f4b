import { describe, expect, it } from '@jest/globals';
import type { CourseTold, PlanInformation } from '@stagewell/shared/plans/plan-information';
import { type Figures, figureRows, toldRows } from './figure-rows';

const toldOf = (courseId: string, information: number, more: Partial<CourseTold> = {}): CourseTold => ({
  ...{ courseId, information, correlation: 0, mostLike: null, assurance: 0.5, detectable: 2, legibility: 'partly', assumed: [] },
  ...more,
});
const INFORMATION: PlanInformation = {
  courses: [toldOf('a', 0.5)],
  pairs: [{ courseIds: ['a', 'b'], correlation: -0.45 }],
  gain: 0.35,
  settled: 0.5,
  checkIns: { made: 4, planned: 12, until: '2027-05-01' },
};

const FIGURES: Figures = {
  name: 'One',
  firstReliefOn: '2027-01-04',
  meanWaitDays: 20,
  fullPlanOn: '2027-02-01',
  findings: { block: 0, warn: 1, inform: 0 },
  notEvaluable: 2,
  information: INFORMATION,
  peakVisitsPerWeek: 2,
  cost: null,
  reviewsNeeded: 3,
  reviews: 7,
};
const figures = (more: Partial<Figures> = {}): Figures => ({ ...FIGURES, ...more });
const mixed = (...pairs: readonly (readonly [string, string, number])[]): Figures =>
  figures({ information: { ...INFORMATION, pairs: pairs.map(([a, b, correlation]) => ({ courseIds: [a, b], correlation })) } });
const nameOf = (id: string): string => id.toUpperCase();
const row = (name: string, all: readonly (Figures | null)[]) =>
  figureRows(all, nameOf)
    .find((one) => one.name === name)
    ?.cells.map((cell) => cell && `${cell.text}${cell.mark === null ? '' : cell.mark === 'equal' ? ' =' : ' *'}`);
const paid = (cents: number | null, knownCents = cents ?? 0) =>
  figures({ cost: { from: '2027-01-01', until: '2027-12-31', months: [{ month: '2027-01', cents, knownCents }], total: { cents, knownCents } } });

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
      'How much will be learned',
      [figures(), figures({ information: { ...INFORMATION, settled: 0.62, gain: 0.48 } })],
      ['some: 50 % (0.35 nats)', 'much: 62 % (0.48 nats) *'],
    ],
    [
      'the course told least is named',
      'Told least',
      [
        figures({ information: { ...INFORMATION, courses: [toldOf('a', 0.5), toldOf('b', 0.2, { legibility: 'hardly' })] } }),
        figures({ information: { ...INFORMATION, courses: [toldOf('a', 0.4)] } }),
        figures({ information: { ...INFORMATION, courses: [] } }),
      ],
      ['B: hardly, 20 %', 'A: partly, 40 %', 'no effect to tell'],
    ],
    ['open rules rank nothing', 'Rules left open', [figures(), figures({ notEvaluable: 0 })], ['2', '0']],
    ['an unknown cost is said, and ranks nothing', 'Patient pays', [figures(), paid(null, 500), paid(0)], ['prices are not read', 'at least $5.00', '$0.00']],
    ['the total ranks the cost', 'Patient pays', [paid(1050), paid(1049)], ['$10.50', '$10.49 *']],
    ['and the dearest month stands beside it', 'Dearest month', [paid(1050), paid(1049)], ['$10.50 in Jan 2027', '$10.49 in Jan 2027 *']],
    [
      'correlations that read the same are the same, whatever their sign',
      'Pair hardest to tell apart',
      [mixed(['a', 'b', 0.431]), mixed(['a', 'c', -0.429]), mixed(['a', 'b', -0.6])],
      ['A with B: 0.43 =', 'A with C: −0.43 =', 'A with B: −0.60'],
    ],
    [
      'of several pairs the first by name stands for all',
      'Pair hardest to tell apart',
      [mixed(['z', 'b', 0.5], ['a', 'c', 0.5], ['b', 'c', 0.1])],
      ['A with C: 0.50 and 1 other pair'],
    ],
    ['a pair that is told apart is not named', 'Pair hardest to tell apart', [mixed(['a', 'b', 0.2]), mixed()], ['none is hard to tell apart', 'no pair']],
    ['the wait is an average', 'Starts, on average', [figures(), figures({ meanWaitDays: 13.04 })], ['20.0 days from today', '13.0 days from today *']],
    [
      'what waits for nothing ranks nothing',
      'Starts, on average',
      [figures(), figures({ meanWaitDays: null })],
      ['20.0 days from today', 'no course is still to start'],
    ],
  ] as const)('%s', (_what, name, all, expected) => expect(row(name, all)).toEqual(expected));
});

describe('telling effects apart', () => {
  it('lists every course, and the pairs that are hard to tell apart anywhere', () => {
    const information: PlanInformation = {
      ...INFORMATION,
      courses: [toldOf('a', 0.7, { legibility: 'clear' })],
      pairs: [
        { courseIds: ['a', 'b'], correlation: 0.7 },
        { courseIds: ['a', 'c'], correlation: 0.1 },
      ],
    };
    expect(toldRows([FIGURES, figures({ information }), null], nameOf)).toMatchObject({
      courses: [{ name: 'A', texts: ['partly, 50 %', 'clearly, 70 %', null] }],
      pairs: [{ name: 'A with B', texts: ['−0.45, hard to tell apart', '0.70, only told together', null] }],
    });
  });
  it('how much will be learned is a bar as well', () => {
    const learned = figureRows([FIGURES, null], nameOf).find(({ name }) => name === 'How much will be learned');
    expect(learned?.cells.map((cell) => cell?.share)).toEqual([0.5, undefined]);
  });
});
