import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { NewAppointment } from '@stagewell/shared/calendar/appointment';
import type { Slot } from '@stagewell/shared/calendar/slots';
import { momentWords } from '@stagewell/shared/reviews/review-words';
import { Announce } from '../platform/announce';
import { newKey } from '../platform/idempotency';
import { dayText } from '../ui/day';
import { Loading } from '../ui/loading';
import { ProblemCard } from '../ui/problem-card';
import { CalendarApi } from './calendar-api';
import { SlotList, slotWords, wallText } from './slot-list';

type Who = Pick<NewAppointment, 'patientId' | 'visitTypeId' | 'reviewIds'>;
const REPEATS = [
  [0, 'Once'],
  [1, 'Every week'],
  [2, 'Every 2 weeks'],
  [4, 'Every 4 weeks'],
] as const;

/** What was booked, and what of a series was not. */
export interface Booking {
  readonly slot: Slot;
  readonly words: string;
  readonly notBooked: readonly string[];
}

/** Books one visit, for a review or for a patient: the best time is chosen already, another one is a click, and then it is booked. */
@Component({
  selector: 'app-book-panel',
  imports: [Loading, MatButton, ProblemCard, SlotList],
  host: { class: 'card stack', role: 'region', 'aria-label': 'Book a visit' },
  templateUrl: './book-panel.html',
  styleUrl: './book-panel.scss',
})
export class BookPanel {
  private readonly api = inject(CalendarApi);
  private readonly announce = inject(Announce);

  /** One of them is given. */
  readonly reviewId = input('');
  readonly patientId = input('');
  readonly siteId = input('');
  readonly accountId = input('');
  readonly booked = output<Booking>();
  readonly closed = output();

  protected readonly scheduling = this.api.scheduling();
  protected readonly types = computed(() => (this.scheduling.hasValue() ? this.scheduling.value().visitTypes.filter(({ withdrawn }) => !withdrawn) : []));
  protected readonly visitTypeId = linkedSignal(() => (this.reviewId() === '' ? (this.types()[0]?.id ?? '') : ''));
  protected readonly slots = this.api.slots(() => {
    const [reviewId, visitTypeId] = [this.reviewId(), this.visitTypeId()];
    if (reviewId === '' && visitTypeId === '') return null;
    return { reviewId, visitTypeId, patientId: reviewId === '' ? this.patientId() : '', siteId: this.siteId(), accountId: this.accountId() };
  });
  protected readonly view = computed(() => (this.slots.hasValue() ? this.slots.value() : null));
  protected readonly chosen = linkedSignal<Slot | null>(() => this.view()?.slots[0] ?? null);
  protected readonly why = computed(() => this.view()?.why ?? '');
  protected readonly window = computed(() => {
    const review = this.view()?.review;
    return review ? `${momentWords(review.moment).en}: from ${dayText(review.earliest)} to ${dayText(review.latest)}, best on ${dayText(review.target)}` : '';
  });
  protected readonly repeats = REPEATS;
  protected readonly everyWeeks = signal(0);
  protected readonly count = signal(4);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);
  private key = newKey();

  protected async book(): Promise<void> {
    const [slot, view] = [this.chosen(), this.view()];
    if (slot === null || view === null) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const { booked, notBooked } = await this.send(slot, {
        patientId: view.patientId,
        visitTypeId: view.visitTypeId,
        reviewIds: this.reviewId() === '' ? [] : [this.reviewId()],
      });
      const words = `${view.patientName} is booked: ${slotWords(slot)}${booked > 1 ? `, and ${booked - 1} more after it` : ''}.`;
      this.announce.politely(notBooked.length === 0 ? words : `${words} ${notBooked.length} of the series could not be booked.`);
      this.booked.emit({ slot, words, notBooked });
    } catch (error) {
      this.key = newKey();
      this.refusal.set(error);
      this.slots.reload();
    } finally {
      this.busy.set(false);
    }
  }

  private async send({ siteId, accountId, wallStart }: Slot, who: Who): Promise<{ booked: number; notBooked: readonly string[] }> {
    const visit = { ...who, siteId, accountId, wallStart, note: '' };
    if (this.everyWeeks() === 0) {
      await this.api.book(visit, this.key);
      return { booked: 1, notBooked: [] };
    }
    const { booked, notBooked } = await this.api.bookSeries({ ...visit, everyWeeks: this.everyWeeks(), count: this.count() }, this.key);
    return {
      booked: booked.length,
      notBooked: notBooked.map(({ wallStart: at, why }) => `${wallText(at)}: ${why}`),
    };
  }
}
