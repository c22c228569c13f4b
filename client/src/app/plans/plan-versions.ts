import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { isCalendarDate } from '@stagewell/shared/dates';
import type { PlanView } from '@stagewell/shared/plans/plan';
import { ChartStore } from '../chart/chart-store';
import { CLINIC_ZONE, dayText, MomentPipe } from '../ui/day';
import { Icon } from '../ui/icon';
import { Loading } from '../ui/loading';
import { ProblemCard } from '../ui/problem-card';
import { PlansApi } from './plans-api';
import { versionOn } from './version-on';

/** Every saved version of the plan, each readable with what the rules found then. Asked for when it is opened. */
@Component({
  selector: 'app-plan-versions',
  imports: [Icon, Loading, MatButton, MomentPipe, ProblemCard, RouterLink],
  template: `
    <details #box (toggle)="opened.set(box.open)">
      <summary class="card__head"><h3>Versions</h3></summary>
      @if (versions.error(); as error) {
        <app-problem-card [error]="error" (retry)="versions.reload()" />
      } @else if (versions.hasValue()) {
        <form class="row as-of" (submit)="$event.preventDefault(); ask(day.value)">
          <label class="small">As of the end of <input #day type="date" [value]="today()" [max]="today()" /></label>
          <button matButton="outlined" type="submit">Show the plan of that day</button>
          @if (none(); as said) {
            <span class="small" role="status">{{ said }}</span>
          }
        </form>
        <ol class="versions">
          @for (row of versions.value(); track row.version) {
            <li>
              <a [routerLink]="['/patients', plan().patientId, 'plan', 'versions', row.version]">Version {{ row.version }}</a>
              <span>{{ row.what }}</span>
              @if (row.lockedBy) {
                <span class="chip"><app-icon name="lock" [size]="14" />Locked by {{ row.lockedBy }}</span>
              }
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
    .as-of {
      padding: 0.75rem 1.25rem;
      border-block-end: 1px solid var(--mat-sys-outline-variant);
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
  private readonly store = inject(ChartStore);
  private readonly router = inject(Router);
  private readonly zone = inject(CLINIC_ZONE);
  protected readonly versions = this.api.versions(() => (this.opened() ? this.plan().id : null));

  protected readonly today = computed(() => this.store.chart()?.today ?? '');
  /** Said when the plan was not there yet on the day that was asked for. */
  protected readonly none = signal<string | null>(null);

  constructor() {
    // Each save adds a line to the list.
    effect(() => {
      if (this.plan().version > 0) untracked(() => this.opened() && this.versions.reload());
    });
  }

  /** Opens the version that held at the end of a day. */
  protected ask(day: string): void {
    if (!isCalendarDate(day) || !this.versions.hasValue()) return;
    const row = versionOn(this.versions.value(), day, this.zone());
    this.none.set(row === null ? `There was no plan yet on ${dayText(day)}.` : null);
    if (row !== null) void this.router.navigate(['/patients', this.plan().patientId, 'plan', 'versions', row.version]);
  }
}
