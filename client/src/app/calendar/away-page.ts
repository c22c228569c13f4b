import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { MovedTogether, ProposedMove } from '@stagewell/shared/calendar/slot-views';
import { ClinicsApi } from '../clinics/clinics-api';
import { Announce } from '../platform/announce';
import { newKey } from '../platform/idempotency';
import { EmptyState } from '../ui/empty-state';
import { Loading } from '../ui/loading';
import { PageHeader } from '../ui/page-header';
import { ProblemCard } from '../ui/problem-card';
import { CalendarApi } from './calendar-api';
import { Proposals } from './proposals';
import { dayOr } from './shown-days';
import { placeText, wallText } from './slot-list';

const acceptedOf = ({ appointmentId, version, siteId, accountId, wallStart }: ProposedMove) => ({ appointmentId, version, siteId, accountId, wallStart });

/** A clinician cannot come: other times for all their visits of some days, looked at first and moved at once. Who and when stand in the address. */
@Component({
  selector: 'app-away-page',
  imports: [EmptyState, Loading, MatButton, PageHeader, ProblemCard, Proposals, RouterLink],
  templateUrl: './away-page.html',
  host: { class: 'page' },
})
export class AwayPage {
  private readonly router = inject(Router);
  private readonly api = inject(CalendarApi);
  private readonly clinics = inject(ClinicsApi);
  private readonly announce = inject(Announce);
  private key = newKey();

  readonly clinician = input('', { transform: (word?: string) => word ?? '' });
  readonly day = input('', { transform: dayOr });
  readonly until = input('', { transform: dayOr });

  protected readonly first = computed(() => this.day() || this.clinics.today() || '');
  protected readonly last = computed(() => (this.until() >= this.first() ? this.until() : this.first()));
  protected readonly clinicians = computed(() =>
    this.clinics.clinic.hasValue() ? this.clinics.clinic.value().people.filter(({ roles }) => roles.includes('clinician')) : [],
  );
  protected readonly away = this.api.away(() =>
    this.clinician() === '' || this.first() === '' ? null : { accountId: this.clinician(), fromDay: this.first(), toDay: this.last() },
  );
  protected readonly view = computed(() => (this.away.hasValue() ? this.away.value() : null));
  protected readonly dropped = linkedSignal<unknown, ReadonlySet<string>>({ source: this.view, computation: () => new Set() });
  protected readonly lines = computed(() =>
    (this.view()?.proposals ?? []).map((proposal) => ({
      proposal,
      id: proposal.appointmentId,
      patientName: proposal.patientName,
      what: proposal.visitType,
      bounds: `now ${wallText(proposal.was)}`,
      when: wallText(proposal.wallStart),
      where: placeText(proposal),
      why: proposal.reasons.join(' · '),
      ticked: !this.dropped().has(proposal.appointmentId),
    })),
  );
  protected readonly others = computed(() =>
    (this.view()?.notProposed ?? []).map(({ appointmentId, patientName, was, why }) => ({
      ...{ id: appointmentId, patientName, why, act: 'Open the day', at: { view: 'day', day: was.slice(0, 10) } },
      what: `now ${wallText(was)}`,
    })),
  );
  protected readonly count = computed(() => this.lines().filter(({ ticked }) => ticked).length);
  protected readonly empty = { what: 'Nothing to move', next: 'There is no visit on these days that can be moved, or no time is free for it.' };
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);
  protected readonly done = signal<MovedTogether | null>(null);

  protected go(params: Readonly<Record<string, string | null>>): void {
    this.done.set(null);
    void this.router.navigate([], { queryParams: params, queryParamsHandling: 'merge' });
  }

  protected toggle(id: string): void {
    this.dropped.update((dropped) => (dropped.has(id) ? new Set([...dropped].filter((one) => one !== id)) : new Set([...dropped, id])));
  }

  protected async move(): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const accepted = this.lines().filter(({ ticked }) => ticked);
      const done = await this.api.moveTogether(
        accepted.map(({ proposal }) => acceptedOf(proposal)),
        this.key,
      );
      this.done.set(done);
      this.announce.politely(`${done.moved.length} visits are moved.`);
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.key = newKey();
      this.busy.set(false);
      this.away.reload();
    }
  }
}
