import { describe, expect, it } from '@jest/globals';
import { fanPaths, placedBands, placedEvents, scalesOf, type TimelineEvent } from './timeline-parts';

const PERIOD = { from: '2026-11-01', to: '2026-11-11' };
const RANGE = { min: 0, max: 10 };
const SCALES = scalesOf(PERIOD, RANGE, { width: 100, height: 50 });
const event = (on: string, to = on): TimelineEvent => ({ on, to, kind: 'start', label: 'x' });

describe('events on the time axis', () => {
  it.each<[what: string, events: readonly TimelineEvent[], places: readonly (readonly [number, number])[]]>([
    ['stand on their day', [event('2026-11-06')], [[50, 0]]],
    [
      'go below each other where they would cover each other',
      [event('2026-11-06'), event('2026-11-06'), event('2026-11-08')],
      [
        [50, 0],
        [50, 1],
        [70, 0],
      ],
    ],
    ['are left out when they are over before the period', [event('2026-10-01', '2026-10-31'), event('2026-11-12')], []],
    ['that reach into the period stand at its edge', [event('2026-10-01', '2026-11-02')], [[0, 0]]],
  ])('%s', (_what, events, places) => {
    expect(placedEvents(events, PERIOD, SCALES).map(({ x, lane }) => [x, lane])).toEqual(places);
  });
});

describe('the fan', () => {
  const at = (on: string, expected: number, half: number) => ({ on, expected, low: expected - half, high: expected + half });

  it('stays on the scale, and is drawn from two days on', () => {
    const { band, middle } = fanPaths([at('2026-11-01', 5, 1), at('2026-11-11', 8, 4)], PERIOD, SCALES, RANGE);
    expect(band).toBe('M0.0 20.0L100.0 0.0L100.0 30.0L0.0 30.0z');
    expect(middle).toBe('M0.0 25.0L100.0 10.0');
    expect(fanPaths([at('2026-11-01', 5, 1)], PERIOD, SCALES, RANGE)).toEqual({ band: '', middle: '' });
  });
});

describe('courses below the lines', () => {
  const band = { courseId: 'a', label: 'Duloxetine', category: null, from: '2026-10-01', to: '2026-11-06', flareTo: null };

  it.each([
    ['cut to the period', band, { x: 0, width: 50, flare: 0, startsInside: false }],
    [
      'with an early worsening no longer than the course',
      { ...band, from: '2026-11-02', flareTo: '2026-12-01' },
      { x: 10, width: 40, flare: 40, startsInside: true },
    ],
    ['seen even if it lasted no time', { ...band, from: '2026-11-06' }, { width: 3 }],
  ])('%s', (_what, one, place) => expect(placedBands([one], PERIOD, SCALES)).toMatchObject([place]));

  it('keep their names inside, shortened where there is no room', () => {
    const [long] = placedBands([{ ...band, label: 'Cognitive behavioral therapy for pain', from: '2026-11-05' }], PERIOD, SCALES);
    expect(long?.word).toMatchObject({ text: 'Cognitive beha…' });
    expect(long?.word.x).toBeLessThan(10);
  });
});
