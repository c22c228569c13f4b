import { afterNextRender, afterRenderEffect, computed, DestroyRef, type ElementRef, inject, signal, type Signal, untracked } from '@angular/core';
import { daysBetween, type CalendarDate } from '@stagewell/shared/dates';
import type { Sight } from './mini-map';
import type { TimeScale } from './time-scale';

/** What a page of A4 or Letter holds beside the names, pixels. */
const PRINTED_PX = 520;
const WEEK = 7;

/** A day that stays where it is: days from the beginning of the scale, pixels from the left edge. */
interface Kept {
  readonly day: number;
  readonly x: number;
}

/** What of the timeline is in sight: its size, where it is scrolled to, and which day stays where it is while it is zoomed. */
export class TimelineView {
  /** Of the part that shows time on the screen, pixels. */
  private readonly screen = signal(800);
  private readonly left = signal(0);
  private kept: Kept | null = null;
  private before: Pick<TimeScale, 'days' | 'pxPerDay'> | null = null;

  readonly printing = signal(false);
  /** Of the part that shows time, pixels. */
  readonly width = computed(() => (this.printing() ? PRINTED_PX : this.screen()));
  readonly sight = computed<Sight>(() => ({ left: this.left(), width: this.screen() }));
  /** Whether there is more than can be seen. */
  readonly overflows = computed(() => !this.printing() && this.scale().days * this.scale().pxPerDay > this.screen() + 1);

  constructor(
    private readonly region: Signal<ElementRef<HTMLElement>>,
    private readonly names: Signal<ElementRef<HTMLElement>>,
    private readonly scale: Signal<TimeScale>,
    /** Where to go when somebody comes closer after having seen everything; `null` = what fits is shown, from the beginning on. */
    private readonly interest: Signal<CalendarDate | null>,
  ) {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      // Missing in jsdom; without it the timeline keeps its first width.
      if (typeof ResizeObserver === 'undefined') return;
      const observer = new ResizeObserver(([entry]) => {
        const width = (entry?.contentRect.width ?? 0) - this.names().nativeElement.offsetWidth;
        if (width > 0 && !untracked(this.printing)) this.screen.set(width);
      });
      observer.observe(this.region().nativeElement);
      destroyed.onDestroy(() => observer.disconnect());
    });
    afterRenderEffect(() => this.stay(this.scale()));
  }

  scrolled(): void {
    this.left.set(this.element.scrollLeft);
  }

  panTo(left: number): void {
    this.element.scrollLeft = left;
    this.scrolled();
  }

  /** By a week, or to an end; answers whether the key pans at all. */
  panByKey(key: string): boolean {
    if (!this.overflows()) return false;
    const week = this.scale().pxPerDay * WEEK;
    const end = this.scale().days * this.scale().pxPerDay;
    const goals: Readonly<Record<string, number>> = { ArrowLeft: this.left() - week, ArrowRight: this.left() + week, Home: 0, End: end };
    const to = goals[key];
    if (to !== undefined) this.panTo(Math.max(0, to));
    return to !== undefined;
  }

  /** The next change of the scale leaves the day at `clientX` where it is; `null` = the one in the middle. */
  keep(clientX: number | null): void {
    const start = this.names().nativeElement.getBoundingClientRect().right;
    const x = clientX === null ? this.screen() / 2 : Math.max(0, clientX - start);
    this.kept = { day: (this.left() + x) / this.scale().pxPerDay, x };
  }

  private stay({ from, days, pxPerDay }: TimeScale): void {
    const before = this.before;
    this.before = { days, pxPerDay };
    if (before === null || before.pxPerDay === pxPerDay) return;
    const width = untracked(this.screen);
    const kept = this.kept ?? (before.days * before.pxPerDay <= width + 1 ? this.interesting(from) : this.middle(before.pxPerDay));
    this.kept = null;
    this.panTo(untracked(this.overflows) && untracked(this.interest) !== null ? Math.max(0, kept.day * pxPerDay - kept.x) : 0);
  }

  private interesting(from: CalendarDate): Kept {
    return { day: daysBetween(from, untracked(this.interest) ?? from), x: untracked(this.screen) / 4 };
  }

  private middle(pxPerDay: number): Kept {
    const x = untracked(this.screen) / 2;
    return { day: (untracked(this.left) + x) / pxPerDay, x };
  }

  private get element(): HTMLElement {
    return this.region().nativeElement;
  }
}
