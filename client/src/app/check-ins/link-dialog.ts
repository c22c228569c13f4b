import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import type { CheckInLink } from '@stagewell/shared/check-ins/asking';
import { renderSVG } from 'uqr';
import { Announce } from '../platform/announce';
import { MomentPipe } from '../ui/day';

/** A fresh link, shown this once: to copy into a message, or to be photographed by the patient's phone. */
@Component({
  selector: 'app-link-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, MomentPipe],
  template: `
    <h2 mat-dialog-title>The patient’s link</h2>
    <mat-dialog-content class="stack">
      <p>It works until {{ link.expiresAt | moment }} and for one answer. It is shown only now; a new one takes its place.</p>
      <img class="code" alt="The link as a code for a phone’s camera" width="220" height="220" [src]="picture" />
      <label class="stack stack--tight">
        <span class="muted small">Link</span>
        <input readonly [value]="address" (focus)="$any($event.target).select()" />
      </label>
      @if (copied() !== null) {
        <p role="status">{{ copied() ? 'Copied.' : 'The browser did not allow copying: mark the link and copy it by hand.' }}</p>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="text" type="button" mat-dialog-close>Close</button>
      <button matButton="filled" type="button" (click)="copy()">Copy the link</button>
    </mat-dialog-actions>
  `,
  styles: `
    .code {
      justify-self: center;
      padding: 8px;
      background: #fff;
      border-radius: var(--corner);
    }
    input {
      inline-size: 100%;
    }
  `,
})
export class LinkDialog {
  private readonly announce = inject(Announce);
  protected readonly link = inject<CheckInLink>(MAT_DIALOG_DATA);
  protected readonly address = new URL(this.link.url, location.origin).href;
  protected readonly picture = `data:image/svg+xml,${encodeURIComponent(renderSVG(this.address))}`;
  protected readonly copied = signal<boolean | null>(null);
  protected readonly words = computed(() => (this.copied() === true ? 'Link copied' : ''));

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.address);
      this.copied.set(true);
      this.announce.politely('Link copied');
    } catch {
      this.copied.set(false);
    }
  }
}

export const showLink = (dialog: MatDialog, link: CheckInLink): void => void dialog.open<LinkDialog, CheckInLink>(LinkDialog, { data: link, width: '520px' });
