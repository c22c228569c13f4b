import { Component, computed, inject, input, signal } from '@angular/core';
import { boardOf } from '@stagewell/shared/plans/board';
import type { PlanVersionView } from '@stagewell/shared/plans/plan';
import { ChartStore } from '../chart/chart-store';
import { ClinicsApi } from '../clinics/clinics-api';
import { MomentPipe } from '../ui/day';
import { Loading } from '../ui/loading';
import { ProblemCard } from '../ui/problem-card';
import { differences } from './differences';
import { fieldRows } from './field-words';
import { PlansApi } from './plans-api';

/** One version beside another: what differs, in sentences and field by field. */
@Component({
  selector: 'app-version-compare',
  imports: [Loading, MomentPipe, ProblemCard],
  template: `
    <div class="card__head">
      <h3>Compare</h3>
      <label class="small"
        >Version {{ shown().version }} with
        <select #other (change)="choose(other.value)">
          <option value="">choose a version</option>
          @for (row of others(); track row.version) {
            <option [value]="row.version" [selected]="row.version === chosen()">version {{ row.version }}: {{ row.what }}, {{ row.savedAt | moment }}</option>
          }
        </select>
      </label>
    </div>
    @if (versions.error() ?? second.error(); as error) {
      <app-problem-card [error]="error" (retry)="reload()" />
    } @else if (pair(); as two) {
      <div class="card__body stack" role="status">
        <p>What version {{ two.later }} has that version {{ two.earlier }} has not:</p>
        <ul>
          @for (line of two.sentences; track line) {
            <li>{{ line }}.</li>
          } @empty {
            <li>Nothing: the boards are the same. Only the state of the plan or of a course may differ.</li>
          }
        </ul>
      </div>
      @if (two.rows.length > 0) {
        <div class="table-scroll" tabindex="0" role="region" aria-label="Fields that differ">
          <table class="data-table">
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">Field</th>
                <th scope="col">Version {{ two.earlier }}</th>
                <th scope="col">Version {{ two.later }}</th>
              </tr>
            </thead>
            <tbody>
              @for (row of two.rows; track row.key) {
                <tr>
                  <th scope="row">{{ row.about }}</th>
                  <td>{{ row.field }}</td>
                  <td>{{ row.before }}</td>
                  <td>{{ row.after }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
    } @else if (chosen() !== null) {
      <app-loading what="Loading the other version" [lines]="3" />
    }
  `,
  styles: `
    :host {
      display: block;
    }
    select {
      max-inline-size: min(28rem, 80vw);
    }
    ul {
      margin: 0;
      padding-inline-start: 1.125rem;
    }
  `,
})
export class VersionCompare {
  readonly shown = input.required<PlanVersionView>();

  private readonly api = inject(PlansApi);
  private readonly store = inject(ChartStore);
  private readonly clinic = inject(ClinicsApi).clinic;
  protected readonly chosen = signal<number | null>(null);
  protected readonly versions = this.api.versions(() => this.shown().plan.id);
  protected readonly second = this.api.version(() => {
    const version = this.chosen();
    return version === null ? null : { planId: this.shown().plan.id, version };
  });
  protected readonly others = computed(() => (this.versions.hasValue() ? this.versions.value() : []).filter(({ version }) => version !== this.shown().version));
  private readonly people = computed<ReadonlyMap<string, string>>(
    () => new Map((this.clinic.hasValue() ? this.clinic.value().people : []).map(({ accountId, displayName }) => [accountId, displayName])),
  );
  /** The earlier one first, whichever was opened. */
  protected readonly pair = computed(() => {
    const [one, other] = [this.shown(), this.second.hasValue() ? this.second.value() : null];
    if (other === null || other.version !== this.chosen()) return null;
    const [earlier, later] = one.version < other.version ? [one, other] : [other, one];
    const boards = [boardOf(earlier.plan), boardOf(later.plan)] as const;
    const naming = { catalogue: this.store.catalogue(), people: this.people() };
    return {
      earlier: earlier.version,
      later: later.version,
      sentences: differences(...boards, naming.catalogue, naming.people),
      rows: fieldRows(...boards, naming),
    };
  });

  protected choose(value: string): void {
    this.chosen.set(value === '' ? null : Number(value));
  }

  protected reload(): void {
    this.versions.reload();
    this.second.reload();
  }
}
