import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PlanView } from '@stagewell/shared/plans/plan';
import { MomentPipe } from '../ui/day';
import { Loading } from '../ui/loading';
import { ProblemCard } from '../ui/problem-card';
import { PlansApi } from './plans-api';

/** Every saved version of the plan, each readable with what the rules found then. Asked for when it is opened. */
@Component({
  selector: 'app-plan-versions',
  imports: [Loading, MomentPipe, ProblemCard, RouterLink],
  template: `
    <details #box (toggle)="opened.set(box.open)">
      <summary class="card__head"><h3>Versions</h3></summary>
      @if (versions.error(); as error) {
        <app-problem-card [error]="error" (retry)="versions.reload()" />
      } @else if (versions.hasValue()) {
        <ol class="versions">
          @for (row of versions.value(); track row.version) {
            <li>
              <a [routerLink]="['/patients', plan().patientId, 'plan', 'versions', row.version]">Version {{ row.version }}</a>
              <span>{{ row.what }}</span>
              <span class="muted small numeric">{{ row.savedBy }}, {{ row.savedAt | moment }}</span>
            </li>
          } @empty {
            <li class="muted">No version is saved yet.</li>
          }
        </ol>
      } @else if (opened()) {
        <app-loading what="Loading the versions" [lines]="3" />
      }
    </details>
  `,
  styles: `
    :host {
      display: block;
    }
    summary {
      justify-content: start;
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
    .versions li {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 1rem;
      align-items: baseline;
      padding: 0.625rem 1.25rem;
      border-block-end: 1px solid var(--mat-sys-outline-variant);
    }
    .versions li:last-child {
      border-block-end: 0;
    }
    .versions .small {
      margin-inline-start: auto;
    }
  `,
})
export class PlanVersions {
  readonly plan = input.required<PlanView>();
  protected readonly opened = signal(false);
  private readonly api = inject(PlansApi);
  protected readonly versions = this.api.versions(() => (this.opened() ? this.plan().id : null));

  constructor() {
    // Each save adds a line to the list.
    effect(() => {
      if (this.plan().version > 0) untracked(() => this.opened() && this.versions.reload());
    });
  }
}
