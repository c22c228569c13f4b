import { provideNoopAnimations } from '@angular/platform-browser/animations';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { violations } from '../../testing/axe';
import { figureIn } from '../../testing/chart-figure';
import { SmallMultiples } from './small-multiples';

const reading = (on: string, value: number) => ({ on, value });
const measure = (label: string, max: number, readings: readonly { readonly on: string; readonly value: number }[]) => ({
  label,
  range: { min: 0, max },
  readings,
  segments: [readings],
  baseline: null,
});

describe('small multiples', () => {
  it('draw every measure on its own scale and the same days, and list them in one table', async () => {
    TestBed.configureTestingModule({ providers: [provideNoopAnimations()] });
    const fixture = TestBed.createComponent(SmallMultiples);
    fixture.componentRef.setInput('period', { from: '2026-11-01', to: '2026-11-30' });
    fixture.componentRef.setInput('measures', [
      measure('PEG', 10, [reading('2026-11-02', 7), reading('2026-11-09', 0)]),
      measure('PHQ-4', 12, [reading('2026-11-09', 12)]),
      measure('Sleep', 10, []),
    ]);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const figure = await figureIn(fixture);
    const [peg, phq] = [...element.querySelectorAll('app-timeline-chart')].map((chart) => [...chart.querySelectorAll('circle.dot')]);
    expect(peg?.[1]?.getAttribute('cx')).toBe(phq?.[0]?.getAttribute('cx'));
    expect(Number(phq?.[0]?.getAttribute('cy'))).toBe(0);
    expect(await figure.columns()).toEqual(['Day', 'PEG (0–10)', 'PHQ-4 (0–12)', 'Sleep (0–10)']);
    expect(await figure.rows()).toEqual([
      ['Nov 9, 2026', '0.0', '12.0', 'not answered'],
      ['Nov 2, 2026', '7.0', 'not answered', 'not answered'],
    ]);
    expect(await figure.caption()).toContain('PEG 2 readings, PHQ-4 1 reading, Sleep 0 readings');
    expect(await violations(element)).toEqual([]);
  });
});
