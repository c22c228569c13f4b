import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { PLAN } from '@stagewell/shared/plans/plan';
import { PlanEditor } from './plan-editor';

/** The plan's title, its stages, and whether it may start before the baseline. */
@Component({
  selector: 'app-plan-details',
  imports: [MatButton, MatFormField, MatHint, MatInput, MatLabel],
  template: `
    @if (editor.board(); as board) {
      <details>
        <summary class="card__head"><h3>Title, stages and urgency</h3></summary>
        <div class="card__body stack">
          <mat-form-field appearance="outline" subscriptSizing="dynamic">
            <mat-label>Title of the plan</mat-label>
            <input
              #title
              matInput
              autocomplete="off"
              [attr.maxlength]="limits.title.maxLength"
              [disabled]="!editor.editable()"
              [value]="board.title"
              (change)="rename(title)"
            />
          </mat-form-field>
          <ol class="stages">
            @for (stage of board.stages; track stage.id) {
              <li class="form-grid">
                <mat-form-field class="span-4" appearance="outline" subscriptSizing="dynamic">
                  <mat-label>Stage {{ stage.position + 1 }}</mat-label>
                  <input
                    #name
                    matInput
                    autocomplete="off"
                    [attr.maxlength]="limits.title.maxLength"
                    [disabled]="!editor.editable()"
                    [value]="stage.name"
                    (change)="renameStage(stage.id, name)"
                  />
                </mat-form-field>
                <mat-form-field class="span-8" appearance="outline" subscriptSizing="dynamic">
                  <mat-label>Purpose of {{ stage.name }}</mat-label>
                  <input
                    #purpose
                    matInput
                    autocomplete="off"
                    [attr.maxlength]="limits.text.maxLength"
                    [disabled]="!editor.editable()"
                    [value]="stage.purpose"
                    (input)="editor.changeStage(stage.id, { purpose: purpose.value })"
                  />
                </mat-form-field>
              </li>
            }
          </ol>
          @if (editor.editable() && board.stages.length < limits.stages.maxItems) {
            <div class="row">
              <input #newStage aria-label="Name of a new stage" placeholder="Name of a new stage" [attr.maxlength]="limits.title.maxLength" />
              <button matButton="outlined" type="button" (click)="add(newStage)">Add stage</button>
            </div>
          }
          <mat-form-field appearance="outline" subscriptSizing="dynamic">
            <mat-label>Why it cannot wait for the baseline (leave empty if it can)</mat-label>
            <textarea
              #urgent
              matInput
              rows="2"
              [attr.maxlength]="limits.text.maxLength"
              [disabled]="!editor.editable()"
              [value]="board.urgentReason"
              (input)="editor.changePlan({ urgentReason: urgent.value })"
            ></textarea>
            <mat-hint>With a reason the baseline is waived, and only a prescriber can activate the plan.</mat-hint>
          </mat-form-field>
        </div>
      </details>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    summary {
      cursor: pointer;
    }
    details:not([open]) summary {
      border-block-end: 0;
    }
    summary::before {
      content: '▸';
      color: var(--mat-sys-on-surface-variant);
    }
    details[open] summary::before {
      content: '▾';
    }
    summary {
      justify-content: start;
    }
    .stages {
      display: grid;
      gap: 0.75rem;
    }
    .span-8 {
      grid-column: span 8;
    }
    @media (max-width: 640px) {
      .form-grid > .span-8 {
        grid-column: span 12;
      }
    }
  `,
})
export class PlanDetails {
  protected readonly editor = inject(PlanEditor);
  protected readonly limits = PLAN;

  /** A plan has a title: an empty one goes back to what it was. */
  protected rename(field: HTMLInputElement): void {
    const title = field.value.trim();
    if (title === '') field.value = this.editor.board()?.title ?? '';
    else this.editor.changePlan({ title });
  }

  protected renameStage(id: string, field: HTMLInputElement): void {
    const name = field.value.trim();
    if (name === '') field.value = this.editor.board()?.stages.find((stage) => stage.id === id)?.name ?? '';
    else this.editor.changeStage(id, { name });
  }

  protected add(field: HTMLInputElement): void {
    const name = field.value.trim();
    if (name === '') return;
    this.editor.addStage(name);
    field.value = '';
  }
}
