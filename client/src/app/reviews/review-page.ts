import { Component, computed, type ElementRef, inject, input, linkedSignal, signal, viewChild } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { addDays } from '@stagewell/shared/dates';
import { attributable, beyondScope } from '@stagewell/shared/plans/beyond-scope';
import { RUNNING } from '@stagewell/shared/plans/lifecycle';
import { blockedForPatient, servesSame } from '@stagewell/shared/plans/suggested-backup';
import { attributionFor } from '@stagewell/shared/progress/attribution/chart-attribution';
import { scaleOf } from '@stagewell/shared/progress/attribution/scales';
import { progressOf } from '@stagewell/shared/progress/summary';
import { leadMeasure } from '@stagewell/shared/reviews/evidence';
import type { PatientWords } from '@stagewell/shared/reviews/decision';
import { patientWords } from '@stagewell/shared/reviews/patient-words';
import { reviewWords } from '@stagewell/shared/reviews/review-words';
import { ChartStore } from '../chart/chart-store';
import { ExpectedObserved } from '../charts/expected-observed';
import { ForestPlot } from '../charts/forest-plot';
import { forestRows } from '../charts/forest-rows';
import { Announce } from '../platform/announce';
import { Session } from '../platform/session';
import { accepting, isDeclined } from '../plans/accepting';
import { askImpact } from '../plans/impact-dialog';
import { namesIn } from '../plans/impact-words';
import { periodOf } from '../progress/period';
import { timelineEvents } from '../progress/timeline-events';
import { number } from '../charts/chart-words';
import { RESPONSE_LOOKS, VERDICT_LOOKS } from '../progress/progress-words';
import { dayText } from '../ui/day';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { Unsaved } from '../ui/leave-guard';
import { ProblemCard } from '../ui/problem-card';
import { SectionHeading } from '../ui/section-heading';
import { SeverityChip } from '../ui/severity-chip';
import { newKey } from '../platform/idempotency';
import { DecisionsList } from './decisions-list';
import { openItems } from './open-items';
import { OpenItemsCard } from './open-items-card';
import { type Choosable, ReviewCourse } from './review-course';
import { type Addition, type Basis, boardAfter, type Choice, type Decided, missingIn, namesOf, NOTHING, sentOf, toldOf } from './review-draft';
import { goalsText, type ReviewLine, reviewLines } from './review-lines';
import { ReviewsApi } from './reviews-api';
import { SparkLine } from './spark-line';

/** What somebody wrote in a language, or its draft where nobody did. */
const keptOr = (tongue: keyof PatientWords, draft: PatientWords, before: { readonly source: PatientWords; readonly value: PatientWords }): string =>
  before.value[tongue] === before.source[tongue] ? draft[tongue] : before.value[tongue];

/** A review on one page: what changed, what coincides with what, what to consider, what is decided, and what follows. */
@Component({
  selector: 'app-review-page',
  imports: [
    DecisionsList,
    EmptyState,
    ExpectedObserved,
    ForestPlot,
    FormsModule,
    Icon,
    MatButton,
    OpenItemsCard,
    ProblemCard,
    ReviewCourse,
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
  private readonly api = inject(ReviewsApi);
  private readonly session = inject(Session);
  private readonly dialog = inject(MatDialog);
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
  protected readonly nextOn = signal('');
  protected readonly settled = linkedSignal<ReadonlySet<string>>(() => {
    const opened = this.review();
    return new Set(opened === undefined ? [] : [opened]);
  });
  protected readonly due = computed(() => {
    const chart = this.chart();
    const names = namesIn(chart?.plan?.courses ?? [], this.store.catalogue());
    return (chart?.dueReviews ?? [])
      .filter(({ id, earliest }) => earliest <= (chart?.today ?? '') || id === this.review())
      .map((review) => ({ id: review.id, what: reviewWords(review, names).en, by: dayText(review.latest) }));
  });
  private readonly basis = computed<Basis | null>(() => {
    const chart = this.chart();
    const plan = chart?.plan ?? null;
    return chart === null || plan === null ? null : { plan, catalogue: this.store.catalogue(), today: chart.today, me: this.session.me()?.accountId ?? null };
  });
  protected readonly missing = computed(() => missingIn(this.decided(), new Map(this.lines().map(({ course, name }) => [course.id, name]))));
  protected readonly drafted = computed(() => {
    const basis = this.basis();
    return basis === null ? { en: '', es: '' } : patientWords(toldOf(this.decided(), basis), this.nextOn() || null);
  });
  /** Follows the decisions until somebody types into it, each language for itself; what was typed is never drafted over. */
  protected readonly told = linkedSignal<PatientWords, PatientWords>({
    source: this.drafted,
    computation: (draft, before) => (before === undefined ? draft : { en: keptOr('en', draft, before), es: keptOr('es', draft, before) }),
  });
  protected readonly edited = computed(() => this.told().en !== this.drafted().en || this.told().es !== this.drafted().es);
  protected readonly changesPlan = computed(() => {
    const basis = this.basis();
    return basis !== null && boardAfter(this.decided(), basis) !== null;
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
  protected readonly earlier = computed(() => this.chart()?.reviewDecisions.toReversed() ?? []);
  protected readonly saving = signal(false);
  protected readonly refusal = signal<unknown>(null);

  private readonly earlierHeading = viewChild<ElementRef<HTMLElement>>('earlierHeading');

  constructor() {
    inject(Unsaved).watch(() => this.decided().choices.size > 0 || this.decided().addition !== null || this.nextOn() !== '' || this.edited());
  }

  protected replacements(line: ReviewLine): readonly Choosable[] {
    const own = this.store.catalogue().get(line.course.modalityId);
    const backup = line.course.backupModalityId;
    const others = this.addable().filter(({ id }) => {
      const other = this.store.catalogue().get(id);
      return id !== backup && own !== undefined && other !== undefined && servesSame(own, other);
    });
    return [
      ...(backup === null ? [] : [{ id: backup, label: `${this.store.catalogue().get(backup)?.name.en ?? backup} (${this.backupWords(backup)})` }]),
      ...others,
    ];
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

  protected add(change: Partial<Addition> | null): void {
    const before = this.decided().addition ?? { modalityId: '', rationale: '', newId: newKey() };
    this.decided.update((decided) => ({ ...decided, addition: change === null ? null : { ...before, ...change } }));
  }

  protected settle(id: string, on: boolean): void {
    const now = new Set(this.settled());
    if (on) now.add(id);
    else now.delete(id);
    this.settled.set(now);
  }

  protected async save(): Promise<void> {
    const basis = this.basis();
    if (basis === null || this.missing().length > 0 || this.saving()) return;
    const due = new Set(this.due().map(({ id }) => id));
    const input = sentOf(this.decided(), basis, {
      reviewIds: [...this.settled()].filter((id) => due.has(id)),
      nextOn: this.nextOn() || null,
      words: this.told(),
    });
    this.saving.set(true);
    this.refusal.set(null);
    try {
      await accepting(
        (accepted) => this.api.decide(basis.plan, { ...input, ...accepted }),
        async (impact, again) =>
          (await askImpact(this.dialog, { impact, names: namesOf(this.decided(), basis), confirm: 'Accept and save the review', again, maySign: false })) !==
          'declined',
      );
      this.saved();
    } catch (error) {
      if (!isDeclined(error)) this.refusal.set(error);
    } finally {
      this.saving.set(false);
    }
  }

  protected print(): void {
    window.print();
  }

  private saved(): void {
    this.decided.set(NOTHING);
    this.nextOn.set('');
    this.settled.set(new Set());
    this.told.set(this.drafted());
    // The pressed button can no longer be pressed.
    this.earlierHeading()?.nativeElement.focus();
    this.announce.politely('The review is saved. It stands below, under earlier reviews.');
    this.store.reload();
  }
}
