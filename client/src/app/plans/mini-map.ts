import { Component, computed, ElementRef, input, output, viewChild } from '@angular/core';
import { addDays, daysBetween } from '@stagewell/shared/dates';
import { dayText } from '../ui/day';
import { drawnEnd } from './bar';
import type { CourseLine } from './course-lines';
import { type TimeScale } from './time-scale';

/** What of the timeline is in sight, pixels of its track. */
export interface Sight {
  readonly left: number;
  readonly width: number;
}

const WEEK = 7;

/** The whole plan in a strip, and what of it is in sight: dragged, clicked or moved by keys, it pans the timeline. */
@Component({
  selector: 'app-mini-map',
  templateUrl: './mini-map.html',
  styleUrl: './mini-map.scss',
})
export class MiniMap {
  readonly lines = input.required<readonly CourseLine[]>();
  readonly scale = input.required<TimeScale>();
  readonly sight = input.required<Sight>();
  /** Id of what is panned. */
  readonly controls = input.required<string>();
  /** Pixels of the track that should be at the left edge. */
  readonly panned = output<number>();

  private readonly strip = viewChild.required<ElementRef<HTMLElement>>('strip');
  /** Where in the sight the pointer holds it, as a share of the track. */
  private grip: number | null = null;

  private readonly total = computed(() => this.scale().days * this.scale().pxPerDay);
  protected readonly rows = computed(() =>
    this.lines().map(({ course, bar, category }, y) => {
      const x = daysBetween(this.scale().from, bar.startsOn);
      return { id: course.id, category: category ?? 'unknown', x, y, width: daysBetween(bar.startsOn, drawnEnd(bar)) + 1 };
    }),
  );
  protected readonly left = computed(() => (this.sight().left / this.total()) * 100);
  protected readonly width = computed(() => Math.min(100, (this.sight().width / this.total()) * 100));
  protected readonly most = computed(() => Math.round(this.total() - this.sight().width));
  protected readonly words = computed(() => {
    const { from, pxPerDay } = this.scale();
    const day = (pixels: number) => dayText(addDays(from, Math.round(pixels / pxPerDay)));
    return `${day(this.sight().left)} to ${day(this.sight().left + this.sight().width)}`;
  });

  protected key(event: KeyboardEvent): void {
    const { left, width } = this.sight();
    const week = this.scale().pxPerDay * WEEK;
    const goals: Readonly<Record<string, number>> = {
      ArrowLeft: left - week,
      ArrowRight: left + week,
      PageUp: left - width,
      PageDown: left + width,
      Home: 0,
      End: this.most(),
    };
    const to = goals[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.pan(to);
  }

  protected press(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.strip().nativeElement.setPointerCapture(event.pointerId);
    const [at, { left, width }] = [this.at(event), this.sight()];
    // Beside the sight, its middle comes to the pointer.
    this.grip = at >= left && at <= left + width ? at - left : width / 2;
    this.pan(at - this.grip);
  }

  protected slide(event: PointerEvent): void {
    if (this.grip !== null) this.pan(this.at(event) - this.grip);
  }

  protected release(): void {
    this.grip = null;
  }

  private at({ clientX }: PointerEvent): number {
    const { left, width } = this.strip().nativeElement.getBoundingClientRect();
    return ((clientX - left) / (width || 1)) * this.total();
  }

  private pan(to: number): void {
    this.panned.emit(Math.min(this.most(), Math.max(0, to)));
  }
}
