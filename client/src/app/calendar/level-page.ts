import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { BookedTogether } from '@stagewell/shared/calendar/appointment';
import type { Proposal, ProposedBooking } from '@stagewell/shared/calendar/slot-views';
import { momentWords } from '@stagewell/shared/reviews/review-words';
import { Announce } from '../platform/announce';
import { newKey } from '../platform/idempotency';
import { dayText } from '../ui/day';
import { EmptyState } from '../ui/empty-state';
import { Loading } from '../ui/loading';
import { PageHeader } from '../ui/page-header';
import { ProblemCard } from '../ui/problem-card';
import { CalendarApi } from './calendar-api';
import { wallText } from './slot-list';

const bookingOf = ({ reviewId, patientId, visitTypeId, siteId, accountId, wallStart }: Proposal): ProposedBooking => ({
  reviewId,
  patientId,
  visitTypeId,
  siteId,
  accountId,
  wallStart,
});

/** A time for every review that has none, to be looked at first; what is unticked stays on the list. */
@Component({
  selector: 'app-level-page',
  imports: [EmptyState, Loading, MatButton, PageHeader, ProblemCard, RouterLink],
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
      ...proposal,
      kind: momentWords(proposal.moment).en,
      when: wallText(proposal.wallStart),
      window: `${dayText(proposal.earliest)} to ${dayText(proposal.latest)}`,
      why: proposal.reasons.join(' · '),
      ticked: !this.dropped().has(proposal.reviewId),
    })),
  );
  protected readonly others = computed(() =>
    (this.view()?.notProposed ?? []).map((one) => ({ ...one, kind: momentWords(one.moment).en, until: dayText(one.latest) })),
  );
  protected readonly count = computed(() => this.lines().filter(({ ticked }) => ticked).length);
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
          .map(bookingOf),
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
