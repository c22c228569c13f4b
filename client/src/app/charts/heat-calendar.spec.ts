import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { violations } from '../../testing/axe';
import { figureIn } from '../../testing/chart-figure';
import { heatCells, stepOf } from './calendar-cells';
import { HeatCalendar } from './heat-calendar';

const RANGE = { min: 0, max: 10 };
const PERIOD = { from: '2026-11-18', to: '2026-11-25' };
const READINGS = [
  { on: '2026-11-18', value: 0 },
  { on: '2026-11-23', value: 6.333 },
];

describe('the step of a value', () => {
  it.each([
    [null, 'empty'],
    [0, 'zero'],
    [0.1, 1],
    [2, 1],
    [2.1, 2],
    [10, 5],
  ] as const)('%p is %p', (value, step) => expect(stepOf(value, RANGE)).toBe(step));
});

describe('the days of a calendar', () => {
  it('are all days of the period, in weeks that begin on Monday', () => {
    const cells = heatCells(READINGS, RANGE, PERIOD);
    expect(cells.map(({ weekday, week, step }) => [weekday, week, step])).toEqual([
      [3, 0, 'zero'],
      [4, 0, 'empty'],
      [5, 0, 'empty'],
      [6, 0, 'empty'],
      [7, 0, 'empty'],
      [1, 1, 4],
      [2, 1, 'empty'],
      [3, 1, 'empty'],
    ]);
  });
});

describe('a heat calendar', () => {
  it('prints every number, zero too, leaves the rest empty, and says how many days were answered', async () => {
    const fixture = TestBed.createComponent(HeatCalendar);
    for (const [name, value] of Object.entries({ label: 'PEG', range: RANGE, readings: READINGS, period: PERIOD })) fixture.componentRef.setInput(name, value);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const figure = await figureIn(fixture);
    expect([...element.querySelectorAll('text.value')].map((text) => text.textContent)).toEqual(['0', '6.3']);
    expect(element.querySelectorAll('g.step-empty rect')).toHaveLength(6);
    expect(await figure.caption()).toBe(
      'PEG by day: 2 of 8 days answered, lowest 0.0 on Nov 18, 2026, highest 6.3 on Nov 23, 2026. An empty day was not answered.',
    );
    expect(await figure.rows()).toEqual([
      ['Nov 23, 2026', 'Monday', '6.3'],
      ['Nov 18, 2026', 'Wednesday', '0.0'],
    ]);
    expect(await violations(element)).toEqual([]);
  });
});
