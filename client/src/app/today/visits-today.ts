import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { HOLDING, VISIT_STATE_WORDS } from '@stagewell/shared/calendar/visit-steps';
import { CalendarApi } from '../calendar/calendar-api';
import { ClinicsApi } from '../clinics/clinics-api';
import { Session } from '../platform/session';
import { Icon } from '../ui/icon';
import { ProblemCard } from '../ui/problem-card';

/** The rest of the day is a press away. */
const SHOWN = 8;

/** Who comes today: to the clinic, or to the clinician who looks. */
@Component({
  selector: 'app-visits-today',
  imports: [Icon, ProblemCard, RouterLink],
  template: `
    @if (visits.error(); as error) {
      <app-problem-card [error]="error" (retry)="visits.reload()" />
    } @else if (visits.hasValue()) {
      <section class="card card--flush" aria-labelledby="visits-today">
        <div class="card__head">
          <h2 id="visits-today">{{ mine() === '' ? 'Visits today' : 'Your visits today' }}</h2>
          <span class="chip">{{ coming().length }} to come</span>
        </div>
        <ul class="lines">
          @for (one of coming().slice(0, shown); track one.id) {
            <li>
              <a routerLink="/calendar" [queryParams]="{ view: 'day', day: day(), clinician: mine() || null }">
                <span
                  ><span class="title">{{ one.wallStart.slice(11) }} {{ one.patientName }}</span
                  ><span class="muted small"
                    >{{ one.visitType }}, {{ one.siteName }}{{ one.clinicianName && mine() === '' ? ', ' + one.clinicianName : '' }}</span
                  ></span
                >
                <span class="muted">{{ words[one.state] }}<app-icon name="forward" [size]="16" /></span>
              </a>
            </li>
          } @empty {
            <li class="none muted">Nobody is booked for the rest of today.</li>
          }
        </ul>
        @if (coming().length > shown) {
          <p class="none">
            <a routerLink="/calendar/day-sheet" [queryParams]="{ day: day() }">{{ coming().length - shown }} more on the day sheet</a>
          </p>
        }
      </section>
    }
  `,
  styleUrl: './today-page.scss',
  styles: `
    .none {
      padding: 0.75rem 1.25rem;
    }
  `,
})
export class VisitsToday {
  private readonly clinics = inject(ClinicsApi);
  private readonly session = inject(Session);

  protected readonly words = VISIT_STATE_WORDS;
  protected readonly shown = SHOWN;
  protected readonly day = computed(() => this.clinics.today() ?? '');
  /** The account whose visits are shown; empty = everybody's. */
  protected readonly mine = computed(() => (this.session.may('tasks.read') ? (this.session.me()?.accountId ?? '') : ''));
  protected readonly visits = inject(CalendarApi).visits(() => (this.day() === '' ? null : { from: this.day(), to: this.day(), accountId: this.mine() }));
  protected readonly coming = computed(() => (this.visits.hasValue() ? this.visits.value().filter(({ state }) => HOLDING.includes(state)) : []));
}
