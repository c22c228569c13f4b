import { Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { moveCourses } from '@stagewell/shared/plans/board';
import type { Board } from '@stagewell/shared/plans/plan';
import { documentOf } from '@stagewell/shared/plans/sequencing-document';
import { stageDifference } from '@stagewell/shared/plans/stage-difference';
import { freeWish, NO_WISHES, stageRequestOf, usualHorizon } from '@stagewell/shared/plans/stage-request';
import { STAGING } from '@stagewell/shared/plans/staging';
import { addDays } from '@stagewell/shared/dates';
import { evaluate } from '@stagewell/shared/sequencing/evaluate';
import { type Aim, AIMS, type StageResult } from '@stagewell/shared/sequencing/stager/request';
import { Announce } from '../platform/announce';
import { DayPipe } from '../ui/day';
import type { PlanEditor } from './plan-editor';
import { Stager } from './stager';
import { type Outcome, StageOutcome } from './stage-outcome';
import { AIM_WORDS, findingsChange } from './stage-words';
import { isTypedDay } from './typed-day';

/** "Stage for me": what is wished, the search that can be stopped, and the days it found. Nothing moves until it is accepted. */
@Component({
  selector: 'app-stage-dialog',
  imports: [DayPipe, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, StageOutcome],
  templateUrl: './stage-dialog.html',
  styleUrl: './stage-dialog.scss',
})
export class StageDialog {
  protected readonly editor = inject<PlanEditor>(MAT_DIALOG_DATA);
  private readonly stager = inject(Stager);
  private readonly announce = inject(Announce);

  protected readonly aims = AIMS.map((aim) => ({ aim, ...AIM_WORDS[aim] }));
  protected readonly nameOf = (courseId: string): string => this.editor.nameOf(courseId);
  protected readonly longer = STAGING.timeLimitMs.max / 1000;
  private readonly staged = computed(() => {
    const [chart, board] = [this.editor.chart(), this.editor.board()];
    return chart === null || board === null ? null : { chart, board, catalogue: this.editor.catalogue(), today: chart.today };
  });
  protected readonly lastDay = computed(() => addDays(this.staged()?.today ?? '1970-01-01', STAGING.horizonDays.max));
  protected readonly movable = computed(() => this.editor.lines().filter(({ state }) => state === 'planned'));
  protected readonly underWay = computed(() => ['active', 'on-hold'].includes(this.editor.plan()?.state ?? ''));

  protected readonly aim = signal<Aim>('soonest-relief');
  protected readonly horizon = signal(this.usual());
  protected readonly kept = signal<ReadonlySet<string>>(new Set());
  protected readonly working = signal<AbortController | null>(null);
  protected readonly failed = signal(false);
  protected readonly outcome = signal<Outcome | null>(null);
  protected readonly accepted = signal<ReadonlySet<string>>(new Set());

  protected readonly moves = computed(() => (this.outcome()?.moves ?? []).filter(({ days }) => days !== 0));
  protected readonly open = computed(() => this.moves().filter(({ courseId }) => !this.accepted().has(courseId)));

  constructor() {
    inject(DestroyRef).onDestroy(() => this.working()?.abort());
  }

  protected until(typed: string): void {
    if (isTypedDay(typed)) this.horizon.set(typed);
  }

  protected keep(courseId: string, isKept: boolean): void {
    this.kept.update((kept) => new Set(isKept ? [...kept, courseId] : [...kept].filter((id) => id !== courseId)));
  }

  protected cancel(): void {
    this.working()?.abort();
  }

  /** Back to the wishes, which are as they were. */
  protected again(): void {
    this.outcome.set(null);
  }

  protected async search(timeLimitMs: number = STAGING.timeLimitMs.usual): Promise<void> {
    const staged = this.staged();
    if (staged === null) return;
    const control = new AbortController();
    this.working.set(control);
    this.failed.set(false);
    try {
      const courses = [...this.kept()].map((courseId) => ({ ...freeWish(courseId), fixed: true }));
      const request = stageRequestOf(staged, { ...NO_WISHES, aim: this.aim(), horizon: this.horizon(), courses });
      const result = await this.stager.stage({ request, rules: this.editor.rules(), timeLimitMs }, control.signal);
      this.accepted.set(new Set());
      this.outcome.set(this.outcomeOf(result, staged.board));
      this.announce.politely(result.status === 'staged' ? `New days are found: ${this.moves().length} courses would move.` : 'No days keep all of it.');
    } catch {
      // Cancelling is no failure: the wishes are on the screen again.
      this.failed.set(!control.signal.aborted);
    } finally {
      this.working.set(null);
    }
  }

  /** For one course or several: into the draft, to be saved as any other change. */
  protected accept(courseIds: readonly string[]): void {
    const chosen = this.open().filter(({ courseId }) => courseIds.includes(courseId));
    this.editor.restage(Object.fromEntries(chosen.map(({ courseId, to }) => [courseId, to])));
    this.accepted.update((accepted) => new Set([...accepted, ...courseIds]));
  }

  protected acceptAll(): void {
    this.accept(this.open().map(({ courseId }) => courseId));
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
    const after =
      staged === null
        ? before
        : evaluate(
            documentOf(staged.chart, moveCourses(board, Object.fromEntries(moves.map(({ courseId, to }) => [courseId, to]))), staged.catalogue, staged.today),
            this.editor.rules(),
          );
    return { result, moves, findings: findingsChange(before, after) };
  }
}

/** Opens the dialog over the plan; what is accepted in it is on the board, unsaved, and can be undone. */
export const openStageDialog = (dialog: MatDialog, editor: PlanEditor): void => {
  dialog.open(StageDialog, { data: editor, width: 'min(960px, 94vw)', maxWidth: '94vw', autoFocus: 'input[type=radio]' });
};
