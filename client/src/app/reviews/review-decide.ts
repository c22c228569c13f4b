import { Component, computed, inject, input, linkedSignal, model, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import type { Chart } from '@stagewell/shared/plans/chart';
import type { PatientWords } from '@stagewell/shared/reviews/decision';
import { patientWords } from '@stagewell/shared/reviews/patient-words';
import { reviewWords } from '@stagewell/shared/reviews/review-words';
import { newKey } from '../platform/idempotency';
import { accepting, isDeclined } from '../plans/accepting';
import { askImpact } from '../plans/impact-dialog';
import { namesIn } from '../plans/impact-words';
import { dayText } from '../ui/day';
import { Icon } from '../ui/icon';
import { Unsaved } from '../ui/leave-guard';
import { ProblemCard } from '../ui/problem-card';
import type { Choosable } from './review-course';
import { type Addition, type Basis, boardAfter, type Decided, missingIn, namesOf, NOTHING, sentOf, toldOf } from './review-draft';
import type { ReviewLine } from './review-lines';
import { ReviewsApi } from './reviews-api';

/** What somebody wrote in a language, or its draft where nobody did. */
const keptOr = (tongue: keyof PatientWords, draft: PatientWords, before: { readonly source: PatientWords; readonly value: PatientWords }): string =>
  before.value[tongue] === before.source[tongue] ? draft[tongue] : before.value[tongue];

/** What is decided beside the courses, what the patient is told of it, and how it is stored: its impact is shown first. */
@Component({
  selector: 'app-review-decide',
  imports: [FormsModule, Icon, MatButton, ProblemCard],
  templateUrl: './review-decide.html',
  styleUrl: './review-decide.scss',
})
export class ReviewDecide {
  private readonly api = inject(ReviewsApi);
  private readonly dialog = inject(MatDialog);

  readonly basis = input.required<Basis>();
  readonly lines = input.required<readonly ReviewLine[]>();
  /** What may be added, those that the rules block left out. */
  readonly addable = input.required<readonly Choosable[]>();
  readonly dueReviews = input.required<Chart['dueReviews']>();
  /** The review that the page was opened for. */
  readonly opened = input.required<string | undefined>();
  readonly decided = model.required<Decided>();
  readonly saved = output();

  protected readonly nextOn = signal('');
  protected readonly settled = linkedSignal<ReadonlySet<string>>(() => {
    const opened = this.opened();
    return new Set(opened === undefined ? [] : [opened]);
  });
  protected readonly due = computed(() => {
    const { plan, catalogue, today } = this.basis();
    const names = namesIn(plan.courses, catalogue);
    return this.dueReviews()
      .filter(({ id, earliest }) => earliest <= today || id === this.opened())
      .map((review) => ({ id: review.id, what: reviewWords(review, names).en, by: dayText(review.latest) }));
  });
  protected readonly missing = computed(() => missingIn(this.decided(), new Map(this.lines().map(({ course, name }) => [course.id, name]))));
  protected readonly drafted = computed(() => patientWords(toldOf(this.decided(), this.basis()), this.nextOn() || null));
  /** Follows the decisions until somebody types into it, each language for itself; what was typed is never drafted over. */
  protected readonly told = linkedSignal<PatientWords, PatientWords>({
    source: this.drafted,
    computation: (draft, before) => (before === undefined ? draft : { en: keptOr('en', draft, before), es: keptOr('es', draft, before) }),
  });
  protected readonly edited = computed(() => this.told().en !== this.drafted().en || this.told().es !== this.drafted().es);
  protected readonly changesPlan = computed(() => boardAfter(this.decided(), this.basis()) !== null);
  protected readonly saving = signal(false);
  protected readonly refusal = signal<unknown>(null);

  constructor() {
    inject(Unsaved).watch(() => this.decided().choices.size > 0 || this.decided().addition !== null || this.nextOn() !== '' || this.edited());
  }

  protected add(change: Partial<Addition> | null): void {
    const before = this.decided().addition ?? { modalityId: '', rationale: '', newId: newKey() };
    this.decided.update((decided) => ({ ...decided, addition: change === null ? null : { ...before, ...change } }));
  }

  protected settle(id: string, on: boolean): void {
    const now = new Set(this.settled());
    if (on) now.add(id);
    else now.delete(id);
    this.settled.set(now);
  }

  protected async save(): Promise<void> {
    const basis = this.basis();
    if (this.missing().length > 0 || this.saving()) return;
    const due = new Set(this.due().map(({ id }) => id));
    const input = sentOf(this.decided(), basis, {
      reviewIds: [...this.settled()].filter((id) => due.has(id)),
      nextOn: this.nextOn() || null,
      words: this.told(),
    });
    this.saving.set(true);
    this.refusal.set(null);
    try {
      await accepting(
        (accepted) => this.api.decide(basis.plan, { ...input, ...accepted }),
        async (impact, again) =>
          (await askImpact(this.dialog, { impact, names: namesOf(this.decided(), basis), confirm: 'Accept and save the review', again, maySign: false })) !==
          'declined',
      );
      this.clear();
      this.saved.emit();
    } catch (error) {
      if (!isDeclined(error)) this.refusal.set(error);
    } finally {
      this.saving.set(false);
    }
  }

  private clear(): void {
    this.decided.set(NOTHING);
    this.nextOn.set('');
    this.settled.set(new Set());
    this.told.set(this.drafted());
  }
}
