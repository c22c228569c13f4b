import { Component, DestroyRef, DOCUMENT, inject, Injectable } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import type { CanDeactivateFn } from '@angular/router';
import { firstValueFrom } from 'rxjs';

@Component({
  selector: 'app-leave-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title>Leave without recording?</h2>
    <mat-dialog-content><p>What you typed is kept on this page only.</p></mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="filled" type="button" [mat-dialog-close]="false">Stay here</button>
      <button matButton="text" type="button" [mat-dialog-close]="true">Leave</button>
    </mat-dialog-actions>
  `,
})
export class LeaveDialog {}

/** Knows which forms hold something that is typed and not yet recorded; no form is lost without a question. */
@Injectable({ providedIn: 'root' })
export class Unsaved {
  private readonly dialog = inject(MatDialog);
  private readonly forms = new Set<() => boolean>();

  constructor() {
    // Closing the tab or loading another site: the browser asks in its own words.
    inject(DOCUMENT).defaultView?.addEventListener('beforeunload', (event) => {
      if (this.isAny()) event.preventDefault();
    });
  }

  /** Asks about this form for as long as it is on the page; call it where the form is made. */
  watch(isDirty: () => boolean): void {
    this.forms.add(isDirty);
    inject(DestroyRef).onDestroy(() => this.forms.delete(isDirty));
  }

  /** Resolves to whether the page may go: nothing is typed, or the reader lets it go. */
  async mayLose(): Promise<boolean> {
    if (!this.isAny()) return true;
    return (await firstValueFrom(this.dialog.open<LeaveDialog, undefined, boolean>(LeaveDialog, { width: '400px' }).afterClosed())) === true;
  }

  private isAny(): boolean {
    return [...this.forms].some((isDirty) => isDirty());
  }
}

/** For every route whose page may hold a form. */
export const leaveGuard: CanDeactivateFn<unknown> = () => inject(Unsaved).mayLose();
