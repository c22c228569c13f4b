import { Component, computed, effect, type ElementRef, inject, input, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { ActivatedRoute, RouterLink } from '@angular/router';
import type { CalendarDate } from '@stagewell/shared/dates';
import { REVIEW } from '@stagewell/shared/reviews/lifecycle';
import type { ReviewRow } from '@stagewell/shared/reviews/review-row';
import { momentWords, reviewWords } from '@stagewell/shared/reviews/review-words';
import { Announce } from '../platform/announce';
import { Session } from '../platform/session';
import { CLINIC_ZONE } from '../ui/day';
import { Loading } from '../ui/loading';
import { ProblemCard } from '../ui/problem-card';
import { askReason } from '../ui/reason-dialog';
import { SeverityChip } from '../ui/severity-chip';
import { askDone } from './done-dialog';
import { inOrder, standingOf } from './review-standing';
import { ReviewsApi } from './reviews-api';

/** In an address: opens the page at this card. */
export const REVIEWS_FRAGMENT = 'reviews';

/** The reviews that a running plan calls for: what is overdue, due, booked, and how the others were settled. */
@Component({
  selector: 'app-reviews-card',
  imports: [Loading, MatButton, ProblemCard, RouterLink, SeverityChip],
  templateUrl: './reviews-card.html',
  styleUrl: './reviews-card.scss',
})
export class ReviewsCard {
  private readonly api = inject(ReviewsApi);
  private readonly dialog = inject(MatDialog);
  private readonly announce = inject(Announce);
  private readonly zone = inject(CLINIC_ZONE);
  private readonly session = inject(Session);

  readonly planId = input.required<string>();
  /** A saved plan may have moved its reviews. */
  readonly planVersion = input.required<number>();
  readonly today = input.required<CalendarDate>();
  /** Course id → name of its treatment. */
  readonly names = input.required<ReadonlyMap<string, string>>();

  protected readonly reviews = this.api.ofPlan(() => (this.planVersion() > 0 ? this.planId() : undefined));
  protected readonly settles = computed(() => this.session.may('reviews.settle'));
  private readonly ordered = computed(() => inOrder(this.reviews.hasValue() ? this.reviews.value() : []));
  protected readonly open = computed(() => this.ordered().open.map((review) => this.lineOf(review)));
  protected readonly settled = computed(() => this.ordered().settled.map((review) => this.lineOf(review)));
  protected readonly pressing = computed(() => this.open().filter(({ standing }) => ['block', 'warn'].includes(standing.severity)).length);

  private readonly fragment = inject(ActivatedRoute).snapshot.fragment;
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    const arrived = effect(() => {
      if (!this.reviews.hasValue()) return;
      arrived.destroy();
      if (this.fragment !== REVIEWS_FRAGMENT) return;
      this.heading().nativeElement.scrollIntoView?.({ block: 'center' });
      this.heading().nativeElement.focus({ preventScroll: true });
    });
  }

  protected async done(line: ReturnType<ReviewsCard['lineOf']>): Promise<void> {
    const act = (input: Parameters<ReviewsApi['done']>[1]): Promise<ReviewRow> => this.api.done(line.review, input);
    if (await askDone(this.dialog, { words: line.what, today: this.today(), act })) this.settle('The review is marked as done.');
  }

  protected async waive(line: ReturnType<ReviewsCard['lineOf']>): Promise<void> {
    const waived = await askReason(this.dialog, {
      heading: 'Waive the review?',
      explanation: `${line.what}. It leaves the list for good; the plan does not call for it again.`,
      label: 'Why it is not needed',
      confirm: 'Waive the review',
      ...REVIEW.reason,
      act: (reason) => this.api.waive(line.review, reason),
    });
    if (waived) this.settle('The review is waived.');
  }

  private settle(words: string): void {
    this.announce.politely(words);
    // The pressed button goes with its line.
    this.heading().nativeElement.focus();
    this.reviews.reload();
  }

  protected lineOf(review: ReviewRow) {
    const names = new Map([...this.names()].map(([id, name]) => [id, { en: name, es: name }]));
    return { review, moment: momentWords(review.moment).en, what: reviewWords(review, names).en, standing: standingOf(review, this.today(), this.zone()) };
  }
}
