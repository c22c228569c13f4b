import { afterNextRender, Component, computed, DestroyRef, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import type { CalendarDate } from '@stagewell/shared/dates';
import { CATEGORIES, type ModalityCategory } from '@stagewell/shared/catalogue/modality';
import { CATEGORY_LOOKS } from '../ui/category-chip';
import { Icon } from '../ui/icon';
import { type CourseLine } from './course-lines';
import { spanOfBars } from './bar';
import { heldScale, monthsOf, sameScale, scaleOf, type TimeScale, weeksOf, xOf, type Zoom } from './time-scale';
import type { Picking } from './picks';
import { TimelineBar, type CourseEnd, type CourseMove } from './timeline-bar';

/** Narrower weeks have no room for their day. */
const LEAST_WEEK_PX = 18;

/** The plan by weeks: a lane per category, a three-part bar per course, today, and the check-ins. */
@Component({
  selector: 'app-plan-timeline',
  imports: [Icon, TimelineBar],
  templateUrl: './plan-timeline.html',
  styleUrl: './plan-timeline.scss',
})
export class PlanTimeline {
  readonly lines = input.required<readonly CourseLine[]>();
  readonly today = input.required<CalendarDate>();
  readonly checkInDays = input<readonly CalendarDate[]>([]);
  readonly zoom = input<Zoom>('fit');
  readonly selectedId = input<string | null>(null);
  readonly editable = input(false);
  /** Courses that are selected together. */
  readonly picked = input<ReadonlySet<string>>(new Set());
  readonly selected = output<string>();
  readonly picking = output<Picking>();
  readonly resized = output<CourseEnd>();
  readonly moved = output<CourseMove>();
  /** Whether a bar is in somebody's hand. */
  readonly holding = output<boolean>();

  private readonly region = viewChild.required<ElementRef<HTMLElement>>('region');
  private readonly names = viewChild.required<ElementRef<HTMLElement>>('names');
  /** Of the part that shows time, pixels. */
  private readonly width = signal(800);

  /** The scale while a bar is in somebody's hand. */
  private readonly held = signal<TimeScale | null>(null);
  private readonly wanted = computed(() =>
    scaleOf(
      spanOfBars(
        this.lines().map(({ bar }) => bar),
        this.today(),
      ),
      this.zoom(),
      this.width(),
    ),
  );
  protected readonly scale = computed(
    () => {
      const held = this.held();
      return held === null ? this.wanted() : heldScale(held, this.wanted());
    },
    { equal: sameScale },
  );
  protected readonly months = computed(() => monthsOf(this.scale()));
  protected readonly weeks = computed(() => weeksOf(this.scale()));
  protected readonly showWeeks = computed(() => this.scale().pxPerDay * 7 >= LEAST_WEEK_PX);
  protected readonly total = computed(() => this.scale().days * this.scale().pxPerDay);
  protected readonly todayX = computed(() => xOf(this.scale(), this.today()) + this.scale().pxPerDay / 2);
  protected readonly dots = computed(() =>
    this.checkInDays()
      .filter((day) => day >= this.scale().from)
      .map((day) => ({ day, x: xOf(this.scale(), day) + this.scale().pxPerDay / 2 })),
  );
  protected readonly lanes = computed(() =>
    ([...CATEGORIES, null] as const)
      .map((category) => ({ category, ...lookOf(category), lines: this.lines().filter((line) => line.category === category) }))
      .filter(({ lines }) => lines.length > 0),
  );

  /** Rows as they are shown: lane by lane. */
  protected pick(how: Picking['how'], courseId: string | null): void {
    this.picking.emit({ how, courseId, order: this.lanes().flatMap(({ lines }) => lines.map(({ course }) => course.id)) });
  }

  protected key(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.picked().size > 0) this.pick('none', null);
    else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a' && this.editable()) this.pick('all', null);
    else return;
    event.preventDefault();
  }

  protected hold(holding: boolean): void {
    this.held.set(holding ? this.scale() : null);
    this.holding.emit(holding);
  }

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      // Missing in jsdom; without it the timeline keeps its first width.
      if (typeof ResizeObserver === 'undefined') return;
      const observer = new ResizeObserver(([entry]) => {
        const width = (entry?.contentRect.width ?? 0) - this.names().nativeElement.offsetWidth;
        if (width > 0) this.width.set(width);
      });
      observer.observe(this.region().nativeElement);
      destroyed.onDestroy(() => observer.disconnect());
    });
  }
}

const lookOf = (category: ModalityCategory | null) =>
  category === null ? ({ icon: 'question', word: 'Not in the catalogue' } as const) : CATEGORY_LOOKS[category];
