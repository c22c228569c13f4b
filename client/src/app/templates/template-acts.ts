import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { PlanEditor } from '../plans/plan-editor';
import { Announce } from '../platform/announce';
import { Session } from '../platform/session';
import { askTemplate } from './save-template-dialog';
import { openTemplates } from './template-dialog';

/** From a template to the board, and from the board to a template. */
@Component({
  selector: 'app-template-acts',
  imports: [MatButton],
  template: `
    @if (editor.editable()) {
      <button matButton="outlined" type="button" (click)="start()">Start from a template…</button>
    }
    @if (maySave()) {
      <button matButton="text" type="button" (click)="save()">Save this plan as a template…</button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 0.375rem;
    }
  `,
})
export class TemplateActs {
  protected readonly editor = inject(PlanEditor);
  private readonly session = inject(Session);
  private readonly dialog = inject(MatDialog);
  private readonly announce = inject(Announce);

  protected readonly maySave = computed(() => this.session.may('plan.write') && (this.editor.board()?.courses.length ?? 0) > 0);

  protected start(): void {
    openTemplates(this.dialog, this.editor);
  }

  protected async save(): Promise<void> {
    if (await askTemplate(this.dialog, this.editor)) this.announce.politely('The template is saved. Everyone in the clinic can start from it.');
  }
}
