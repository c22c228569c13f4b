import { ApplicationRef, Component, computed, ElementRef, inject, input, output, type Signal, signal, viewChild } from '@angular/core';
import { addDays, laterOf, type CalendarDate } from '@stagewell/shared/dates';
import { CATEGORIES, type ModalityCategory } from '@stagewell/shared/catalogue/modality';
import { LEGIBILITY_WORDS } from '@stagewell/shared/plans/information-words';
import type { PlanInformation } from '@stagewell/shared/plans/plan-information';
import type { PlannedReview } from '@stagewell/shared/reviews/review';
import { closedDaysText } from '../clinics/closure-words';
import { CATEGORY_LOOKS } from '../ui/category-chip';
import { Icon } from '../ui/icon';
import { atRest } from './at-rest';
import { type CourseLine } from './course-lines';
import { decidedBy, spanOfBars, type Stretch, withStretches } from './bar';
import { legibilityWords } from './legibility';
import { LegibilityRibbon } from './legibility-ribbon';
import { MiniMap } from './mini-map';
import { Pan } from './pan';
import type { Closed } from './plan-closures';
import type { Picking } from './picks';
import type { ProposalAnswer, ProposedDay } from './proposal';
import { ProposedDayWords } from './proposed-day';
import { reliefsOf } from './relief';
import { RowMarks } from './row-marks';
import { heldScale, monthsOf, monthWords, sameScale, scaleOf, type TimeScale, weeksOf, xOf, type Zoom, zoomedBy } from './time-scale';
import { TimelineBar, type CourseEnd, type CourseMove } from './timeline-bar';
import { TimelineView } from './timeline-view';

/** The day, how far it is, and the answers to it, on one line. */
const WORDS_PX = 380;
/** Narrower weeks have no room for their day. */
const LEAST_WEEK_PX = 18;
const NONE: readonly never[] = [];

/** Where a course would stand in another plan. */
export interface Ghost extends Stretch {
  readonly courseId: string;
  /** The day it is proposed for, to be answered; left out = it is only shown. */
  readonly proposed?: ProposedDay;
}

/** The plan by weeks: a lane per category, a three-part bar per course, what follows from them, today, and the check-ins. */
@Component({
  selector: 'app-plan-timeline',
  imports: [Icon, LegibilityRibbon, MiniMap, Pan, ProposedDayWords, RowMarks, TimelineBar],
  templateUrl: './plan-timeline.html',
  styleUrls: ['./plan-timeline.scss', './plan-timeline-legend.scss'],
  host: { '(window:beforeprint)': 'print(true)', '(window:afterprint)': 'print(false)' },
})
export class PlanTimeline {
  readonly lines = input.required<readonly CourseLine[]>();
  readonly today = input.required<CalendarDate>();
  readonly checkInDays = input<readonly CalendarDate[]>([]);
  readonly reviews = input<readonly PlannedReview[]>([]);
  readonly closures = input<readonly Closed[]>([]);
  readonly ghosts = input<readonly Ghost[]>([]);
  /** What check-ins will tell of each effect; left out = it is not spoken of. */
  readonly information = input<PlanInformation | null>(null);
  readonly zoom = input<Zoom>('fit');
  readonly selectedId = input<string | null>(null);
  readonly editable = input(false);
  /** Courses that are selected together. */
  readonly picked = input<ReadonlySet<string>>(new Set());
  readonly selected = output<string>();
  readonly picking = output<Picking>();
  readonly moved = output<CourseMove>();
  readonly resized = output<CourseEnd>();
  readonly zoomed = output<Zoom>();
  readonly answered = output<ProposalAnswer>();
  /** Whether a bar is in somebody's hand. */
  readonly holding = output<boolean>();

  private readonly page = inject(ApplicationRef);
  private readonly region = viewChild.required<ElementRef<HTMLElement>>('region');
  private readonly names = viewChild.required<ElementRef<HTMLElement>>('names');

  /** The scale while a bar is in somebody's hand. */
  private readonly held = signal<TimeScale | null>(null);
  private readonly wanted: Signal<TimeScale> = computed(() => {
    const bars = this.lines().map(({ bar }) => bar);
    const span = withStretches(spanOfBars(bars, this.today()), this.ghosts());
    // Paper cannot be scrolled.
    if (this.view.printing()) return scaleOf(span, 'fit', this.view.width());
    const fitTo = this.ghosts().reduce((day, { from }) => laterOf(day, from), decidedBy(bars, this.reviews(), this.today()));
    return scaleOf({ ...span, fitTo }, this.zoom(), this.view.width());
  });
  protected readonly scale: Signal<TimeScale> = computed(
    () => {
      const held = this.held();
      return held === null ? this.wanted() : heldScale(held, this.wanted());
    },
    { equal: sameScale },
  );
  protected readonly view: TimelineView = new TimelineView(
    this.region,
    this.names,
    this.scale,
    computed(() => (this.zoom() === 'fit' ? null : (this.lines().find(({ course }) => course.id === this.selectedId())?.bar.startsOn ?? this.today()))),
  );
  /** Of the first course; weeks of the plan are counted from it. */
  protected readonly firstDay = computed(() => this.lines().reduce((day, { bar }) => (bar.startsOn < day ? bar.startsOn : day), '9999-12-31'));
  protected readonly monthWords = monthWords;
  protected readonly months = computed(() => monthsOf(this.scale()));
  protected readonly weeks = computed(() => weeksOf(this.scale()));
  protected readonly showWeeks = computed(() => this.scale().pxPerDay * 7 >= LEAST_WEEK_PX);
  protected readonly total = computed(() => this.scale().days * this.scale().pxPerDay);
  protected readonly narrow = computed(() => this.total() < WORDS_PX);
  protected readonly todayX = computed(() => xOf(this.scale(), this.today()) + this.scale().pxPerDay / 2);
  protected readonly dots = computed(() =>
    this.checkInDays()
      .filter((day) => day >= this.scale().from)
      .map((day) => ({ day, x: xOf(this.scale(), day) + this.scale().pxPerDay / 2 })),
  );
  protected readonly closed = computed(() =>
    this.closures().flatMap(({ from, to, why }) => {
      const [left, right] = [Math.max(0, xOf(this.scale(), from)), Math.min(this.total(), xOf(this.scale(), addDays(to, 1)))];
      return left < right ? [{ left, width: right - left, words: `${closedDaysText({ firstOn: from, lastOn: to })} (${why})` }] : [];
    }),
  );
  protected readonly closedWords = computed(() => this.closed().map(({ words }) => words));
  /** While a bar is dragged, the ribbon says it. */
  protected readonly legible = atRest(
    computed(() => {
      const information = this.information();
      return information === null ? null : legibilityWords(this.lines(), information);
    }),
    computed(() => this.held() !== null),
  );
  protected readonly toldWords = LEGIBILITY_WORDS;
  private readonly told = computed(() => new Map((this.information()?.courses ?? []).map(({ courseId, legibility }) => [courseId, legibility])));
  protected readonly reliefs = computed(() => reliefsOf(this.lines()));
  private readonly reviewsOf = computed(
    () => new Map(this.lines().map(({ course: { id } }) => [id, this.reviews().filter(({ courseIds }) => courseIds.includes(id))])),
  );
  protected readonly ofThePlan = computed(() => this.reviews().filter(({ courseIds }) => courseIds.length === 0));
  /** Of the whole plan and beyond its last bar: the timeline does not reach that far for them. */
  protected readonly later = computed(() => this.ofThePlan().filter(({ target }) => xOf(this.scale(), target) >= this.total()).length);
  protected readonly lanes = computed(() =>
    ([...CATEGORIES, null] as const)
      .map((category) => ({ category, ...lookOf(category), lines: this.lines().filter((line) => line.category === category) }))
      .filter(({ lines }) => lines.length > 0),
  );

  protected marksOf({ course: { id } }: CourseLine) {
    return {
      told: this.told().get(id) ?? null,
      reviews: this.reviewsOf().get(id) ?? NONE,
      reliefs: this.reliefs().get(id) ?? NONE,
      ghost: this.ghosts().find(({ courseId }) => courseId === id) ?? null,
    };
  }

  /** From the first day to the proposed one, and on which side of it there is room for words. */
  protected arrowOf({ bar }: CourseLine, { from }: Ghost) {
    const [now, then] = [xOf(this.scale(), bar.startsOn), xOf(this.scale(), from)];
    const end = then + WORDS_PX > this.total() && then > this.total() / 2;
    return { left: Math.min(now, then), width: Math.abs(then - now), back: then < now, end, words: end ? this.total() - then : then };
  }

  /** Rows as they are shown: lane by lane. */
  protected pick(how: Picking['how'], courseId: string | null): void {
    this.picking.emit({ how, courseId, order: this.lanes().flatMap(({ lines }) => lines.map(({ course }) => course.id)) });
  }

  protected key(event: KeyboardEvent): void {
    const together = event.ctrlKey || event.metaKey;
    const done = together ? this.pickAll(event) : !event.altKey && (this.clear(event) || this.zoomByKey(event) || this.pan(event));
    if (done) event.preventDefault();
  }

  private pickAll({ key }: KeyboardEvent): boolean {
    if (key.toLowerCase() !== 'a' || !this.editable()) return false;
    this.pick('all', null);
    return true;
  }

  private clear({ key }: KeyboardEvent): boolean {
    if (key !== 'Escape' || this.picked().size === 0) return false;
    this.pick('none', null);
    return true;
  }

  private zoomByKey({ key }: KeyboardEvent): boolean {
    const factor = ZOOM_KEYS[key];
    if (factor !== undefined) this.zoomBy(factor, null);
    return factor !== undefined;
  }

  /** From the timeline itself only: on a bar the arrows move the bar. */
  private pan({ key, target }: KeyboardEvent): boolean {
    return target === this.region().nativeElement && this.view.panByKey(key);
  }

  protected wheel(event: WheelEvent): void {
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.zoomBy(event.deltaY < 0 ? WHEEL_STEP : 1 / WHEEL_STEP, event.clientX);
  }

  /** `clientX`: where the day that is there stays; `null` = the middle stays. */
  private zoomBy(factor: number, clientX: number | null): void {
    this.view.keep(clientX);
    this.zoomed.emit(zoomedBy(this.scale(), factor, this.view.width()));
  }

  protected hold(holding: boolean): void {
    this.held.set(holding ? this.scale() : null);
    this.holding.emit(holding);
  }

  /** At once: the printer does not wait for the next frame. */
  protected print(printing: boolean): void {
    this.view.printing.set(printing);
    this.page.tick();
  }
}

const ZOOM_STEP = 1.5;
const ZOOM_KEYS: Readonly<Record<string, number>> = { '+': ZOOM_STEP, '=': ZOOM_STEP, '-': 1 / ZOOM_STEP };
const WHEEL_STEP = 1.2;

const lookOf = (category: ModalityCategory | null) =>
  category === null ? ({ icon: 'question', word: 'Not in the catalogue' } as const) : CATEGORY_LOOKS[category];
