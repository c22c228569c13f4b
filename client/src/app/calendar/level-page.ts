import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { BookedTogether } from '@stagewell/shared/calendar/appointment';
import { momentWords } from '@stagewell/shared/reviews/review-words';
import { Announce } from '../platform/announce';
import { newKey } from '../platform/idempotency';
import { dayText } from '../ui/day';
import { Loading } from '../ui/loading';
import { PageHeader } from '../ui/page-header';
import { ProblemCard } from '../ui/problem-card';
import { bookingOf } from './booking-of';
import { CalendarApi } from './calendar-api';
import { Proposals } from './proposals';
import { placeText, wallText } from './slot-list';

/** A time for every review that has none, to be looked at first; what is unticked stays on the list. */
@Component({
  selector: 'app-level-page',
  imports: [Loading, MatButton, PageHeader, ProblemCard, Proposals, RouterLink],
  templateUrl: './level-page.html',
  host: { class: 'page' },
})
export class LevelPage {
  private readonly api = inject(CalendarApi);
  private readonly announce = inject(Announce);
  private key = newKey();

  protected readonly level = this.api.proposals();
  protected readonly view = computed(() => (this.level.hasValue() ? this.level.value() : null));
  protected readonly dropped = linkedSignal<unknown, ReadonlySet<string>>({ source: this.view, computation: () => new Set() });
  protected readonly lines = computed(() =>
    (this.view()?.proposals ?? []).map((proposal) => ({
      proposal,
      id: proposal.reviewId,
      patientName: proposal.patientName,
      what: momentWords(proposal.moment).en,
      bounds: `${dayText(proposal.earliest)} to ${dayText(proposal.latest)}`,
      when: wallText(proposal.wallStart),
      where: placeText(proposal),
      why: proposal.reasons.join(' · '),
      ticked: !this.dropped().has(proposal.reviewId),
    })),
  );
  protected readonly others = computed(() =>
    (this.view()?.notProposed ?? []).map(({ reviewId, patientName, moment, latest, why }) => ({
      ...{ id: reviewId, patientName, why, act: 'Choose a time', at: { book: reviewId } },
      what: `${momentWords(moment).en}, until ${dayText(latest)}`,
    })),
  );
  protected readonly count = computed(() => this.lines().filter(({ ticked }) => ticked).length);
  protected readonly empty = { what: 'Nothing to propose', next: 'Every due review of the next six weeks has a visit, or no time is free for it.' };
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);
  protected readonly done = signal<BookedTogether | null>(null);

  protected readonly words = wallText;

  protected toggle(reviewId: string): void {
    this.dropped.update((dropped) => (dropped.has(reviewId) ? new Set([...dropped].filter((id) => id !== reviewId)) : new Set([...dropped, reviewId])));
  }

  protected async apply(): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const done = await this.api.apply(
        this.lines()
          .filter(({ ticked }) => ticked)
          .map(({ proposal }) => bookingOf(proposal)),
        this.key,
      );
      this.done.set(done);
      this.announce.politely(`${done.booked.length} visits are booked.`);
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.key = newKey();
      this.busy.set(false);
      this.level.reload();
    }
  }
}
