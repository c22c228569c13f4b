import { provideNoopAnimations } from '@angular/platform-browser/animations';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import type { ExpectedWithout } from '@stagewell/shared/progress/attribution/without';
import { violations } from '../../testing/axe';
import { figureIn } from '../../testing/chart-figure';
import { againstExpected, sayAgainst } from './against-expected';
import { ExpectedObserved } from './expected-observed';

const FAN: readonly ExpectedWithout[] = [
  { on: '2026-09-01', expected: 6, low: 5, high: 7 },
  { on: '2026-09-11', expected: 7, low: 5, high: 9 },
];
const at = (on: string, value: number) => ({ on, value });

describe('a reading against the fan', () => {
  it.each([
    ['on a day of it', '2026-09-11', { expected: 7, low: 5, high: 9 }],
    ['between two days, by their distance', '2026-09-06', { expected: 6.5, low: 5, high: 8 }],
    ['before it', '2026-08-31', null],
    ['after it', '2026-09-12', null],
  ])('%s', (_what, on, without) => {
    const [one] = againstExpected([at(on, 4)], FAN);
    if (without === null) expect(one?.without).toBeNull();
    else expect(one?.without).toMatchObject(without);
  });

  it.each([
    ['no start', null, FAN, 'No course has started'],
    ['no fan', '2026-09-01', [], 'fewer than two readings before the first start'],
    ['nothing since the start', '2026-09-11', FAN, 'No PEG reading since the first start in this period.'],
    ['three, one of each', '2026-09-01', FAN, 'of 3 readings since the first start 1 lie below'],
  ])('%s', (_what, firstStart, fan, words) => {
    const readings = [at('2026-09-01', 6), at('2026-09-06', 0), at('2026-09-08', 5.5), at('2026-09-11', 10)];
    expect(sayAgainst('PEG', againstExpected(readings, fan), firstStart)).toContain(words);
  });
});

describe('expected against observed', () => {
  it('draws the band behind the readings, and lists how each lies to it', async () => {
    TestBed.configureTestingModule({ providers: [provideNoopAnimations()] });
    const fixture = TestBed.createComponent(ExpectedObserved);
    const inputs = {
      label: 'PEG',
      range: { min: 0, max: 10 },
      segments: [[at('2026-09-01', 6), at('2026-09-06', 0)], [at('2026-09-11', 10)]],
      fan: FAN,
      period: { from: '2026-08-25', to: '2026-09-15' },
      firstStart: '2026-09-01',
    };
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const figure = await figureIn(fixture);
    expect(element.querySelector('path.fan')?.getAttribute('d')).toMatch(/^M[\d. L]+z$/);
    expect(element.querySelectorAll('svg.over circle')).toHaveLength(3);
    expect(await figure.rows()).toEqual([
      ['Sep 11, 2026', '10.0', '7.0', '5.0 to 9.0', 'above'],
      ['Sep 6, 2026', '0.0', '6.5', '5.0 to 8.0', 'below'],
      ['Sep 1, 2026', '6.0', '6.0', '5.0 to 7.0', 'inside'],
    ]);
    expect(await violations(element)).toEqual([]);
  });
});
