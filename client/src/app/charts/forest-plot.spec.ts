import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { violations } from '../../testing/axe';
import { ChartFigureHarness, figureIn } from '../../testing/chart-figure';
import { ForestPlot } from './forest-plot';
import { forestLayout } from './forest-layout';
import { effectText, type ForestRow, forestRows } from './forest-rows';

const row = (id: string, more: Partial<ForestRow> = {}): ForestRow => ({
  id,
  name: id,
  look: { severity: 'passed', word: 'Likely helping' },
  effect: { points: -1.4, low: -2.3, high: -0.5 },
  mcid: 1,
  n: '8 readings before, 14 since',
  fromReadings: 0.61,
  joint: false,
  reasons: [],
  ...more,
});
const UNKNOWN = row('CBT', { look: { severity: 'unknown', word: 'Cannot tell' }, reasons: ['Its effect cannot be told apart from that of Exercise.'] });

const open = async (rows: readonly ForestRow[]): Promise<{ readonly element: HTMLElement; readonly figure: ChartFigureHarness }> => {
  const fixture = TestBed.createComponent(ForestPlot);
  fixture.componentRef.setInput('heading', 'Effects on PEG');
  fixture.componentRef.setInput('unit', 'points of PEG');
  fixture.componentRef.setInput('rows', rows);
  await fixture.whenStable();
  return { element: fixture.nativeElement as HTMLElement, figure: await figureIn(fixture) };
};

describe('a forest plot', () => {
  it('says verdict, size, interval, readings and their share of each row, in a table as in the drawing', async () => {
    const { figure, element } = await open([row('Duloxetine'), UNKNOWN]);
    expect(await figure.rows()).toEqual([
      ['Duloxetine', 'Likely helping', '−1.4', '−2.3 to −0.5', '1', '8 readings before, 14 since', '61 %', ''],
      ['CBT', 'Cannot tell', '−1.4', '−2.3 to −0.5', '1', '8 readings before, 14 since', '61 %', 'Its effect cannot be told apart from that of Exercise.'],
    ]);
    const drawn = element.querySelector('.frame')?.textContent ?? '';
    for (const words of ['Duloxetine', 'Likely helping', '−1.4 (−2.3 to −0.5)', '8 readings before, 14 since', '61 % from readings', 'Cannot tell'])
      expect(drawn).toContain(words);
    expect(await figure.caption()).toContain('includes placebo, context');
    expect(await violations(element)).toEqual([]);
  });

  it('draws a diamond of what is judged together, a point of what is not, and nothing where nothing is known', async () => {
    const { element } = await open([row('A'), row('B'), row('A B', { joint: true }), row('C', { effect: null })]);
    expect(element.querySelectorAll('circle.mark')).toHaveLength(2);
    expect(element.querySelectorAll('path.mark')).toHaveLength(1);
    expect(element.querySelector('.frame')?.textContent).toContain('nothing to draw');
  });

  it('without a course says so', async () => {
    const { element, figure } = await open([]);
    expect(element.querySelector('.frame')?.textContent).toContain('No course has started.');
    expect(await figure.rows()).toEqual([['No course has started.']]);
    expect(await violations(element)).toEqual([]);
  });
});

describe('where things stand', () => {
  it.each([390, 700, 1100])('at %i pixels nothing leaves the drawing, and none lies between better and worse', (width) => {
    const layout = forestLayout(
      [row('Duloxetine with a name that is so long that it has to be broken'), UNKNOWN, row('C', { effect: { points: 9, low: 2, high: 16 } })],
      width,
    );
    const xs = layout.rows.flatMap(({ marks, band }) => [...Object.values(marks ?? {}), band.x, band.x + band.width]);
    expect([Math.min(...xs) >= 0, Math.max(...xs) <= width]).toEqual([true, true]);
    for (const { words, top, height } of layout.rows) for (const { y } of words) expect(Math.min(y - top, top + height - y)).toBeGreaterThan(0);
    expect(layout.zero).toBeGreaterThan(layout.rows[0]?.marks?.high ?? Infinity);
    expect(layout.ticks.map(({ value }) => value)).toContain(0);
  });
});

describe('rows of an attribution', () => {
  it('has courses first, then those that can only be judged together by their names', () => {
    const found = {
      effect: { points: -2, sd: 1, interval: { low: -3, high: -1, level: 0.9, method: '' }, helps: 0.9, harms: 0 },
      n: { before: 1, since: 4 },
      fromReadings: 0.5,
      notes: [],
      sentence: '',
    } as const;
    const course = (courseId: string, name: string) =>
      ({ courseId, name, ...found, verdict: 'cannot-tell', reasons: ['Why.'], percentOfBefore: null, now: null, notApartFrom: [], faded: null }) as const;
    const rows = forestRows(
      { courses: [course('a', 'Exercise'), course('b', 'CBT')], groups: [{ courseIds: ['a', 'b'], ...found, verdict: 'likely-helping', reasons: [] }] },
      1,
    );
    expect(rows.map(({ name, look, joint, n }) => [name, look.word, joint, n])).toEqual([
      ['Exercise', 'Cannot tell', false, '1 reading before, 4 since'],
      ['CBT', 'Cannot tell', false, '1 reading before, 4 since'],
      ['Together: Exercise and CBT', 'Likely helping', true, '1 reading before, 4 since'],
    ]);
    expect(effectText(row('x', { effect: { points: 0.04, low: -0.04, high: 1 } }))).toBe('0.0 (0.0 to +1.0)');
  });
});
