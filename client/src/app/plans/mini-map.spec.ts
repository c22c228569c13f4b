import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { boardOf } from '@stagewell/shared/plans/board';
import { violations } from '../../testing/axe';
import { CATALOGUE, courseOf, evaluationOf, planOf } from '../../testing/plan';
import { linesOf } from './course-lines';
import { MiniMap } from './mini-map';

const PLAN = planOf([courseOf('a', 'duloxetine', '2026-12-07'), courseOf('b', 'pt_exercise', '2027-01-04')]);

/** A track of 1000 pixels, of which 200 are in sight; the strip itself is 500 pixels wide. */
@Component({
  imports: [MiniMap],
  template: `<div id="track">
    <app-mini-map controls="track" [lines]="lines" [scale]="scale" [sight]="{ left: left(), width: 200 }" (panned)="left.set($event)" />
  </div>`,
})
class Host {
  readonly lines = linesOf(boardOf(PLAN), PLAN, CATALOGUE, evaluationOf([]));
  readonly scale = { from: '2026-12-07', days: 100, pxPerDay: 10 };
  readonly left = signal(300);
}

const open = async () => {
  const fixture = TestBed.createComponent(Host);
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  const strip = page.querySelector<HTMLElement>('[role=scrollbar]');
  if (strip === null) throw new Error('No strip');
  strip.getBoundingClientRect = () => ({ left: 0, width: 500 }) as DOMRect;
  const send = async (event: Event) => {
    strip.dispatchEvent(event);
    await fixture.whenStable();
    return fixture.componentInstance.left();
  };
  return {
    page,
    strip,
    key: (key: string) => send(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })),
    pointer: (type: string, clientX: number) => send(new MouseEvent(type, { clientX, button: 0, bubbles: true })),
  };
};

describe('the strip with the whole plan', () => {
  // jsdom has no pointers to hold.
  beforeEach(() => void Object.assign(Element.prototype, { setPointerCapture: () => undefined }));
  afterEach(() => document.body.replaceChildren());

  it('says which days are in sight', async () => {
    const { page, strip } = await open();
    expect(strip.getAttribute('aria-valuetext')).toBe('Jan 6, 2027 to Jan 26, 2027');
    expect([strip.getAttribute('aria-valuenow'), strip.getAttribute('aria-valuemax')]).toEqual(['300', '800']);
    expect(page.querySelectorAll('rect')).toHaveLength(2);
    document.body.append(page);
    expect(await violations(page)).toEqual([]);
  });

  it.each([
    ['ArrowRight', 370],
    ['ArrowLeft', 230],
    ['PageDown', 500],
    ['PageUp', 100],
    ['Home', 0],
    ['End', 800],
    ['ArrowUp', 300],
  ])('%s pans', async (name, left) => {
    const { key } = await open();
    expect(await key(name)).toBe(left);
  });

  it('goes no further than the ends', async () => {
    const { key } = await open();
    for (const _ of [1, 2, 3]) await key('PageUp');
    expect(await key('ArrowLeft')).toBe(0);
  });

  it('what is in sight is dragged by where it was taken', async () => {
    const { pointer } = await open();
    // 200 of 500 pixels are 400 of 1000: in the middle of what is in sight.
    expect(await pointer('pointerdown', 200)).toBe(300);
    expect(await pointer('pointermove', 250)).toBe(400);
    await pointer('pointerup', 250);
    expect(await pointer('pointermove', 400)).toBe(400);
  });

  it('a press beside it brings that place into the middle', async () => {
    const { pointer } = await open();
    expect(await pointer('pointerdown', 450)).toBe(800);
    expect(await pointer('pointermove', 400)).toBe(700);
  });
});
