import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import { POLICY, type RuleDraftView } from '@stagewell/shared/sequencing/policy/policy';
import { MomentPipe } from '../ui/day';
import { askReason } from '../ui/reason-dialog';
import { changesWords } from './difference-words';
import { askDiscard } from './discard-dialog';
import { PolicyStore } from './policy-store';

/** What the draft holds, and what can be done with it; stays at the lower edge while the list is read. */
@Component({
  selector: 'app-draft-bar',
  imports: [MatButton, MomentPipe, RouterLink],
  host: { role: 'region', 'aria-label': 'Draft' },
  template: `
    <p>
      <strong>{{ changesWords(draft().differences.length) }}</strong>
      <span class="muted small"> on version {{ draft().basedOn }}, saved by {{ draft().savedBy }}, {{ draft().savedAt | moment }}</span>
    </p>
    <div class="row">
      <button matButton="text" type="button" (click)="discard()">Discard</button>
      <a matButton="outlined" routerLink="/rules/try">Try on current patients</a>
      @if (store.mayPublish()) {
        <button matButton="filled" type="button" [disabled]="draft().outdated || draft().differences.length === 0" (click)="publish()">Publish</button>
      } @else {
        <span class="muted small">An administrator publishes it.</span>
      }
    </div>
  `,
  styles: `
    :host {
      position: sticky;
      inset-block-end: 0.75rem;
      z-index: 2;
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem 1rem;
      align-items: center;
      justify-content: space-between;
      padding: 0.75rem 1.25rem;
      background: var(--mat-sys-surface);
      border: 1px solid var(--mat-sys-outline);
      border-radius: var(--corner-large);
      box-shadow: var(--shadow-raised);
    }
  `,
})
export class DraftBar {
  readonly draft = input.required<RuleDraftView>();

  protected readonly store = inject(PolicyStore);
  private readonly dialog = inject(MatDialog);
  private readonly router = inject(Router);
  protected readonly changesWords = changesWords;

  protected async publish(): Promise<void> {
    const { differences, basedOn } = this.draft();
    const done = await askReason(this.dialog, {
      heading: `Publish version ${basedOn + 1}`,
      explanation: `${changesWords(differences.length)}. From then on every plan of this clinic is judged by it; plans that are active stay as they are until they are next saved. Signatures for findings whose rule changes have to be given again. What you write stays with the version.`,
      label: 'Why',
      confirm: 'Publish',
      ...POLICY.note,
      act: (note) => this.store.publish(note),
    });
    if (done) await this.leave();
  }

  protected async discard(): Promise<void> {
    if (await askDiscard(this.dialog, { changes: this.draft().differences.length, act: () => this.store.discard() })) await this.leave();
  }

  private leave(): Promise<boolean> {
    return this.router.navigate(['/rules']);
  }
}
