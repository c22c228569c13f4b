import { Component, inject, signal } from '@angular/core';
import { form, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef } from '@angular/material/dialog';
import { templateOf } from '@stagewell/shared/templates/place-template';
import { TEMPLATE } from '@stagewell/shared/templates/template';
import { firstValueFrom } from 'rxjs';
import type { PlanEditor } from '../plans/plan-editor';
import { plural } from '../plans/plan-words';
import { problemOf } from '../platform/api-problem';
import { fieldProblems, focusFirstError } from '../platform/field-problems';
import { newKey } from '../platform/idempotency';
import { TemplatesApi } from './templates-api';
import { FORM_DIALOG } from '../ui/form-dialog';

/** The board as an order set for other patients; it says what stays behind. */
@Component({
  selector: 'app-save-template-dialog',
  imports: [...FORM_DIALOG],
  template: `
    <h2 mat-dialog-title>Save this plan as a template</h2>
    <form [formRoot]="entry">
      <mat-dialog-content class="stack">
        <p>
          {{ courses }} on their days, counted from the first. Left out is what belongs to this patient: regions, people, notes and what differs from an earlier
          trial. Everyone in the clinic can start from it.
        </p>
        @if (words.length > 0) {
          <div class="note stack stack--tight">
            <strong>These words go with it. Cancel and change them if they tell of this patient.</strong>
            <ul>
              @for (one of words; track one) {
                <li>{{ one }}</li>
              }
            </ul>
          </div>
        }
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>Name of the template</mat-label>
          <input matInput autocomplete="off" [formField]="entry.name" />
          <mat-error><app-field-errors [errors]="entry.name().errors()" /></mat-error>
        </mat-form-field>
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>For whom it is, and for whom not</mat-label>
          <textarea matInput rows="3" [formField]="entry.description"></textarea>
          <mat-error><app-field-errors [errors]="entry.description().errors()" /></mat-error>
        </mat-form-field>
        @if (refusal(); as refused) {
          <app-problem-card [error]="refused" retryLabel="" />
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="text" type="button" mat-dialog-close>Cancel</button>
        <button matButton="filled" type="submit" [disabled]="entry().submitting()">Save the template</button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    ul {
      margin: 0;
      padding-inline-start: 1.125rem;
    }
  `,
})
export class SaveTemplateDialog {
  private readonly editor = inject<PlanEditor>(MAT_DIALOG_DATA);
  private readonly ref = inject<MatDialogRef<SaveTemplateDialog, boolean>>(MatDialogRef);
  private readonly api = inject(TemplatesApi);

  private readonly key = newKey();
  private readonly document = templateOf(this.editor.board() ?? { title: '', stages: [], courses: [], urgentReason: '' });
  protected readonly courses = plural(this.document.courses.length, 'course');
  /** Free text that somebody typed for this patient. */
  protected readonly words = [
    ...new Set([
      ...this.document.stages.map(({ purpose }) => purpose),
      ...this.document.courses.flatMap(({ successCriterion, stopRule, homePractice }) => [successCriterion, stopRule, homePractice]),
    ]),
  ].filter((text) => text.trim() !== '');
  protected readonly refusal = signal<unknown>(null);
  private readonly model = signal({ name: '', description: '' });
  protected readonly entry = form(
    this.model,
    (path) => {
      required(path.name, { message: 'Give it a name.' });
      maxLength(path.name, TEMPLATE.name.maxLength);
      maxLength(path.description, TEMPLATE.description.maxLength);
    },
    {
      submission: { action: async (tree): Promise<TreeValidationResult> => this.submit(() => fieldProblems(tree, this.refusal())), onInvalid: focusFirstError },
    },
  );

  private async submit(placed: () => TreeValidationResult): Promise<TreeValidationResult> {
    const { name, description } = this.model();
    this.refusal.set(null);
    try {
      await this.api.save({ name: name.trim(), description: description.trim(), document: this.document }, this.key);
      this.ref.close(true);
      return undefined;
    } catch (error) {
      this.refusal.set(error);
      return problemOf(error).errors === undefined ? undefined : placed();
    }
  }
}

/** Resolves to whether it was saved. */
export const askTemplate = async (dialog: MatDialog, editor: PlanEditor): Promise<boolean> =>
  (await firstValueFrom(dialog.open<SaveTemplateDialog, PlanEditor, boolean>(SaveTemplateDialog, { data: editor, width: '560px' }).afterClosed())) === true;
