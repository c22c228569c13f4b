import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { boardOf } from '@stagewell/shared/plans/board';
import type { Board, PlanView } from '@stagewell/shared/plans/plan';
import { firstValueFrom } from 'rxjs';
import type { Catalogue } from './course-lines';
import { differences } from './differences';

export interface Clash {
  readonly mine: Board;
  readonly theirs: PlanView;
  /** What both began with. */
  readonly before: Board;
  readonly catalogue: Catalogue;
}
export type ClashAnswer = 'mine' | 'theirs';

/** Someone else saved first: shows both changes, and lets the person choose. Whatever is chosen, undo brings the other back. */
@Component({
  selector: 'app-clash-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title>Someone else saved this plan first</h2>
    <mat-dialog-content class="stack">
      <p>
        Nothing is lost: your edit is still on the screen, theirs is on the server as version {{ clash.theirs.version }}. Undo brings back whichever you do not
        choose.
      </p>
      <div class="both">
        <section class="note" aria-labelledby="yours">
          <h3 id="yours">You changed</h3>
          <ul>
            @for (line of mine(); track line) {
              <li>{{ line }}</li>
            } @empty {
              <li>Nothing</li>
            }
          </ul>
        </section>
        <section class="note" aria-labelledby="theirs">
          <h3 id="theirs">They changed</h3>
          <ul>
            @for (line of theirs(); track line) {
              <li>{{ line }}</li>
            } @empty {
              <li>Only the state of the plan or of a course</li>
            }
          </ul>
        </section>
      </div>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="text" type="button" mat-dialog-close>Decide later</button>
      <button matButton="outlined" type="button" mat-dialog-close="theirs">Show theirs</button>
      <button matButton="filled" type="button" mat-dialog-close="mine">Keep mine</button>
    </mat-dialog-actions>
  `,
  styles: `
    .both {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr));
      gap: 0.75rem;
    }
    ul {
      margin: 0.375rem 0 0;
      padding-inline-start: 1.125rem;
    }
  `,
})
export class ClashDialog {
  protected readonly clash = inject<Clash>(MAT_DIALOG_DATA);
  protected readonly mine = computed(() => differences(this.clash.before, this.clash.mine, this.clash.catalogue));
  protected readonly theirs = computed(() => differences(this.clash.before, boardOf(this.clash.theirs), this.clash.catalogue));
}

/** Resolves to the choice, or `undefined` to decide later. */
export const askClash = (dialog: MatDialog, clash: Clash): Promise<ClashAnswer | undefined> =>
  firstValueFrom(dialog.open<ClashDialog, Clash, ClashAnswer>(ClashDialog, { data: clash, width: '640px' }).afterClosed());
