import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { DayPipe } from '../ui/day';
import { Icon } from '../ui/icon';
import { PlanEditor } from './plan-editor';
import { PlanLocking } from './plan-locking';

/** What was added to a version that is final, and the way to add more. */
@Component({
  selector: 'app-plan-addenda',
  imports: [DayPipe, Icon, MatButton],
  template: `
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
    :host:has(.card) {
      display: block;
    }
    .card__head .small {
      margin-inline: 0.25rem auto;
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
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
export class PlanAddenda {
  protected readonly locking = inject(PlanLocking);
  private readonly editor = inject(PlanEditor);

  protected readonly addenda = computed(() => this.editor.plan()?.addenda ?? []);
  /** What of the plan is final. */
  protected readonly final = computed(() => {
    const lock = this.editor.plan()?.lock ?? null;
    return lock === null ? 'The plan is over, and locked.' : `${lock.byName} locked version ${lock.version}.`;
  });
}
