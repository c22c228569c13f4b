import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { violations } from '../../testing/axe';
import { checkInOf } from '../../testing/chart';
import { figureIn } from '../../testing/chart-figure';
import { type AdherenceCourse, adherenceCourses, cellsOf } from './adherence-cells';
import { AdherenceStrip } from './adherence-strip';

const PERIOD = { from: '2026-09-01', to: '2026-11-24' };
const BAND = { courseId: 'a', label: 'Duloxetine', from: '2026-09-01', to: '2026-11-24' };
const answer = (takenOn: string, percent: number | null, courseId = 'a') => checkInOf(takenOn, { takenOn, adherence: [{ courseId, percent }] });
const CHECK_INS = [answer('2026-11-01', 100), answer('2026-09-08', 0), answer('2026-09-15', null), answer('2026-09-22', 80), answer('2026-08-30', 50)];
const [DULOXETINE] = adherenceCourses([BAND], CHECK_INS, new Map([['a', 80]])) as [AdherenceCourse];

describe('the cells of a course', () => {
  it('are its answers in order; zero is one, no answer is none, a silence says how long it was', () => {
    expect(cellsOf(DULOXETINE, PERIOD).map(({ kind, text }) => [kind, text])).toEqual([
      ['little', '0'],
      ['not-answered', '–'],
      ['enough', '80'],
      ['silence', '40 d'],
      ['enough', '100'],
    ]);
  });

  it.each([
    ['a check-in that does not name the course was not answered', [answer('2026-09-08', 90, 'b')], ['–']],
    ['nothing before it started', [answer('2026-08-31', 90)], []],
    ['three weeks are no silence', [answer('2026-09-01', 90), answer('2026-09-22', 90)], ['90', '90']],
  ])('%s', (_what, checkIns, texts) => {
    const [course] = adherenceCourses([BAND], checkIns, new Map());
    expect(course === undefined ? null : cellsOf(course, PERIOD).map(({ text }) => text)).toEqual(texts);
  });
});

describe('an adherence strip', () => {
  const open = async (courses: readonly AdherenceCourse[]) => {
    const fixture = TestBed.createComponent(AdherenceStrip);
    fixture.componentRef.setInput('courses', courses);
    fixture.componentRef.setInput('period', PERIOD);
    await fixture.whenStable();
    return { element: fixture.nativeElement as HTMLElement, figure: await figureIn(fixture) };
  };

  it('prints every number in its cell, says the average, and lists the same', async () => {
    const { element, figure } = await open([DULOXETINE]);
    expect([...element.querySelectorAll('g text')].map((text) => text.textContent)).toEqual(['0', '–', '80', '40 d', '100']);
    expect(await figure.caption()).toBe('Duloxetine: 3 of 4 check-ins answered, 60 % on average.');
    expect(await figure.rows()).toEqual([
      ['Duloxetine', 'Nov 1, 2026', '100', ''],
      ['Duloxetine', 'before Nov 1, 2026', '', 'no check-in for 40 days'],
      ['Duloxetine', 'Sep 22, 2026', '80', ''],
      ['Duloxetine', 'Sep 15, 2026', '', 'not answered'],
      ['Duloxetine', 'Sep 8, 2026', '0', 'less than 80 %'],
    ]);
    expect(await violations(element)).toEqual([]);
  });

  it('breaks into lines that stay inside, however many answers there are', async () => {
    const many = { ...DULOXETINE, answers: Array.from({ length: 200 }, (_, index) => ({ on: `2026-1${index % 2}-1${index % 9}`, percent: index % 101 })) };
    const { element } = await open([many, DULOXETINE]);
    const svg = element.querySelector('svg[height]:not([height="12"])');
    const [width, height] = [Number(svg?.getAttribute('width')), Number(svg?.getAttribute('height'))];
    const places = [...element.querySelectorAll('.frame rect')].map((rect) => [Number(rect.getAttribute('x')) + 31, Number(rect.getAttribute('y')) + 24]);
    expect(places.length).toBeGreaterThanOrEqual(205);
    for (const [x = Infinity, y = Infinity] of places) expect(x <= width && y <= height).toBe(true);
  });

  it('without a course says so', async () => {
    const { element } = await open([]);
    expect(element.textContent).toContain('No course has started.');
  });
});
