import { Component, computed, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { compare } from '@stagewell/shared/plans/compare';
import type { Board } from '@stagewell/shared/plans/plan';
import { documentOf } from '@stagewell/shared/plans/sequencing-document';
import { reviewsOf } from '@stagewell/shared/reviews/derive';
import { ChartStore } from '../chart/chart-store';
import { Announce } from '../platform/announce';
import { DayPipe } from '../ui/day';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { SectionHeading } from '../ui/section-heading';
import { ALTERNATIVE_WORDS, type AlternativeKind, kindsIn } from './alternatives';
import { viewOf } from '@stagewell/shared/plans/course-view';
import { CompareDifferences } from './compare-differences';
import { CompareFigures } from './compare-figures';
import { Comparing } from './comparing';
import { differenceRows } from './difference-rows';
import type { Figures } from './figure-rows';
import { ClosuresUnread } from './closures-unread';
import { Informing } from './informing';
import { PlanClosures } from './plan-closures';
import { PlanCosts } from './plan-costs';
import { PlanEditor } from './plan-editor';
import { plural } from './plan-words';

const USUAL = 'board.soonest-relief.clearest-attribution';

/** Up to three alternatives of the plan side by side, unsaved changes included. Using one puts it on the board as one step of undo. */
@Component({
  selector: 'app-compare-page',
  imports: [ClosuresUnread, CompareDifferences, CompareFigures, DayPipe, EmptyState, Icon, MatButton, RouterLink, SectionHeading],
  providers: [Comparing],
  templateUrl: './compare-page.html',
  host: { class: 'stack' },
})
export class ComparePage {
  /** Kinds joined by dots, in the order of the columns; left out = the board and two aims. */
  readonly alternatives = input<string>();

  protected readonly editor = inject(PlanEditor);
  protected readonly comparing = inject(Comparing);
  protected readonly closures = inject(PlanClosures);
  private readonly informing = inject(Informing);
  private readonly costs = inject(PlanCosts);
  private readonly store = inject(ChartStore);
  private readonly router = inject(Router);
  private readonly announce = inject(Announce);

  protected readonly words = ALTERNATIVE_WORDS;
  protected readonly plural = plural;
  protected readonly boardPath = computed(() => ['/patients', this.store.patientId(), 'plan']);
  protected readonly today = computed(() => this.editor.chart()?.today ?? '');
  protected readonly nameOf = (courseId: string): string => this.names().get(courseId) ?? 'A removed course';
  protected readonly figures = computed(() => this.comparing.alternatives().map(({ name, board }) => (board === null ? null : this.figuresOf(name, board))));
  private readonly boards = computed(() => this.comparing.alternatives().flatMap(({ name, board }) => (board === null ? [] : [{ name, board }])));
  /** Of those that are there already. */
  protected readonly shownNames = computed(() => this.boards().map(({ name }) => name));
  protected readonly rows = computed(() =>
    differenceRows(
      this.boards().map(({ board }) => board),
      { recorded: this.editor.plan()?.courses ?? [], catalogue: this.editor.catalogue() },
    ),
  );
  private readonly names = computed<ReadonlyMap<string, string>>(() => new Map(this.rows().map(({ courseId, name }) => [courseId, name])));

  constructor() {
    effect(() => this.comparing.kinds.set(kindsIn(this.alternatives() ?? USUAL)));
  }

  protected add(kind: AlternativeKind): void {
    this.announce.politely(`${ALTERNATIVE_WORDS[kind].name} is compared.`);
    this.show([...this.comparing.alternatives().map((one) => one.kind), kind]);
  }

  protected remove(kind: AlternativeKind): void {
    this.announce.politely(`${ALTERNATIVE_WORDS[kind].name} is no longer compared.`);
    this.show(this.comparing.alternatives().flatMap((one) => (one.kind === kind ? [] : [one.kind])));
  }

  /** On the board, unsaved, and back there. */
  protected use(kind: AlternativeKind): void {
    const board = this.comparing.alternatives().find((one) => one.kind === kind)?.board ?? null;
    if (board === null) return;
    this.editor.put(board, 'The board is replaced.');
    void this.router.navigate(this.boardPath());
  }

  protected print(): void {
    window.print();
  }

  private show(kinds: readonly AlternativeKind[]): void {
    void this.router.navigate([], { queryParams: { alternatives: kinds.join('.') }, replaceUrl: true });
  }

  /** `null` = nothing can be judged. */
  private figuresOf(name: string, board: Board): Figures | null {
    const [chart, plan] = [this.editor.chart(), this.editor.plan()];
    if (chart === null || plan === null || this.editor.missing().length > 0) return null;
    const [catalogue, rules, today] = [this.editor.catalogue(), this.editor.rules(), chart.today];
    const informed = this.informing.askedOf(board);
    if (informed === null) return null;
    const { alternatives } = compare(
      { document: documentOf(chart, board, catalogue, today), rules, informed, quoteTerms: this.costs.quoteTerms() },
      { alternatives: [{ name, starts: [] }] },
    );
    const courses = board.courses.map((course) => viewOf(course, plan.courses.find(({ id }) => id === course.id) ?? null));
    const reviews = reviewsOf({ courses, catalogue, activatedOn: plan.activatedOn, today, rules }).filter(({ target }) => target >= today).length;
    return alternatives[0] === undefined ? null : { ...alternatives[0], reviews };
  }
}
