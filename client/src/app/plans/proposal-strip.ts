import { Component, computed, inject, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Icon } from '../ui/icon';
import { plural } from './plan-words';
import { Proposal } from './proposal';
import { AIM_WORDS } from './stage-words';

/** What is proposed for the whole board, above it: accept, compare, look closer, or let it go. One line whatever it says, so that the board stays in its place while a bar is moved by keys. */
@Component({
  selector: 'app-proposal-strip',
  imports: [Icon, MatButton, RouterLink],
  template: `
    @if (proposal.shown() && proposal.found(); as found) {
      <section class="strip" aria-label="Proposed days">
        <p class="words">
          <app-icon [name]="proposal.stale() ? 'alert' : 'today'" [size]="16" />
          @if (proposal.stale()) {
            <span role="status"><strong>Proposed days: worked out for an earlier board.</strong> {{ counted() }}</span>
          } @else {
            <span
              ><strong>Proposed days: {{ aims[found.wished.aim].name.toLowerCase() }}, {{ proof() }}.</strong> {{ counted() }}</span
            >
          }
        </p>
        <div class="row">
          @if (proposal.stale()) {
            <button matButton="filled" type="button" (click)="again.emit()">Stage again…</button>
          } @else if (proposal.open().length > 0) {
            <button matButton="filled" type="button" (click)="acceptAll()">Accept all</button>
            <a matButton="outlined" [routerLink]="comparePath()" [queryParams]="{ alternatives: 'board.proposed' }">Compare…</a>
          }
          <button matButton="text" type="button" (click)="details.emit()">Details…</button>
          <button matButton="text" type="button" (click)="dismiss()">Dismiss</button>
        </div>
      </section>
    }
  `,
  styles: `
    .strip {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem 1.5rem;
      align-items: center;
      justify-content: space-between;
      padding: 0.625rem 1.25rem;
      background: color-mix(in srgb, var(--mat-sys-primary-container) 55%, var(--mat-sys-surface));
      border-block-end: 1px solid var(--mat-sys-outline-variant);
    }
    .words {
      display: flex;
      gap: 0.5rem;
      align-items: center;
    }
    .words app-icon {
      flex: none;
    }
  `,
})
export class ProposalStrip {
  protected readonly proposal = inject(Proposal);
  readonly details = output();
  readonly again = output();
  /** Nothing is left to decide; whoever holds the page moves the focus. */
  readonly done = output();

  protected readonly aims = AIM_WORDS;
  protected readonly proof = computed(() => (this.proposal.found()?.outcome.result.optimal === true ? 'proven best' : 'not proven best'));
  protected readonly counted = computed(() => {
    const [open, accepted] = [this.proposal.open().length, this.proposal.accepted().size];
    if (open === 0) return 'Every course lies on its proposed day.';
    return `${plural(open, 'course')} would move${accepted > 0 ? `, ${accepted} already accepted` : ''}.`;
  });
  protected readonly comparePath = computed(() => ['/patients', this.proposal.editor.plan()?.patientId ?? '', 'plan', 'compare']);

  protected acceptAll(): void {
    this.proposal.acceptAll();
    this.done.emit();
  }

  protected dismiss(): void {
    this.proposal.dismiss();
    this.done.emit();
  }
}
