import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { VISIT_STATE_WORDS } from '@stagewell/shared/calendar/visit-steps';
import { addDays } from '@stagewell/shared/dates';
import { ClinicsApi } from '../clinics/clinics-api';
import { dayText, weekdayText } from '../ui/day';
import { EmptyState } from '../ui/empty-state';
import { Loading } from '../ui/loading';
import { PageHeader } from '../ui/page-header';
import { ProblemCard } from '../ui/problem-card';
import { CalendarApi } from './calendar-api';
import { dayOr } from './shown-days';

/** A day's visits on paper, for the door and for the day when nothing works. */
@Component({
  selector: 'app-day-sheet-page',
  imports: [EmptyState, Loading, MatButton, PageHeader, ProblemCard, RouterLink],
  template: `
    <app-page-header [heading]="'Day sheet, ' + title()" lead="Keep it at the front desk; it names patients, so it is shredded at the end of the day.">
      <a matButton="text" routerLink="/calendar" [queryParams]="{ day: shownDay(), site: site() || null }">To the calendar</a>
      <button matButton="filled" type="button" (click)="print()">Print</button>
    </app-page-header>
    @if (shownDay(); as day) {
      <div class="row no-print">
        <a matButton="outlined" routerLink="." aria-label="The day before" [queryParams]="{ day: next(day, -1) }" queryParamsHandling="merge">‹</a>
        <a matButton="outlined" routerLink="." [queryParams]="{ day: null }" queryParamsHandling="merge">Today</a>
        <a matButton="outlined" routerLink="." aria-label="The day after" [queryParams]="{ day: next(day, 1) }" queryParamsHandling="merge">›</a>
        @if (siteName(); as name) {
          <span>{{ name }} only</span>
          <a matButton="text" routerLink="." [queryParams]="{ site: null }" queryParamsHandling="merge">Every site</a>
        }
      </div>
    }
    @if (rows.error(); as error) {
      <app-problem-card [error]="error" (retry)="rows.reload()" />
    } @else if (lines(); as shown) {
      <div class="card card--flush">
        @if (shown.length > 0) {
          <div class="table-scroll" tabindex="0" role="region" aria-label="Visits of the day">
            <table class="data-table stacks">
              <thead>
                <tr>
                  <th scope="col">Time</th>
                  <th scope="col">Patient</th>
                  <th scope="col">Visit</th>
                  <th scope="col">Where and with whom</th>
                  <th scope="col">Language</th>
                  <th scope="col">State</th>
                </tr>
              </thead>
              <tbody>
                @for (row of shown; track row.id) {
                  <tr>
                    <td>{{ row.time }}</td>
                    <th scope="row">
                      {{ row.patientName }}
                      <p class="muted small">{{ row.patientMrn }}, born {{ row.born }}</p>
                    </th>
                    <td>
                      {{ row.visitType }}, {{ row.lengthMinutes }} min
                      <p class="muted small">{{ row.preparation }}</p>
                    </td>
                    <td>{{ row.siteName }}, {{ row.roomName }}{{ row.clinicianName ? ', ' + row.clinicianName : '' }}</td>
                    <td>{{ row.speaks }}</td>
                    <td>{{ row.stateWords }}</td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        } @else {
          <app-empty-state icon="calendar" what="No visits on this day" next="Look at the day before or after it, or choose one in the calendar." />
        }
      </div>
    } @else {
      <div class="card"><app-loading what="Loading the day sheet" [lines]="6" /></div>
    }
  `,
  host: { class: 'page' },
})
export class DaySheetPage {
  private readonly clinics = inject(ClinicsApi);

  readonly day = input('', { transform: dayOr });
  readonly site = input('', { transform: (word?: string) => word ?? '' });

  protected readonly shownDay = computed(() => this.day() || this.clinics.today());
  protected readonly title = computed(() => {
    const day = this.shownDay();
    return day === null ? '' : weekdayText(day);
  });
  /** Empty = every site. */
  protected readonly siteName = computed(() =>
    this.clinics.clinic.hasValue() ? (this.clinics.clinic.value().sites.find(({ id }) => id === this.site())?.name ?? '') : '',
  );
  protected readonly next = addDays;
  protected readonly rows = inject(CalendarApi).daySheet(() => {
    const day = this.shownDay();
    return day === null ? null : { day, siteId: this.site() };
  });
  protected readonly lines = computed(() =>
    this.rows.hasValue()
      ? this.rows.value().map((row) => ({
          ...row,
          time: row.wallStart.slice(11),
          born: dayText(row.birthDate),
          speaks: `${row.language === 'es' ? 'Spanish' : 'English'}${row.interpreter ? ', interpreter' : ''}`,
          stateWords: VISIT_STATE_WORDS[row.state],
        }))
      : null,
  );

  protected print(): void {
    window.print();
  }
}
