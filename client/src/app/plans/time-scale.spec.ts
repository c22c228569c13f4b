import { describe, expect, it } from '@jest/globals';
import { addDays, daysBetween } from '@stagewell/shared/dates';
import fc from 'fast-check';
import { daysOf, heldScale, mondayOf, monthsOf, monthWords, sameScale, scaleOf, weeksOf, xOf, zoomedBy, ZOOMS } from './time-scale';

const SPAN = { from: '2026-12-07', to: '2027-03-01' };
const WIDTH = 800;
const spans = fc
  .tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 900 }))
  .map(([from, length]) => ({ from: addDays('2024-02-01', from), to: addDays('2024-02-01', from + length) }));
const widths = fc.integer({ min: 1, max: 3000 });

describe('a day and its place', () => {
  it.each(ZOOMS)('%s: days to pixels and back', (zoom) => {
    fc.assert(
      fc.property(spans, widths, fc.integer({ min: -500, max: 500 }), (span, width, days) => {
        const scale = scaleOf(span, zoom, width);
        expect(daysOf(scale, xOf(scale, addDays(scale.from, days)))).toBe(days);
      }),
    );
  });

  it('less than half a day is the same day', () => {
    const scale = scaleOf(SPAN, 'weeks', WIDTH);
    expect([3.4, 3.6, -3.4, -3.6].map((pixels) => Math.abs(daysOf(scale, pixels)))).toEqual([0, 1, 0, 1]);
  });
});

describe('the scale', () => {
  it.each(ZOOMS)('%s: begins on a Monday before the span, ends after it, and fills the width', (zoom) => {
    fc.assert(
      fc.property(spans, widths, (span, width) => {
        const scale = scaleOf(span, zoom, width);
        expect(mondayOf(scale.from)).toBe(scale.from);
        expect(daysBetween(scale.from, span.from)).toBeGreaterThanOrEqual(7);
        expect(daysBetween(span.to, addDays(scale.from, scale.days))).toBeGreaterThanOrEqual(14);
        expect(scale.days % 7).toBe(0);
        expect(scale.days * scale.pxPerDay).toBeGreaterThanOrEqual(width - 1e-6);
      }),
    );
  });

  it('fit leaves nothing to scroll to, as long as a day can be told from the next', () => {
    fc.assert(
      fc.property(spans, widths, (span, width) => {
        const { days, pxPerDay } = scaleOf(span, 'fit', width);
        fc.pre(pxPerDay > 0.6);
        expect(days * pxPerDay).toBeCloseTo(width, 6);
      }),
    );
    // Here the quotient is no binary fraction.
    expect(scaleOf({ from: '2024-02-01', to: '2024-08-27' }, 'fit', 303).days).toBe(238);
  });
});

describe('fit up to a day', () => {
  const long = { ...SPAN, to: '2027-12-31' };

  it('has that day on the screen and the rest beside it', () => {
    const scale = scaleOf({ ...long, fitTo: SPAN.to }, 'fit', WIDTH);
    expect(scale.pxPerDay).toBe(scaleOf(SPAN, 'fit', WIDTH).pxPerDay);
    expect(xOf(scale, SPAN.to)).toBeLessThan(WIDTH);
    expect(xOf(scale, long.to)).toBeGreaterThan(WIDTH * 2);
  });

  it('never beyond the end, and on a narrow screen never closer than a day can be told', () => {
    expect(scaleOf({ ...SPAN, fitTo: long.to }, 'fit', WIDTH)).toEqual(scaleOf(SPAN, 'fit', WIDTH));
    expect(scaleOf({ ...long, fitTo: SPAN.to }, 'fit', 10).pxPerDay).toBe(0.6);
  });
});

describe('the header', () => {
  it.each([
    ['2026-12-07', '2026-12-07'],
    ['2026-12-13', '2026-12-07'],
    ['1969-12-31', '1969-12-29'],
    ['2024-03-01', '2024-02-26'],
  ])('the week of %s begins on %s', (on, monday) => {
    expect(mondayOf(on)).toBe(monday);
  });

  it('names the year with the first month and with January', () => {
    const labels = monthsOf(scaleOf(SPAN, 'months', 300)).map(({ label }) => label);
    expect(labels).toEqual(['Nov 2026', 'Dec', 'Jan 2027', 'Feb', 'Mar']);
  });

  it.each([monthsOf, weeksOf])('%p covers the scale without a gap or an overlap', (ticksOf) => {
    fc.assert(
      fc.property(spans, fc.constantFrom(...ZOOMS), widths, (span, zoom, width) => {
        const scale = scaleOf(span, zoom, width);
        const end = ticksOf(scale).reduce((left, tick) => {
          expect(tick.left).toBeCloseTo(left, 6);
          return tick.left + tick.width;
        }, 0);
        expect(end).toBeCloseTo(scale.days * scale.pxPerDay, 6);
      }),
    );
  });

  it('a week is told by the day of the month of its Monday', () => {
    expect(
      weeksOf(scaleOf(SPAN, 'weeks', 1))
        .slice(0, 3)
        .map(({ label }) => label),
    ).toEqual(['30', '7', '14']);
  });
});

describe('zooming', () => {
  const scale = scaleOf(SPAN, 'months', WIDTH);

  it('in until a day is as wide as a finger, out until everything fits', () => {
    expect(zoomedBy(scale, 2, WIDTH)).toBe(scale.pxPerDay * 2);
    expect(zoomedBy(scale, 100, WIDTH)).toBe(24);
    const all = scaleOf(SPAN, zoomedBy(scale, 0.01, WIDTH), WIDTH);
    expect(all.days * all.pxPerDay).toBeCloseTo(WIDTH, 6);
  });

  it('by a number gives so many pixels a day', () => {
    expect(scaleOf(SPAN, 10, WIDTH).pxPerDay).toBe(10);
  });
});

describe('a scale that is held', () => {
  const held = scaleOf(SPAN, 'fit', WIDTH);

  it('keeps the place and the width of a day, and makes room', () => {
    const wanted = scaleOf({ ...SPAN, to: addDays(SPAN.to, 70) }, 'fit', WIDTH);
    expect(heldScale(held, wanted)).toEqual({ ...held, days: wanted.days });
    expect(sameScale(heldScale(held, held), held)).toBe(true);
  });

  it('never shrinks under the hand', () => {
    const wanted = scaleOf({ from: addDays(SPAN.from, 14), to: addDays(SPAN.to, -28) }, 'fit', WIDTH);
    expect(heldScale(held, wanted)).toEqual(held);
  });
});

describe('the name of a month where there is little room', () => {
  it.each([
    ['Jan 2027', 80, 'Jan 2027'],
    ['Jan 2027', 60, 'Jan ’27'],
    ['Jan 2027', 50, 'Jan'],
    ['Feb', 35, 'Feb'],
    ['Jan 2027', 30, 'J'],
    ['Feb', 10, ''],
  ])('%s on %i pixels: %s', (label, width, words) => {
    expect(monthWords({ on: '2027-01-01', left: 0, label, width })).toBe(words);
  });
});
