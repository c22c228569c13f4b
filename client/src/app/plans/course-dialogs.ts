import { Component, inject, signal } from '@angular/core';
import { form, maxLength, minLength, required, validate } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef } from '@angular/material/dialog';
import { MatHint } from '@angular/material/form-field';
import { isCalendarDate, type CalendarDate } from '@stagewell/shared/dates';
import { PLAN, type CourseStart, type CourseStop } from '@stagewell/shared/plans/plan';
import { firstValueFrom } from 'rxjs';
import { dayText } from '../ui/day';
import { FORM_DIALOG } from '../ui/form-dialog';

/** What is recorded of a course, and what it is bounded by. */
export interface CourseQuestion<Answer> {
  readonly name: string;
  readonly today: CalendarDate;
  /** The first day that makes sense; `null` = any. */
  readonly earliest: CalendarDate | null;
  /** Resolves to `false` when the person thought better of it on the way: the dialog stays. */
  readonly act: (answer: Answer) => Promise<unknown>;
}

const dayProblem = (day: string, { today, earliest }: Pick<CourseQuestion<unknown>, 'today' | 'earliest'>): string | null => {
  if (!isCalendarDate(day)) return 'Enter a day.';
  if (day > today) return 'This day has not come yet.';
  return earliest !== null && day < earliest ? `It began only on ${dayText(earliest)}.` : null;
};

/** Records the day on which a course really began. */
@Component({
  selector: 'app-course-start-dialog',
  imports: [...FORM_DIALOG],
  template: `
    <h2 mat-dialog-title>{{ question.name }} has started</h2>
    <form [formRoot]="answer">
      <mat-dialog-content class="stack">
        <p>The first course that starts locks the baseline. From this day on it is judged.</p>
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>Actual first day</mat-label>
          <input matInput type="date" [formField]="answer.startedOn" />
          <mat-error><app-field-errors [errors]="answer.startedOn().errors()" /></mat-error>
        </mat-form-field>
        @if (refusal(); as refused) {
          <app-problem-card [error]="refused" retryLabel="" />
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="text" type="button" mat-dialog-close>Cancel</button>
        <button matButton="filled" type="submit" [disabled]="answer().submitting()">Record the start</button>
      </mat-dialog-actions>
    </form>
  `,
})
export class CourseStartDialog {
  protected readonly question = inject<CourseQuestion<CourseStart>>(MAT_DIALOG_DATA);
  private readonly ref = inject<MatDialogRef<CourseStartDialog, boolean>>(MatDialogRef);
  protected readonly refusal = signal<unknown>(null);
  private readonly model = signal({ startedOn: this.question.today });
  protected readonly answer = form(
    this.model,
    (path) => {
      validate(path.startedOn, ({ value }) => {
        const message = dayProblem(value(), this.question);
        return message === null ? undefined : { kind: 'day', message };
      });
    },
    { submission: { action: async () => this.submit() } },
  );

  private async submit(): Promise<undefined> {
    try {
      this.refusal.set(null);
      if ((await this.question.act(this.model())) !== false) this.ref.close(true);
    } catch (error) {
      this.refusal.set(error);
    }
    return undefined;
  }
}

/** Records the day on which a course ended, why, and what was learned. A stop is information, not a failure. */
@Component({
  selector: 'app-course-stop-dialog',
  imports: [...FORM_DIALOG, MatHint],
  template: `
    <h2 mat-dialog-title>{{ question.name }} has ended</h2>
    <form [formRoot]="answer">
      <mat-dialog-content class="stack">
        <p>A stop is information, not a failure: it says what to try next, and what not to try again in the same way.</p>
        <fieldset class="ways">
          <legend>How did it end?</legend>
          <label class="check"><input type="radio" name="ending" [checked]="completed()" (change)="completed.set(true)" />Completed as planned</label>
          <label class="check"><input type="radio" name="ending" [checked]="!completed()" (change)="completed.set(false)" />Stopped earlier</label>
        </fieldset>
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>Actual last day</mat-label>
          <input matInput type="date" [formField]="answer.endedOn" />
          <mat-error><app-field-errors [errors]="answer.endedOn().errors()" /></mat-error>
        </mat-form-field>
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>Reason</mat-label>
          <textarea matInput rows="2" [formField]="answer.reason"></textarea>
          <mat-error><app-field-errors [errors]="answer.reason().errors()" /></mat-error>
        </mat-form-field>
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>What we learned</mat-label>
          <textarea matInput rows="3" [formField]="answer.learned"></textarea>
          <mat-hint>What helped, what did not, what to do differently next time</mat-hint>
          <mat-error><app-field-errors [errors]="answer.learned().errors()" /></mat-error>
        </mat-form-field>
        @if (refusal(); as refused) {
          <app-problem-card [error]="refused" retryLabel="" />
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="text" type="button" mat-dialog-close>Cancel</button>
        <button matButton="filled" type="submit" [disabled]="answer().submitting()">Record the end</button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 1.25rem;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0 0 0.25rem;
      font-weight: 550;
    }
  `,
})
export class CourseStopDialog {
  protected readonly question = inject<CourseQuestion<CourseStop>>(MAT_DIALOG_DATA);
  private readonly ref = inject<MatDialogRef<CourseStopDialog, boolean>>(MatDialogRef);
  protected readonly refusal = signal<unknown>(null);
  protected readonly completed = signal(false);
  private readonly model = signal({ endedOn: this.question.today, reason: '', learned: '' });
  protected readonly answer = form(
    this.model,
    (path) => {
      validate(path.endedOn, ({ value }) => {
        const message = dayProblem(value(), this.question);
        return message === null ? undefined : { kind: 'day', message };
      });
      required(path.reason, { message: 'Say why in a few words.' });
      minLength(path.reason, PLAN.reason.minLength, { message: `Say it in at least ${PLAN.reason.minLength} characters.` });
      maxLength(path.reason, PLAN.reason.maxLength);
      maxLength(path.learned, PLAN.text.maxLength);
    },
    { submission: { action: async () => this.submit() } },
  );

  private async submit(): Promise<undefined> {
    try {
      const { endedOn, reason, learned } = this.model();
      this.refusal.set(null);
      const done = await this.question.act({ endedOn, reason: reason.trim(), learned: learned.trim(), completed: this.completed() });
      if (done !== false) this.ref.close(true);
    } catch (error) {
      this.refusal.set(error);
    }
    return undefined;
  }
}

export const askCourseStart = async (dialog: MatDialog, question: CourseQuestion<CourseStart>): Promise<boolean> =>
  (await firstValueFrom(
    dialog.open<CourseStartDialog, CourseQuestion<CourseStart>, boolean>(CourseStartDialog, { data: question, width: '480px' }).afterClosed(),
  )) === true;

export const askCourseStop = async (dialog: MatDialog, question: CourseQuestion<CourseStop>): Promise<boolean> =>
  (await firstValueFrom(
    dialog.open<CourseStopDialog, CourseQuestion<CourseStop>, boolean>(CourseStopDialog, { data: question, width: '520px' }).afterClosed(),
  )) === true;
