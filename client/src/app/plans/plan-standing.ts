import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Session } from '../platform/session';
import { DayPipe, MomentPipe } from '../ui/day';
import { Icon } from '../ui/icon';
import { PlanEditor } from './plan-editor';
import { PlanLocking } from './plan-locking';

/** Whose signature the plan waits for, what of it is locked, and the addenda since. */
@Component({
  selector: 'app-plan-standing',
  imports: [DayPipe, Icon, MatButton, MomentPipe],
  host: { class: 'stack' },
  template: `
    @if (waits(); as asked) {
      <p class="note note--warn row">
        <app-icon name="hand" [size]="18" />
        <span>
          @if (mine()) {
            {{ asked.askedByName }} signed this plan and asks you to co-sign it. Read it, then choose “Co-sign…”.
          } @else {
            Waiting for co-signature by {{ asked.askedOfName }}. {{ asked.askedByName }} signed on {{ asked.at | moment }}.
          }
          An edit takes the signature back.
        </span>
      </p>
    }
    @if (locking.mayAdd()) {
      <section class="card card--flush" aria-labelledby="addenda">
        <div class="card__head">
          <h3 id="addenda">Addenda</h3>
          <span class="muted small">{{ final() }}</span>
          <button class="no-print" matButton="outlined" type="button" (click)="locking.add()"><app-icon name="add" [size]="16" /> Write an addendum…</button>
        </div>
        <ul>
          @for (one of addenda(); track one.id) {
            <li>
              <p class="words">{{ one.words }}</p>
              <p class="muted small">{{ one.byName }}, {{ one.on | day }}, to version {{ one.version }}</p>
            </li>
          } @empty {
            <li class="muted">Nothing was added yet.</li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
    .note {
      gap: 0.625rem;
      flex-wrap: nowrap;
    }
    .card__head .small {
      margin-inline: 0.25rem auto;
    }
    li {
      display: grid;
      gap: 0.125rem;
      padding: 0.75rem 1.25rem;
      border-block-end: 1px solid var(--mat-sys-outline-variant);
    }
    li:last-child {
      border-block-end: 0;
    }
    .words {
      max-inline-size: 46rem;
      white-space: pre-line;
    }
  `,
})
export class PlanStanding {
  protected readonly locking = inject(PlanLocking);
  private readonly editor = inject(PlanEditor);
  private readonly session = inject(Session);

  protected readonly waits = computed(() => this.editor.plan()?.coSignature ?? null);
  protected readonly mine = computed(() => this.waits()?.askedOf === this.session.me()?.accountId);
  protected readonly addenda = computed(() => this.editor.plan()?.addenda ?? []);
  /** What of the plan is final. */
  protected readonly final = computed(() => {
    const lock = this.editor.plan()?.lock ?? null;
    return lock === null ? 'The plan is over, and locked.' : `${lock.byName} locked version ${lock.version}.`;
  });
}
