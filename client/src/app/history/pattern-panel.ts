import { Component, computed, input, signal } from '@angular/core';
import type { Patterns } from '@stagewell/shared/history/patterns';

const VIEWS = [
  ['byClass', 'Class'],
  ['byMechanism', 'Mechanism'],
  ['byReason', 'Reason stopped'],
] as const;

/** What was tried and how it went, by class, by mechanism or by why it was stopped. */
@Component({
  selector: 'app-pattern-panel',
  host: { class: 'card card--flush' },
  template: `
    <div class="card__head">
      <h3>Patterns</h3>
      <div class="segments" role="group" aria-label="Group by">
        @for (one of views; track one[0]) {
          <button type="button" [attr.aria-pressed]="view() === one[0]" (click)="view.set(one[0])">{{ one[1] }}</button>
        }
      </div>
    </div>
    <div class="table-scroll" tabindex="0" role="region" aria-label="Patterns in what was tried">
      <table class="data-table">
        <thead>
          <tr>
            <th scope="col">{{ word() }}</th>
            @for (column of columns; track column) {
              <th scope="col" class="number">{{ column }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.key) {
            <tr>
              <th scope="row">
                {{ row.label }}
                <div class="muted small">{{ row.names }}</div>
              </th>
              @for (count of row.counts; track $index) {
                <td class="number">{{ count }}</td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    th[scope='row'] {
      min-inline-size: 14rem;
    }
    .small {
      font-weight: 400;
    }
  `,
})
export class PatternPanel {
  readonly patterns = input.required<Patterns>();

  protected readonly views = VIEWS;
  protected readonly columns = ['Tried', 'Adequately', 'Worked', 'In part', 'Failed', 'Not tolerated', 'Cannot tell'];
  protected readonly view = signal<(typeof VIEWS)[number][0]>('byClass');
  protected readonly word = computed(() => VIEWS.find(([key]) => key === this.view())?.[1] ?? '');
  protected readonly rows = computed(() =>
    this.patterns()[this.view()].map((row) => ({
      key: row.key,
      label: row.label.charAt(0).toUpperCase() + row.label.slice(1),
      names: [...new Set(row.treatments.map(({ label }) => label))].join(', '),
      counts: [row.tried, row.adequate, row.worked, row.partial, row.failed, row.notTolerated, row.unknown],
    })),
  );
}
