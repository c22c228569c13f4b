import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MomentPipe } from '../ui/day';
import { Icon } from '../ui/icon';
import { EditKeeper } from './edit-keeper';

/** Says whether what is on the screen is saved, kept, or only here. */
@Component({
  selector: 'app-edit-standing',
  imports: [Icon, MatButton, MomentPipe],
  template: `
    @if (keeper.standing(); as standing) {
      <span class="chip unsaved"><app-icon name="edit" [size]="14" />Unsaved changes</span>
      @switch (standing.is) {
        @case ('waiting') {
          <span class="muted small">being kept…</span>
        }
        @case ('kept') {
          <span class="muted small">kept {{ standing.at | moment }}; only Save makes a version</span>
        }
      }
    }
    <span role="status" class="failed small">
      @if (failed(); as failure) {
        <app-icon name="alert" [size]="14" />
        <span>
          <strong>{{ failure.again ? 'Not kept: ' + failure.problem.title : 'Not kept' }}.</strong>
          {{ failure.again ? 'Your edit is on this screen; leave it open. It is tried again by itself.' : failure.problem.detail }}
        </span>
      }
    </span>
    @if (keeper.earlier(); as found) {
      <span class="note found">
        You had another edit of this plan that was not saved, of {{ found.kept.keptAt | moment }}. Both are there until you choose; undo brings the other back.
        <button matButton="text" type="button" (click)="keeper.showEarlier()">Show that one</button>
        <button matButton="text" type="button" (click)="keeper.leaveEarlier()">Go on with this one</button>
      </span>
    }
    @if (keeper.foundAt(); as at) {
      @if (keeper.standing() !== null) {
        <span class="note found">
          Your edit of {{ at | moment }} was not saved. It is on the screen again.
          <button matButton="text" type="button" (click)="keeper.drop()">Drop it</button>
        </span>
      }
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    .unsaved {
      color: var(--severity-warns);
      background: var(--severity-warns-tint);
    }
    .failed:not(:empty) {
      display: inline-flex;
      gap: 0.375rem;
      align-items: center;
      color: var(--severity-warns);
    }
    .found {
      flex-basis: 100%;
    }
  `,
})
export class EditStanding {
  protected readonly keeper = inject(EditKeeper);
  protected readonly failed = computed(() => {
    const standing = this.keeper.standing();
    return standing?.is === 'failed' ? standing : null;
  });
}
