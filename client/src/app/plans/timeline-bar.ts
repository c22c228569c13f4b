import { Component, computed, input, output, signal } from '@angular/core';
import { addDays, type CalendarDate } from '@stagewell/shared/dates';
import { Icon, type IconName } from '../ui/icon';
import { dayText } from '../ui/day';
import type { Stretch } from './bar';
import { findingWords, type CourseLine } from './course-lines';
import { daysOf, type TimeScale, xOf } from './time-scale';

/** A course that wants to begin on another day. Moves with the same `merge` are one step of undo. */
export interface CourseMove {
  readonly courseId: string;
  readonly startsOn: CalendarDate;
  readonly merge: string | null;
}

interface Drag {
  readonly id: string;
  readonly x: number;
  readonly startsOn: CalendarDate;
  /** As it was when the drag began: the timeline may grow with the bar, and the same distance has to stay the same days. */
  readonly scale: TimeScale;
}

const MARKS: Readonly<Record<'block' | 'warn' | 'inform', IconName>> = { block: 'stop', warn: 'alert', inform: 'info' };
const DAYS_BY_KEY: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };
/** A course of one day is still a target that can be hit. */
const LEAST_PX = 26;
/** Less is a click with an unsteady hand. */
const DRAG_PX = 4;
let drags = 0;

/** One course on the timeline: chosen by a click, moved by arrow keys or by dragging. */
@Component({
  selector: 'app-timeline-bar',
  imports: [Icon],
  templateUrl: './timeline-bar.html',
  styleUrl: './timeline-bar.scss',
})
export class TimelineBar {
  readonly line = input.required<CourseLine>();
  readonly scale = input.required<TimeScale>();
  readonly chosen = input(false);
  readonly editable = input(false);
  readonly selected = output();
  readonly moved = output<CourseMove>();
  /** Whether somebody has it in hand. */
  readonly held = output<boolean>();

  private readonly drag = signal<Drag | null>(null);
  private dragged = false;

  protected readonly dragging = computed(() => this.drag() !== null);
  protected readonly movable = computed(() => this.editable() && this.line().state === 'planned');
  protected readonly left = computed(() => xOf(this.scale(), this.line().bar.startsOn));
  protected readonly parts = computed(() => {
    const { onset, window, effect, fading } = this.line().bar;
    const part = (kind: string, stretch: Stretch | null) => (stretch === null ? [] : [{ kind, ...this.place(stretch) }]);
    return [...part('onset', onset), ...part('window', window), ...part('effect', effect), ...part('fading', fading)];
  });
  protected readonly width = computed(() => Math.max(LEAST_PX, ...this.parts().map(({ left, width }) => left + width)));
  protected readonly assessments = computed(() => this.line().bar.assessOn.map((day) => ({ day, left: xOf(this.scale(), day) - this.left() })));
  protected readonly marks = computed(() =>
    (['block', 'warn', 'inform'] as const)
      .map((severity) => ({ severity, icon: MARKS[severity], count: this.line().findings.filter((one) => one.severity === severity).length }))
      .filter(({ count }) => count > 0),
  );
  protected readonly name = computed(() => {
    const { name, bar, state, findings, unknowns } = this.line();
    const end = bar.endsOn === null ? 'ongoing' : bar.endsOn === bar.startsOn ? 'one day' : `to ${dayText(bar.endsOn)}`;
    const open = unknowns.length === 0 ? '' : ` ${unknowns.length} could not be judged.`;
    return `${name}, ${dayText(bar.startsOn)}, ${end}, ${state}. ${findingWords(findings)}.${open}`;
  });

  protected key(event: KeyboardEvent): void {
    const days = DAYS_BY_KEY[event.key];
    if (days === undefined || event.ctrlKey || event.metaKey || event.altKey || !this.movable()) return;
    event.preventDefault();
    this.selected.emit();
    this.moveTo(addDays(this.line().course.startsOn, event.shiftKey ? days * 7 : days), null);
  }

  protected press(event: PointerEvent): void {
    this.dragged = false;
    if (!this.movable() || event.button !== 0) return;
    const bar = event.currentTarget as HTMLElement;
    // Not every browser focuses a button that is pressed; the rows keep their order for whoever has the focus.
    bar.focus({ preventScroll: true });
    bar.setPointerCapture(event.pointerId);
    this.drag.set({ id: `drag:${++drags}`, x: event.clientX, startsOn: this.line().course.startsOn, scale: this.scale() });
  }

  protected slide(event: PointerEvent): void {
    const drag = this.drag();
    if (drag === null) return;
    const distance = event.clientX - drag.x;
    if (!this.dragged && Math.abs(distance) >= DRAG_PX) {
      this.dragged = true;
      this.held.emit(true);
    }
    if (this.dragged) this.moveTo(addDays(drag.startsOn, daysOf(drag.scale, distance)), drag.id);
  }

  protected release(): void {
    if (this.dragged) this.held.emit(false);
    this.drag.set(null);
  }

  /** The click at the end of a drag chooses nothing anew. */
  protected click(): void {
    if (!this.dragged) this.selected.emit();
    this.dragged = false;
  }

  private moveTo(startsOn: CalendarDate, merge: string | null): void {
    const { course } = this.line();
    if (startsOn !== course.startsOn) this.moved.emit({ courseId: course.id, startsOn, merge });
  }

  private place({ from, to }: Stretch): { readonly left: number; readonly width: number } {
    const left = xOf(this.scale(), from) - this.left();
    return { left, width: xOf(this.scale(), to) - this.left() - left };
  }
}
