import { Component, inject, signal } from '@angular/core';
import { form, maxLength, required, validate } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef } from '@angular/material/dialog';
import type { CalendarDate } from '@stagewell/shared/dates';
import { GOAL_RATING, type NewGoalRating, type RatedBy } from '@stagewell/shared/goals/goal-rating';
import { GOAL_LEVELS, type GoalScale, LEVEL_WORDS, levelText, signed } from '@stagewell/shared/goals/goal-scale';
import { firstValueFrom } from 'rxjs';
import { focusFirstError } from '../platform/field-problems';
import { RATED_BY_WORDS } from './goal-words';
import { FORM_DIALOG } from '../ui/form-dialog';

export interface RateRequest {
  readonly words: string;
  readonly scale: GoalScale;
  readonly spoken: 'en' | 'es';
  readonly today: CalendarDate;
  readonly act: (rating: NewGoalRating) => Promise<void>;
}
const CANNOT_TELL = 'unknown';

/** Where the patient stands with a goal; the levels are read out as they were described. */
@Component({
  selector: 'app-rate-dialog',
  imports: [...FORM_DIALOG],
  template: `
    <h2 mat-dialog-title>Rate the goal</h2>
    <form [formRoot]="entry">
      <mat-dialog-content class="stack">
        <blockquote [lang]="request.spoken">{{ request.words }}</blockquote>
        <fieldset>
          <legend>Where does the patient stand?</legend>
          @for (one of levels; track one.value) {
            <label>
              <input type="radio" name="level" [value]="one.value" [checked]="model().level === one.value" (change)="choose(one.value)" />
              <span class="sign numeric">{{ one.sign }}</span>
              <span [lang]="request.spoken"
                >{{ one.text }}<small class="muted">{{ one.word }}</small></span
              >
            </label>
          }
          <label>
            <input type="radio" name="level" [value]="cannotTell" [checked]="model().level === cannotTell" (change)="choose(cannotTell)" />
            <span class="sign">?</span>
            <span>Asked, but nobody can tell<small class="muted">The score of all goals then says “cannot tell”.</small></span>
          </label>
          @if (entry.level().touched() && entry.level().errors().length > 0) {
            <p class="error" role="alert">Choose where the patient stands, or that nobody can tell.</p>
          }
        </fieldset>
        <div class="form-grid">
          <mat-form-field appearance="outline" subscriptSizing="dynamic">
            <mat-label>On</mat-label>
            <input matInput type="date" [formField]="entry.ratedOn" />
            <mat-error><app-field-errors [errors]="entry.ratedOn().errors()" /></mat-error>
          </mat-form-field>
          <mat-form-field appearance="outline" subscriptSizing="dynamic">
            <mat-label>Rated by</mat-label>
            <select matNativeControl [formField]="entry.ratedBy">
              @for (one of raters; track one[0]) {
                <option [value]="one[0]">{{ one[1] }}</option>
              }
            </select>
          </mat-form-field>
        </div>
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>What the patient said to it</mat-label>
          <textarea matInput rows="2" [formField]="entry.words"></textarea>
          <mat-error><app-field-errors [errors]="entry.words().errors()" /></mat-error>
        </mat-form-field>
        @if (refusal(); as refused) {
          <app-problem-card [error]="refused" retryLabel="" />
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="text" type="button" mat-dialog-close>Cancel</button>
        <button matButton="filled" type="submit" [disabled]="entry().submitting()">{{ entry().submitting() ? 'Saving…' : 'Save the rating' }}</button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrl: './rate-dialog.scss',
})
export class RateDialog {
  protected readonly request = inject<RateRequest>(MAT_DIALOG_DATA);
  private readonly ref = inject<MatDialogRef<RateDialog, boolean>>(MatDialogRef);

  protected readonly cannotTell = CANNOT_TELL;
  protected readonly raters = Object.entries(RATED_BY_WORDS);
  protected readonly levels = GOAL_LEVELS.map((level) => ({
    value: String(level),
    sign: signed(level),
    text: levelText(this.request.scale, level),
    word: LEVEL_WORDS[level][this.request.spoken],
  }));
  protected readonly refusal = signal<unknown>(null);
  protected readonly model = signal({ level: '', ratedOn: this.request.today, ratedBy: 'together', words: '' });
  protected readonly entry = form(
    this.model,
    (path) => {
      required(path.level);
      required(path.ratedOn, { message: 'Say on which day.' });
      validate(path.ratedOn, ({ value }) => (value() > this.request.today ? { kind: 'future', message: 'Not in the future.' } : undefined));
      maxLength(path.words, GOAL_RATING.words.maxLength);
    },
    { submission: { action: async () => this.submit(), onInvalid: focusFirstError } },
  );

  protected choose(level: string): void {
    this.model.update((draft) => ({ ...draft, level }));
  }

  private async submit(): Promise<undefined> {
    const { level, ratedOn, ratedBy, words } = this.model();
    this.refusal.set(null);
    try {
      const rated = GOAL_LEVELS.find((one) => String(one) === level) ?? null;
      await this.request.act({ ratedOn, level: rated, ratedBy: ratedBy as RatedBy, words: words.trim() });
      this.ref.close(true);
    } catch (error) {
      this.refusal.set(error);
    }
    return undefined;
  }
}

/** Resolves to whether it was rated. */
export const askRating = async (dialog: MatDialog, request: RateRequest): Promise<boolean> =>
  (await firstValueFrom(dialog.open<RateDialog, RateRequest, boolean>(RateDialog, { data: request, width: '560px', maxWidth: '96vw' }).afterClosed())) === true;
