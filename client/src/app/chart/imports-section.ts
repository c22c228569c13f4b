import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { ImportReport } from '@stagewell/shared/interchange/import-report';
import { MergesCard } from '../duplicates/merges-card';
import { MomentPipe } from '../ui/day';
import { Icon } from '../ui/icon';
import { EmptyState } from '../ui/empty-state';
import { Loading } from '../ui/loading';
import { ProblemCard } from '../ui/problem-card';
import { SectionHeading } from '../ui/section-heading';
import { ChartStore } from './chart-store';
import { DisclosuresCard } from './disclosures-card';

type Summary = Omit<ImportReport, 'lines'>;

/** What was imported into this chart, what became of each bundle, and the chart as a file for others. */
@Component({
  selector: 'app-imports-section',
  imports: [DisclosuresCard, EmptyState, Icon, Loading, MatButton, MergesCard, MomentPipe, ProblemCard, RouterLink, SectionHeading],
  host: { class: 'stack' },
  styles: `
    :host {
      grid-template-columns: minmax(0, 1fr);
    }
  `,
  template: `
    <app-section-heading
      heading="Imports"
      lead="Each import with its report: what was taken, merged and skipped, and why. An export is the whole chart as a file; the trail keeps that it was made."
    >
      <a matButton="outlined" [href]="file()" download="patient.fhir.json"><app-icon name="file" [size]="16" /> Export as FHIR</a>
      <a matButton="text" [href]="table('history')" download>History as a table</a>
      <a matButton="text" [href]="table('check-ins')" download>Check-ins as a table</a>
      <a matButton="outlined" routerLink="/import">Import a chart</a>
    </app-section-heading>
    <section class="card card--flush" aria-label="Imports">
      @if (reports.error(); as error) {
        <app-problem-card [error]="error" (retry)="reports.reload()" />
      } @else if (reports.isLoading()) {
        <app-loading what="Loading the imports" />
      } @else if (rows().length === 0) {
        <app-empty-state
          icon="file"
          what="Nothing was imported"
          next="This chart was entered by hand. A FHIR bundle of another system can be added at any time; importing it twice changes nothing."
        />
      } @else {
        <div class="table-scroll" tabindex="0" role="region" aria-label="Imports, newest first">
          <table class="data-table">
            <thead>
              <tr>
                <th scope="col">File</th>
                <th scope="col">When</th>
                <th scope="col" class="number">Taken</th>
                <th scope="col" class="number">Merged</th>
                <th scope="col" class="number">Unchanged</th>
                <th scope="col" class="number">Skipped</th>
              </tr>
            </thead>
            <tbody>
              @for (report of rows(); track report.id) {
                <tr>
                  <th scope="row">
                    <a [routerLink]="['/import', report.id]">{{ report.fileName || 'Unnamed file' }}</a>
                  </th>
                  <td>{{ report.importedAt | moment }}</td>
                  <td class="number">{{ report.counts.taken }}</td>
                  <td class="number">{{ report.counts.merged }}</td>
                  <td class="number">{{ report.counts.unchanged }}</td>
                  <td class="number">{{ report.counts.skipped }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
    </section>
    <app-merges-card [patientId]="patientId()" (changed)="reload()" />
    <app-disclosures-card class="card card--flush" />
  `,
})
export class ImportsSection {
  private readonly store = inject(ChartStore);

  protected readonly file = computed(() => `/api/patients/${this.store.patientId()}/export.fhir.json`);
  protected readonly reports = httpResource<readonly Summary[]>(() =>
    this.store.patientId() === '' ? undefined : `/api/patients/${this.store.patientId()}/imports`,
  );
  protected readonly rows = computed(() => (this.reports.hasValue() ? [...this.reports.value()].sort((a, b) => b.importedAt.localeCompare(a.importedAt)) : []));

  protected readonly patientId = this.store.patientId;

  protected reload(): void {
    this.store.reload();
    this.reports.reload();
  }

  protected table(kind: 'history' | 'check-ins'): string {
    return `/api/patients/${this.store.patientId()}/exports/${kind}.csv`;
  }
}
