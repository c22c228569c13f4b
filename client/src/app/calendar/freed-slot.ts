import { Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { AppointmentView } from '@stagewell/shared/calendar/appointment';
import type { FreedSlotView, Proposal } from '@stagewell/shared/calendar/slot-views';
import { momentWords } from '@stagewell/shared/reviews/review-words';
import { Announce } from '../platform/announce';
import { newKey } from '../platform/idempotency';
import { Loading } from '../ui/loading';
import { ProblemCard } from '../ui/problem-card';
import { bookingOf } from './booking-of';
import { CalendarApi } from './calendar-api';
import { wallText } from './slot-list';

/** After a visit was cancelled: who waits for such a time, in the order in which to call them. */
@Component({
  selector: 'app-freed-slot',
  imports: [Loading, MatButton, ProblemCard],
  template: `
    <section class="note stack stack--tight" aria-labelledby="freed">
      <strong id="freed">{{ when() }} {{ visit().clinicianName ? 'with ' + visit().clinicianName : '' }} is free again</strong>
      @if (refusal(); as refused) {
        <app-problem-card [error]="refused" retryLabel="" />
      }
      @if (view(); as shown) {
        @if (shown.offers.length > 0) {
          <p>Ask these first, in this order: their reviews are due then and have no visit yet.</p>
          <ol>
            @for (one of shown.offers; track one.reviewId) {
              <li>
                <div>
                  <span
                    ><strong>{{ one.patientName }}</strong
                    >, {{ kindOf(one) }}: {{ one.reasons.join(', ') }}.</span
                  >
                  <button matButton="outlined" type="button" [disabled]="busy()" [attr.aria-label]="'Book it for ' + one.patientName" (click)="book(one)">
                    Book it
                  </button>
                </div>
              </li>
            }
          </ol>
        } @else {
          <p>{{ shown.why }}</p>
        }
      } @else if (!refusal()) {
        <app-loading what="Looking who could come" [lines]="2" />
      }
      <div><button matButton="text" type="button" (click)="closed.emit()">Close</button></div>
    </section>
  `,
  styles: `
    ol {
      display: grid;
      gap: 0.375rem;
      margin: 0;
      padding-inline-start: 1.25rem;
    }
    li > div {
      display: flex;
      flex-wrap: wrap;
      gap: 0.375rem 1rem;
      align-items: center;
    }
  `,
})
export class FreedSlot {
  private readonly api = inject(CalendarApi);
  private readonly announce = inject(Announce);

  readonly visit = input.required<AppointmentView>();
  readonly booked = output();
  readonly closed = output();

  protected readonly when = computed(() => wallText(this.visit().wallStart));
  protected readonly view = signal<FreedSlotView | null>(null);
  protected readonly refusal = signal<unknown>(null);
  protected readonly busy = signal(false);

  constructor() {
    effect(() => void this.load(this.visit().id));
  }

  protected kindOf(one: Proposal): string {
    return momentWords(one.moment).en;
  }

  protected async book(one: Proposal): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const { booked } = await this.api.apply([bookingOf(one)], newKey());
      if (booked.length === 0) await this.load(this.visit().id);
      else {
        this.announce.politely(`${one.patientName} has the visit.`);
        this.booked.emit();
        this.closed.emit();
      }
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  private async load(id: string): Promise<void> {
    this.view.set(null);
    try {
      this.view.set(await this.api.offers(id));
    } catch (error) {
      this.refusal.set(error);
    }
  }
}
