import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import type { PatientSchedule, ScheduledCheckIn } from '@stagewell/shared/check-ins/schedule';
import { ChartStore } from '../chart/chart-store';
import { Announce } from '../platform/announce';
import { Session } from '../platform/session';
import { REVIEWS_FRAGMENT } from '../reviews/reviews-card';
import { DayPipe, dayText } from '../ui/day';
import { EmptyState } from '../ui/empty-state';
import { Loading } from '../ui/loading';
import { ProblemCard } from '../ui/problem-card';
import { SectionHeading } from '../ui/section-heading';
import { SeverityChip } from '../ui/severity-chip';
import { CheckInsApi } from './check-ins-api';
import { askAnotherDay } from './another-day-dialog';
import { MessagesCard } from './messages-card';
import { scheduleRows } from './schedule-rows';

/** As many lines as are read at a glance; the rest of the year is a press away. */
const SHOWN_AHEAD = 12;

/** What the plan has in store for the patient: check-ins and reviews in one list, with their days and how they stand. */
@Component({
  selector: 'app-schedule-section',
  imports: [DayPipe, EmptyState, Loading, MatButton, MessagesCard, ProblemCard, RouterLink, SectionHeading, SeverityChip],
  templateUrl: './schedule-section.html',
  styleUrl: './schedule-section.scss',
  host: { class: 'stack' },
})
export class ScheduleSection {
  private readonly api = inject(CheckInsApi);
  private readonly dialog = inject(MatDialog);
  private readonly announce = inject(Announce);
  protected readonly store = inject(ChartStore);
  private readonly session = inject(Session);

  protected readonly settles = computed(() => this.session.may('reviews.settle'));
  protected readonly reviewsAt = REVIEWS_FRAGMENT;

  protected readonly schedule = httpResource<PatientSchedule>(() =>
    this.store.patientId() === '' ? undefined : `/api/patients/${this.store.patientId()}/schedule`,
  );
  protected readonly all = signal(false);
  protected readonly today = computed(() => this.store.chart()?.today ?? '');
  private readonly names = computed(
    () =>
      new Map(
        (this.store.chart()?.plan?.courses ?? []).map(({ id, modalityId }) => [
          id,
          this.store.catalogue().get(modalityId)?.name ?? { en: modalityId, es: modalityId },
        ]),
      ),
  );
  private readonly rows = computed(() => (this.schedule.hasValue() ? scheduleRows(this.schedule.value(), this.today(), this.names()) : []));
  private readonly ahead = computed(() => this.rows().filter(({ settled }) => !settled));
  protected readonly more = computed(() => this.ahead().length - SHOWN_AHEAD);
  protected readonly groups = computed(() => [
    { heading: 'Open and to come', rows: this.all() ? this.ahead() : this.ahead().slice(0, SHOWN_AHEAD) },
    {
      heading: 'The last eight weeks',
      rows: this.rows()
        .filter(({ settled }) => settled)
        .toReversed(),
    },
  ]);
  protected readonly isEmpty = computed(() => this.rows().length === 0);

  protected async anotherDay(checkIn: ScheduledCheckIn): Promise<void> {
    const done = await askAnotherDay(this.dialog, { checkIn, today: this.today(), act: (change) => this.api.change(checkIn, change) });
    if (!done) return;
    this.announce.politely(`The check-in of ${dayText(checkIn.dueOn)} has another day. All others keep theirs.`);
    this.schedule.reload();
  }
}
