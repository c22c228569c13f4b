import { Component, computed, DestroyRef, effect, ElementRef, inject, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { RUNNING, TERMINAL } from '@stagewell/shared/plans/lifecycle';
import { informationOf } from '@stagewell/shared/plans/plan-information';
import { reviewsOf } from '@stagewell/shared/reviews/derive';
import { onOpenDays } from '@stagewell/shared/reviews/open-days';
import { planDecisions } from '@stagewell/shared/sequencing/open-decisions';
import { ChartActs } from '../chart/chart-acts';
import { ChartStore } from '../chart/chart-store';
import { ClinicsApi } from '../clinics/clinics-api';
import { AuthorisationsCard } from '../coverage/authorisations-card';
import { GoalsCard } from '../goals/goals-card';
import { ReviewsCard } from '../reviews/reviews-card';
import { TemplateActs } from '../templates/template-acts';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { ProblemCard } from '../ui/problem-card';
import { SectionHeading } from '../ui/section-heading';
import { atRest } from './at-rest';
import { viewOf } from '@stagewell/shared/plans/course-view';
import { openCatalogueDrawer } from './catalogue-drawer';
import { ClosedStarts } from './closed-starts';
import { CostCard } from './cost-card';
import { CoursePanel } from './course-panel';
import { standingWords } from './decision-rows';
import { DecisionsCard } from './decisions-card';
import { DraftPlan } from './draft-plan';
import { EditKeeper } from './edit-keeper';
import { EditStanding } from './edit-standing';
import { FindingsPanel } from './findings-panel';
import { ImpactAsking } from './impact-asking';
import { Informing } from './informing';
import { withFixesLater } from './later-fixes';
import { Picks } from './picks';
import { PicksBar } from './picks-bar';
import { PlanActions } from './plan-actions';
import { PlanAddenda } from './plan-addenda';
import { PlanDetails } from './plan-details';
import { PlanClosures } from './plan-closures';
import { PlanEditor } from './plan-editor';
import { PlanLocking } from './plan-locking';
import { PlanSigning } from './plan-signing';
import { PlanStanding } from './plan-standing';
import { PlanTable } from './plan-table';
import { PlanTimeline } from './plan-timeline';
import { PlanVersions } from './plan-versions';
import { namesOf, PLAN_STATE_WORDS, plural } from './plan-words';
import { PrintHead } from './print-head';
import { hereActs, type HereAct } from './record-here';
import { type ProposalAnswer, Proposal } from './proposal';
import { ProposalStrip } from './proposal-strip';
import { RowOrder } from './row-order';
import { openStageDialog, type StageShows } from './stage-dialog';
import { following } from './spare-time';
import { type NamedZoom, type Zoom, ZOOMS } from './time-scale';
import { CourseRecord } from './course-record';
import { ToldImprovements } from './told-improvements';

const VIEWS = [
  ['timeline', 'Timeline'],
  ['table', 'Table'],
] as const;
const ZOOM_WORDS: Readonly<Record<NamedZoom, string>> = { weeks: 'Weeks', months: 'Months', fit: 'Fit' };

/** The plan of a patient: timeline or table, what the rules say, the course that is edited, and the plan's life. */
@Component({
  selector: 'app-plan-page',
  imports: [
    AuthorisationsCard,
    ClosedStarts,
    CostCard,
    CoursePanel,
    DecisionsCard,
    DraftPlan,
    EditStanding,
    EmptyState,
    FindingsPanel,
    GoalsCard,
    Icon,
    MatButton,
    PicksBar,
    PlanActions,
    PlanAddenda,
    PlanDetails,
    PlanStanding,
    PlanTable,
    PlanTimeline,
    PlanVersions,
    PrintHead,
    ProblemCard,
    ProposalStrip,
    ReviewsCard,
    RouterLink,
    SectionHeading,
    TemplateActs,
    ToldImprovements,
  ],
  providers: [ChartActs, CourseRecord, ImpactAsking, Picks, PlanLocking, PlanSigning],
  templateUrl: './plan-page.html',
  styleUrl: './plan-page.scss',
  host: { class: 'stack', '(window:beforeunload)': 'warn($event)', '(keydown)': 'key($event)' },
})
export class PlanPage {
  protected readonly store = inject(ChartStore);
  protected readonly editor = inject(PlanEditor);
  protected readonly proposal = inject(Proposal);
  protected readonly record = inject(CourseRecord);
  protected readonly signing = inject(PlanSigning);
  protected readonly acts = inject(ChartActs);
  private readonly keeper = inject(EditKeeper);
  protected readonly locking = inject(PlanLocking);
  protected readonly picks = inject(Picks);
  private readonly clinic = inject(ClinicsApi).clinic;
  private readonly dialog = inject(MatDialog);
  private readonly closures = inject(PlanClosures);

  private readonly panel = viewChild(CoursePanel);
  private readonly first = viewChild('first', { read: ElementRef<HTMLElement> });
  /** A plan was drafted here: the next thing to do gets the focus. */
  protected readonly drafted = signal(false);

  protected readonly order = new RowOrder(this.editor.lines);
  protected readonly views = VIEWS;
  protected readonly zooms = ZOOMS.map((zoom) => ({ zoom, word: ZOOM_WORDS[zoom] }));
  protected readonly stateWords = PLAN_STATE_WORDS;
  protected readonly view = signal<'timeline' | 'table'>('timeline');
  protected readonly zoom = signal<Zoom>('fit');
  /** A bar is in somebody's hand. */
  protected readonly holding = signal(false);
  protected readonly evaluation = withFixesLater(this.editor.evaluation, this.holding);
  /** Live while a bar is dragged, but no frame waits for it. */
  protected readonly information = following(inject(Informing).asked, this.holding, (asked) => (asked === null ? null : informationOf(asked)));
  protected readonly reviews = computed(() => {
    const [plan, today] = [this.editor.plan(), this.editor.chart()?.today ?? ''];
    const courses = this.editor.lines().map(({ course, recorded }) => viewOf(course, recorded));
    const called = reviewsOf({ courses, catalogue: this.editor.catalogue(), activatedOn: plan?.activatedOn ?? null, today, rules: this.editor.rules() });
    return onOpenDays(called, this.store.chart()?.dueReviews ?? [], this.closures.open());
  });
  /** The table is not in sight while a bar is dragged; it shows the plan when that is done. */
  protected readonly tableLines = atRest(this.order.rows, this.holding);
  protected readonly tableReviews = atRest(this.reviews, this.holding);
  protected readonly checkInDays = computed(() => (this.store.chart()?.checkIns ?? []).map(({ takenOn }) => takenOn));
  protected readonly people = computed<ReadonlyMap<string, string>>(() => namesOf(this.clinic.hasValue() ? this.clinic.value().people : []));
  protected readonly clinicians = computed(
    () => new Set(this.clinic.hasValue() ? this.clinic.value().people.flatMap(({ accountId, roles }) => (roles.includes('clinician') ? [accountId] : [])) : []),
  );
  /** "5 courses in 3 stages": stages that hold none are not spoken of. */
  protected readonly counted = computed(() => {
    const courses = this.editor.board()?.courses ?? [];
    const stages = new Set(courses.map(({ stageId }) => stageId)).size;
    return `${plural(courses.length, 'course')}${stages === 0 ? '' : ` in ${plural(stages, 'stage')}`}`;
  });
  protected readonly over = computed(() => {
    const plan = this.editor.plan();
    return plan !== null && TERMINAL.includes(plan.state);
  });
  protected readonly running = computed(() => RUNNING.includes(this.editor.plan()?.state ?? 'draft'));
  protected readonly decisions = computed(() => {
    const plan = this.editor.plan();
    return plan === null || !RUNNING.includes(plan.state) ? [] : planDecisions(this.editor.evaluation(), plan.signatures, this.signing.today());
  });
  protected readonly standings = computed<ReadonlyMap<string, string>>(
    () => new Map(this.decisions().map((decision): [string, string] => [decision.fingerprint, standingWords(decision)])),
  );
  /** Something may move, and all of it can be judged. */
  protected readonly stageable = computed(() => this.editor.missing().length === 0 && this.editor.lines().some(({ state }) => state === 'planned'));
  protected readonly others = computed(() => this.editor.lines().filter(({ course }) => course.id !== this.editor.selectedId()));
  /** What can be recorded without leaving the plan. */
  protected readonly here = computed(() => {
    const chart = this.store.chart();
    return (datum: string): readonly HereAct[] => (chart === undefined ? [] : hereActs(datum, chart));
  });
  protected readonly overTheCounter = computed(() => new Set((this.store.chart()?.medicines ?? []).flatMap((one) => (one.overTheCounter ? [one.id] : []))));
  protected readonly names = computed<ReadonlyMap<string, string>>(
    () =>
      new Map([
        ...[...this.store.catalogue().values()].map(({ id, name }): [string, string] => [id, name.en]),
        ...(this.store.chart()?.medicines ?? []).map(({ id, label }): [string, string] => [id, label]),
        ...this.editor.lines().map(({ course, name }): [string, string] => [course.id, name]),
      ]),
  );

  constructor() {
    effect(() => {
      const button = this.first();
      if (button === undefined || !this.drafted()) return;
      this.drafted.set(false);
      button.nativeElement.focus();
    });
    inject(DestroyRef).onDestroy(() => this.editor.hold(false));
  }

  protected stage(shows: StageShows = 'wishes'): void {
    openStageDialog(this.dialog, this.proposal, shows);
  }

  /** The button that was pressed goes with the day it spoke of: on to the course. */
  protected answer(answer: ProposalAnswer): void {
    this.proposal.answer(answer);
    this.goTo(answer.courseId);
  }

  protected decided(): void {
    document.getElementById(this.view() === 'timeline' ? 'timeline' : 'table')?.focus({ preventScroll: true });
  }

  protected addTreatment(): void {
    openCatalogueDrawer(this.dialog, this.editor);
  }

  /** Opens the details of a course and goes there. */
  protected edit(courseId: string): void {
    this.editor.selectedId.set(courseId);
    queueMicrotask(() => this.panel()?.focus());
  }

  /** From a finding to the bar or the row it speaks of. */
  protected show(courseId: string): void {
    this.editor.selectedId.set(courseId);
    this.goTo(courseId);
  }

  private goTo(courseId: string): void {
    const target = document.getElementById(this.view() === 'timeline' ? `bar-${courseId}` : `row-${courseId}`);
    target?.scrollIntoView?.({ block: 'nearest', inline: 'center' });
    (target?.querySelector<HTMLElement>('input.date') ?? target)?.focus({ preventScroll: true });
  }

  protected hold(holding: boolean): void {
    this.holding.set(holding);
    this.editor.hold(holding);
  }

  protected key(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || isTyping(event.target)) return;
    event.preventDefault();
    if (event.shiftKey) this.editor.redo();
    else this.editor.undo();
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.keeper.atRisk()) event.preventDefault();
  }
}

/** In a text field the browser's own undo belongs to the text. */
const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.matches('input, textarea, select');
