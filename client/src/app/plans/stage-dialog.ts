import { afterNextRender, Component, computed, DestroyRef, effect, ElementRef, inject, Injector, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { moveCourses } from '@stagewell/shared/plans/board';
import type { Board } from '@stagewell/shared/plans/plan';
import { documentOf } from '@stagewell/shared/plans/sequencing-document';
import { stageDifference } from '@stagewell/shared/plans/stage-difference';
import { usualHorizon } from '@stagewell/shared/plans/stage-request';
import { STAGING } from '@stagewell/shared/plans/staging';
import { addDays } from '@stagewell/shared/dates';
import { evaluate } from '@stagewell/shared/sequencing/evaluate';
import { type Aim, AIMS, type StageResult } from '@stagewell/shared/sequencing/stager/request';
import { Announce } from '../platform/announce';
import { DayPipe } from '../ui/day';
import { ClosuresUnread } from './closures-unread';
import type { Proposal } from './proposal';
import { Stager } from './stager';
import { type Outcome, StageOutcome } from './stage-outcome';
import { AIM_WORDS, findingsChange, weekdayWords } from './stage-words';
import { isTypedDay } from './typed-day';
import { relaxed, requestFor, type Wished } from './wished';

/** What the dialog begins with: the wishes, or what was found last. */
export type StageShows = 'wishes' | 'outcome';
interface StageDialogData {
  readonly proposal: Proposal;
  readonly shows: StageShows;
}

/** "Stage for me": what is wished, the search that can be stopped, and the days it found. Nothing moves until it is accepted, here or on the board. */
@Component({
  selector: 'app-stage-dialog',
  imports: [ClosuresUnread, DayPipe, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, StageOutcome],
  templateUrl: './stage-dialog.html',
  styleUrl: './stage-dialog.scss',
})
export class StageDialog {
  private readonly data = inject<StageDialogData>(MAT_DIALOG_DATA);
  protected readonly proposal = this.data.proposal;
  protected readonly editor = this.proposal.editor;
  private readonly stager = inject(Stager);
  protected readonly costs = this.proposal.costs;
  private readonly announce = inject(Announce);

  protected readonly aims = AIMS.map((aim) => ({ aim, ...AIM_WORDS[aim] }));
  protected readonly nameOf = (courseId: string): string => this.editor.nameOf(courseId);
  protected readonly longer = STAGING.timeLimitMs.max / 1000;
  private readonly staged = computed(() => {
    const [chart, board] = [this.editor.chart(), this.editor.board()];
    return chart === null || board === null
      ? null
      : {
          chart,
          board,
          catalogue: this.editor.catalogue(),
          today: chart.today,
          closures: this.proposal.closures.all() ?? [],
          quoteTerms: this.costs.quoteTerms(),
        };
  });
  /** When the clinic is closed, and what it all costs, has to be known before days are worked out. */
  protected readonly waiting = computed(() => this.proposal.closures.all() === null || this.costs.terms.isLoading());
  protected readonly lastDay = computed(() => addDays(this.staged()?.today ?? '1970-01-01', STAGING.horizonDays.max));
  protected readonly movable = computed(() => this.editor.lines().filter(({ state }) => state === 'planned'));
  protected readonly underWay = computed(() => ['active', 'on-hold'].includes(this.editor.plan()?.state ?? ''));

  private readonly wished = signal<Wished>(this.proposal.found()?.wished ?? { aim: 'soonest-relief', horizon: this.usual(), kept: new Set() });
  protected readonly aim = computed(() => this.wished().aim);
  protected readonly horizon = computed(() => this.wished().horizon);
  /** A course that has been removed or started since is not kept. */
  protected readonly kept = computed(() => new Set(this.movable().flatMap(({ course }) => (this.wished().kept.has(course.id) ? [course.id] : []))));
  protected readonly working = signal<AbortController | null>(null);
  /** How long the search may take, ms. */
  protected readonly limit = signal<number>(STAGING.timeLimitMs.usual);
  protected readonly failed = signal(false);
  private readonly showsOutcome = signal(this.data.shows === 'outcome');
  protected readonly outcome = computed<Outcome | null>(() => (this.showsOutcome() ? (this.proposal.found()?.outcome ?? null) : null));
  /** A medicine is taken at home, on any day. */
  protected readonly weekdays = computed(() => {
    const visited = new Set(this.editor.lines().flatMap(({ course, category }) => (category === 'medication' ? [] : [course.id])));
    const starts = (this.outcome()?.moves ?? []).filter(({ courseId }) => visited.has(courseId));
    return weekdayWords(
      starts.map(({ courseId, to }) => ({ name: this.nameOf(courseId), day: to })),
      this.editor.chart()?.preferences.days ?? [],
    );
  });
  /** The wishes with which it would work, where wishes can help. */
  protected readonly relaxed = computed<Wished | null>(() => {
    const [found, relaxation] = [this.proposal.found(), this.outcome()?.result.relaxation ?? null];
    return found === null || relaxation === null ? null : relaxed(found.wished, relaxation, this.lastDay());
  });

  private readonly injector = inject(Injector);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    inject(DestroyRef).onDestroy(() => this.working()?.abort());
    // The button that was pressed goes with what it did; the heading is the nearest place in the dialog then.
    effect(() => {
      this.working();
      this.outcome();
      afterNextRender(() => this.keepFocus(), { injector: this.injector });
    });
  }

  private keepFocus(): void {
    if (document.activeElement === document.body) this.heading().nativeElement.focus();
  }

  protected until(typed: string): void {
    if (isTypedDay(typed)) this.wished.update((wished) => ({ ...wished, horizon: typed }));
  }

  protected keep(courseId: string, isKept: boolean): void {
    const others = [...this.kept()].filter((id) => id !== courseId);
    this.wished.update((wished) => ({ ...wished, kept: new Set(isKept ? [...others, courseId] : others) }));
  }

  protected wish(aim: Aim): void {
    this.wished.update((wished) => ({ ...wished, aim }));
  }

  /** With the smallest relaxation granted. */
  protected async relax(wished: Wished): Promise<void> {
    this.wished.set(wished);
    await this.search();
  }

  protected cancel(): void {
    this.working()?.abort();
    this.announce.politely('Stopped. Nothing was changed.');
  }

  /** Back to the wishes, which are as they were. */
  protected again(): void {
    this.showsOutcome.set(false);
  }

  protected async search(timeLimitMs: number = STAGING.timeLimitMs.usual): Promise<void> {
    const staged = this.staged();
    if (staged === null) return;
    const control = new AbortController();
    this.working.set(control);
    this.limit.set(timeLimitMs);
    this.failed.set(false);
    try {
      const wished = { ...this.wished(), kept: this.kept() };
      const result = await this.stager.stage({ request: requestFor(staged, wished), rules: this.editor.rules(), timeLimitMs }, control.signal);
      this.proposal.propose({ wished, outcome: this.outcomeOf(result, staged.board), board: staged.board });
      this.showsOutcome.set(true);
      this.announce.politely(
        result.status === 'staged' ? `New days are found: ${this.proposal.open().length} courses would move.` : 'No days keep all rules and wishes at once.',
      );
    } catch {
      // Cancelling is no failure: the wishes are on the screen again.
      this.failed.set(!control.signal.aborted);
    } finally {
      this.working.set(null);
    }
  }

  private usual(): string {
    const staged = this.staged();
    return staged === null ? '' : usualHorizon(staged);
  }

  /** What the result means for the board as it was when it was asked for. */
  private outcomeOf(result: StageResult, board: Board): Outcome {
    const isPlanned = new Set(this.movable().map(({ course }) => course.id));
    const days = board.courses.map(({ id, startsOn }) => ({ id, startsOn, planned: isPlanned.has(id) }));
    const moves = Object.keys(result.starts).length === 0 ? [] : stageDifference(days, result.starts);
    const staged = this.staged();
    const before = this.editor.evaluation();
    const placed = moveCourses(board, Object.fromEntries(moves.map(({ courseId, to }) => [courseId, to])));
    const after = staged === null ? before : evaluate(documentOf(staged.chart, placed, staged.catalogue, staged.today), this.editor.rules());
    const { informing } = this.proposal;
    return { result, moves, findings: findingsChange(before, after), information: { now: informing.of(board), then: informing.of(placed) } };
  }
}

/** Opens the dialog over the plan. What is accepted is on the board, unsaved, and can be undone; what is not is shown there. */
export const openStageDialog = (dialog: MatDialog, proposal: Proposal, shows: StageShows): void => {
  const data: StageDialogData = { proposal, shows };
  dialog.open(StageDialog, { data, width: 'min(960px, 94vw)', maxWidth: '94vw', autoFocus: shows === 'wishes' ? 'input[type=radio]' : 'dialog' });
};
