import { Component, computed, type ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { addDays } from '@stagewell/shared/dates';
import { attributable, beyondScope } from '@stagewell/shared/plans/beyond-scope';
import { RUNNING } from '@stagewell/shared/plans/lifecycle';
import { blockedForPatient, servesSame } from '@stagewell/shared/plans/suggested-backup';
import { attributionFor } from '@stagewell/shared/progress/attribution/chart-attribution';
import { scaleOf } from '@stagewell/shared/progress/attribution/scales';
import { progressOf } from '@stagewell/shared/progress/summary';
import { leadMeasure } from '@stagewell/shared/reviews/evidence';
import { ChartStore } from '../chart/chart-store';
import { ExpectedObserved } from '../charts/expected-observed';
import { ForestPlot } from '../charts/forest-plot';
import { forestRows } from '../charts/forest-rows';
import { Announce } from '../platform/announce';
import { Session } from '../platform/session';
import { periodOf } from '../progress/period';
import { timelineEvents } from '../progress/timeline-events';
import { number } from '../charts/chart-words';
import { RESPONSE_LOOKS, VERDICT_LOOKS } from '../progress/progress-words';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { SectionHeading } from '../ui/section-heading';
import { SeverityChip } from '../ui/severity-chip';
import { DecisionsList } from './decisions-list';
import { openItems } from './open-items';
import { OpenItemsCard } from './open-items-card';
import { type Choosable, ReviewCourse } from './review-course';
import { ReviewDecide } from './review-decide';
import { type Basis, type Choice, type Decided, NOTHING } from './review-draft';
import { goalsText, type ReviewLine, reviewLines } from './review-lines';
import { SparkLine } from './spark-line';

/** A review on one page: what changed, what coincides with what, what to consider, what is decided, and what follows. */
@Component({
  selector: 'app-review-page',
  imports: [
    DecisionsList,
    EmptyState,
    ExpectedObserved,
    ForestPlot,
    Icon,
    MatButton,
    OpenItemsCard,
    ReviewCourse,
    ReviewDecide,
    RouterLink,
    SectionHeading,
    SeverityChip,
    SparkLine,
  ],
  templateUrl: './review-page.html',
  styleUrl: './review-page.scss',
  host: { class: 'stack' },
})
export class ReviewPage {
  protected readonly store = inject(ChartStore);
  private readonly session = inject(Session);
  private readonly announce = inject(Announce);

  /** The review that it was opened for. */
  readonly review = input<string>();

  protected readonly words = number;
  protected readonly verdicts = VERDICT_LOOKS;
  protected readonly responses = RESPONSE_LOOKS;
  private readonly chart = computed(() => this.store.chart() ?? null);
  protected readonly progress = computed(() => {
    const chart = this.chart();
    return chart === null ? null : progressOf(chart, this.store.catalogue());
  });
  protected readonly beyond = computed(() => {
    const chart = this.chart();
    return chart === null ? [] : beyondScope(chart, this.store.catalogue(), this.store.rules());
  });
  protected readonly attributed = computed(() => {
    const [chart, progress] = [this.chart(), this.progress()];
    return chart === null || progress === null ? null : attributionFor(attributable(chart, this.beyond()), this.store.catalogue(), leadMeasure(progress));
  });
  protected readonly effects = computed(() => {
    const attributed = this.attributed();
    if (attributed === null) return null;
    const { label, mcid } = scaleOf(attributed.measure);
    return { rows: forestRows(attributed.attribution, mcid), unit: `points of ${label}` };
  });
  protected readonly lead = computed(() => this.progress()?.measures.find(({ measure }) => measure === this.attributed()?.measure) ?? null);
  protected readonly events = computed(() => {
    const chart = this.chart();
    return chart === null ? [] : timelineEvents(this.progress()?.events ?? [], chart.events, chart.today);
  });
  protected readonly period = computed(() => {
    const [chart, lead] = [this.chart(), this.lead()];
    const first = lead?.readings[0]?.on ?? null;
    return periodOf('all', { first: first === null ? null : addDays(first, -1), firstStart: null, today: chart?.today ?? '' });
  });
  protected readonly lines = computed<readonly ReviewLine[]>(() => {
    const [chart, progress, attributed] = [this.chart(), this.progress(), this.attributed()];
    return chart === null || progress === null || attributed === null ? [] : reviewLines({ chart, catalogue: this.store.catalogue(), progress, attributed });
  });
  protected readonly goals = computed(() => {
    const chart = this.chart();
    return chart === null ? '' : goalsText(chart);
  });
  protected readonly open = computed(() => {
    const chart = this.chart();
    return chart === null ? null : openItems(chart, this.store.catalogue(), this.store.rules());
  });
  protected readonly runs = computed(() => RUNNING.includes(this.chart()?.plan?.state ?? 'draft'));
  protected readonly mayDecide = computed(() => this.runs() && this.session.may('plan.write'));

  protected readonly decided = signal<Decided>(NOTHING);
  protected readonly basis = computed<Basis | null>(() => {
    const chart = this.chart();
    const plan = chart?.plan ?? null;
    return chart === null || plan === null ? null : { plan, catalogue: this.store.catalogue(), today: chart.today, me: this.session.me()?.accountId ?? null };
  });
  private readonly choosing = computed(() => this.decided().addition !== null || [...this.decided().choices.values()].some(({ kind }) => kind === 'rotate'));
  /** What the rules block for this patient is looked up only when something is to be chosen: it goes through the whole catalogue. */
  private readonly blocked = computed<ReadonlySet<string>>(() => {
    const chart = this.chart();
    return !this.choosing() || chart === null ? new Set() : blockedForPatient({ chart, catalogue: this.store.catalogue(), rules: this.store.rules() });
  });
  private readonly onPlan = computed(
    () => new Set((this.chart()?.plan?.courses ?? []).filter(({ state }) => state !== 'stopped').map(({ modalityId }) => modalityId)),
  );
  protected readonly addable = computed<readonly Choosable[]>(() => {
    return [...this.store.catalogue().values()]
      .filter(({ id }) => !this.onPlan().has(id) && !this.blocked().has(id))
      .map(({ id, name }) => ({ id, label: name.en }))
      .toSorted((a, b) => a.label.localeCompare(b.label));
  });
  /** What may replace a course, by its id; its backup first. */
  protected readonly replacements = computed(() => new Map(this.lines().map((line) => [line.course.id, this.replacementsOf(line)])));
  protected readonly earlier = computed(() => this.chart()?.reviewDecisions.toReversed() ?? []);
  private readonly earlierHeading = viewChild<ElementRef<HTMLElement>>('earlierHeading');

  private replacementsOf({ course }: ReviewLine): readonly Choosable[] {
    const catalogue = this.store.catalogue();
    const [own, backup] = [catalogue.get(course.modalityId), course.backupModalityId];
    const others = this.addable().filter(({ id }) => {
      const other = catalogue.get(id);
      return id !== backup && own !== undefined && other !== undefined && servesSame(own, other);
    });
    return [...(backup === null ? [] : [{ id: backup, label: `${catalogue.get(backup)?.name.en ?? backup} (${this.backupWords(backup)})` }]), ...others];
  }

  /** A backup stays in sight when it cannot be used as it is: silence would look like an oversight. */
  private backupWords(id: string): string {
    if (this.blocked().has(id)) return 'its backup; the rules block it for this patient';
    return this.onPlan().has(id) ? 'its backup; already on the plan' : 'its backup';
  }

  protected choose(courseId: string, choice: Choice | null): void {
    const choices = new Map(this.decided().choices);
    if (choice === null) choices.delete(courseId);
    else choices.set(courseId, choice);
    this.decided.update((before) => ({ ...before, choices }));
  }

  protected print(): void {
    window.print();
  }

  /** The pressed button can no longer be pressed. */
  protected saved(): void {
    this.earlierHeading()?.nativeElement.focus();
    this.announce.politely('The review is saved. It stands below, under earlier reviews.');
    this.store.reload();
  }
}
