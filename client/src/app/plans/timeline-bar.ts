import { Component, computed, input, output, type Signal, signal } from '@angular/core';
import { addDays, type CalendarDate, laterOf } from '@stagewell/shared/dates';
import { Icon, type IconName } from '../ui/icon';
import { dayText } from '../ui/day';
import { drawnEnd, type Stretch } from './bar';
import { type BarKey, barKey } from './bar-keys';
import { findingWords, type CourseLine } from './course-lines';
import type { Sight } from './mini-map';
import { daysOf, type TimeScale, xOf } from './time-scale';
import { type Told, toldPlace, toldWords } from './told';

/** A course that wants to begin on another day. Moves with the same `merge` are one step of undo. */
export interface CourseMove {
  readonly courseId: string;
  readonly startsOn: CalendarDate;
  readonly merge: string | null;
}
/** A course that wants to end on another day; `null` = ongoing. */
export interface CourseEnd {
  readonly courseId: string;
  readonly endsOn: CalendarDate | null;
  readonly merge: string | null;
}

interface Drag {
  readonly id: string;
  readonly what: BarKey['what'];
  readonly x: number;
  /** The first or the last day, as it was drawn when the drag began. */
  readonly day: CalendarDate;
  /** As it was planned: an ongoing course that is dragged out and back is ongoing again. */
  readonly endsOn: CalendarDate | null;
  /** As it was when the drag began: the same distance has to stay the same days. */
  readonly scale: TimeScale;
}

const MARKS: Readonly<Record<'block' | 'warn' | 'inform', IconName>> = { block: 'stop', warn: 'alert', inform: 'info' };
/** A course of one day is still a target that can be hit. */
const LEAST_PX = 26;
/** Less is a click with an unsteady hand. */
const DRAG_PX = 4;
let drags = 0;

/** One course on the timeline: chosen by a click, moved and resized by arrow keys or by dragging. */
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
  /** Selected together with others. */
  readonly picked = input(false);
  readonly editable = input(false);
  /** What is in sight, and the plan's first day: read only while a day is told, so that scrolling draws no bar anew. */
  readonly sight = input<Signal<Sight>>();
  readonly planStart = input<Signal<CalendarDate>>();
  readonly selected = output();
  readonly picking = output<'one' | 'to'>();
  readonly moved = output<CourseMove>();
  readonly resized = output<CourseEnd>();
  /** Whether somebody has it in hand. */
  readonly held = output<boolean>();

  private readonly drag = signal<Drag | null>(null);
  private dragged = false;
  /** Said beside the bar: while it is in somebody's hand, and after a key until the bar is left. */
  private readonly told = signal<Told | null>(null);
  protected readonly day = computed(() => {
    const [told, sight] = [this.told(), this.sight()];
    if (told === null || sight === undefined) return null;
    const start = this.planStart()?.() ?? this.line().course.startsOn;
    return { words: toldWords(told, this.line(), start), ...toldPlace(told, this.line(), this.scale(), sight()) };
  });

  protected readonly dragging = computed(() => this.drag() !== null);
  protected readonly movable = computed(() => this.editable() && this.line().state === 'planned');
  /** A started course keeps its first day, and only a course that goes on can end later. */
  protected readonly resizable = computed(() => {
    const { bar, state } = this.line();
    return this.editable() && (state === 'planned' || state === 'active') && !(bar.procedure && bar.endsOn === bar.startsOn);
  });
  protected readonly edge = computed(() => xOf(this.scale(), addDays(drawnEnd(this.line().bar), 1)) - this.left());
  protected readonly shortcuts = computed(() => {
    const keys = [
      ...(this.movable() ? ['ArrowLeft', 'ArrowRight', 'Shift+ArrowLeft', 'Shift+ArrowRight'] : []),
      ...(this.resizable() ? ['Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+Shift+ArrowLeft', 'Alt+Shift+ArrowRight'] : []),
      ...(this.editable() ? ['Space', 'Shift+Space'] : []),
    ];
    return keys.length === 0 ? null : keys.join(' ');
  });
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
    if (event.key === 'Escape') return this.giveUp(event);
    if (event.key === ' ') return this.pick(event);
    const does = barKey(event);
    if (does === null || !this.may(does.what)) return;
    event.preventDefault();
    if (!this.picked()) this.selected.emit();
    if (this.told()?.what !== does.what) this.told.set({ what: does.what, before: this.dayOf(does.what) });
    this.put(does.what, addDays(this.dayOf(does.what), does.days), null);
  }

  protected press(event: PointerEvent, what: BarKey['what']): void {
    this.dragged = false;
    if (!this.may(what) || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.stopPropagation();
    const bar = (event.currentTarget as HTMLElement).closest<HTMLElement>('.bar');
    // Not every browser focuses a button that is pressed; the rows keep their order for whoever has the focus.
    bar?.focus({ preventScroll: true });
    bar?.setPointerCapture(event.pointerId);
    this.drag.set({ id: `drag:${++drags}`, what, x: event.clientX, day: this.dayOf(what), endsOn: this.line().course.endsOn, scale: this.scale() });
  }

  protected slide(event: PointerEvent): void {
    const drag = this.drag();
    if (drag === null) return;
    const distance = event.clientX - drag.x;
    if (!this.dragged && Math.abs(distance) >= DRAG_PX) {
      this.dragged = true;
      this.told.set({ what: drag.what, before: drag.day });
      this.held.emit(true);
    }
    if (this.dragged) this.put(drag.what, addDays(drag.day, daysOf(drag.scale, distance)), drag.id);
  }

  protected release(): void {
    if (this.drag() !== null && this.dragged) this.held.emit(false);
    this.drag.set(null);
    this.told.set(null);
  }

  protected leave(): void {
    if (this.drag() === null) this.told.set(null);
  }

  /** The browser took the pointer away, to scroll the page for example, or somebody thought better of it: as it was. */
  protected giveUp(event: Event): void {
    const drag = this.drag();
    if (drag === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.dragged) this.put(drag.what, drag.day, drag.id);
    this.release();
  }

  /** The click at the end of a drag chooses nothing anew. */
  protected click(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) this.pick(event);
    else if (!this.dragged) this.selected.emit();
    this.dragged = false;
  }

  private pick(event: KeyboardEvent | MouseEvent): void {
    if (!this.editable()) return;
    event.preventDefault();
    this.picking.emit(event.shiftKey ? 'to' : 'one');
  }

  private may(what: BarKey['what']): boolean {
    return what === 'start' ? this.movable() : this.resizable();
  }

  private dayOf(what: BarKey['what']): CalendarDate {
    return what === 'start' ? this.line().course.startsOn : drawnEnd(this.line().bar);
  }

  private put(what: BarKey['what'], day: CalendarDate, merge: string | null): void {
    const { course, bar } = this.line();
    if (what === 'start' && day !== course.startsOn) this.moved.emit({ courseId: course.id, startsOn: day, merge });
    if (what === 'start') return;
    const drag = this.drag();
    const endsOn = drag !== null && day === drag.day ? drag.endsOn : laterOf(day, bar.startsOn);
    if (endsOn !== course.endsOn) this.resized.emit({ courseId: course.id, endsOn, merge });
  }

  private place({ from, to }: Stretch): { readonly left: number; readonly width: number } {
    const left = xOf(this.scale(), from) - this.left();
    return { left, width: xOf(this.scale(), to) - this.left() - left };
  }
}
