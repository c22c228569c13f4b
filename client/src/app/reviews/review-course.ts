import { Component, computed, input, output } from '@angular/core';
import { FormsModule } from '@angular/forms';
import type { DecisionKind } from '@stagewell/shared/reviews/decision';
import { effectText } from '../charts/forest-rows';
import { newKey } from '../platform/idempotency';
import { RuleCodes } from '../plans/rule-codes';
import { CategoryChip } from '../ui/category-chip';
import { Choice as ChoiceField, type Option } from '../ui/choice';
import { SeverityChip } from '../ui/severity-chip';
import { dayText } from '../ui/day';
import type { Choice } from './review-draft';
import type { ReviewLine } from './review-lines';

/** A treatment that may be chosen. */
export interface Choosable {
  readonly id: string;
  readonly label: string;
}

const KINDS: readonly Option<DecisionKind>[] = [
  { value: 'continue', label: 'Continue' },
  { value: 'adjust', label: 'Adjust' },
  { value: 'rotate', label: 'Rotate' },
  { value: 'taper', label: 'Taper' },
  { value: 'stop', label: 'Stop' },
];

/** One course at a review: what changed, what coincides with it, what to consider, and what is decided. */
@Component({
  selector: 'app-review-course',
  imports: [CategoryChip, ChoiceField, FormsModule, RuleCodes, SeverityChip],
  templateUrl: './review-course.html',
  styleUrl: './review-course.scss',
  host: { class: 'card stack stack--tight' },
})
export class ReviewCourse {
  readonly line = input.required<ReviewLine>();
  readonly choice = input.required<Choice | null>();
  /** What may replace it, its backup first. */
  readonly replacements = input.required<readonly Choosable[]>();
  readonly mayDecide = input.required<boolean>();
  readonly changed = output<Choice | null>();

  protected readonly day = dayText;
  protected readonly kinds = computed(() => KINDS.filter(({ value }) => value !== 'adjust' || this.line().adjustments.length > 0));
  protected readonly effect = computed(() => {
    const row = this.line().effectRow;
    if (row === null) return null;
    return `${effectText(row)} points with 90 % interval; ${row.n}`;
  });
  /** What was planned for this case is offered first; anything else is a choice. */
  private readonly backup = computed(() => this.line().course.backupModalityId);
  protected readonly domId = computed(() => `course-${this.line().course.id}`);

  protected choose(kind: DecisionKind | null): void {
    if (kind === null) {
      this.changed.emit(null);
      return;
    }
    const { rationale, learned, newId } = this.choice() ?? { rationale: '', learned: '', newId: newKey() };
    const toId = kind === 'rotate' ? this.backup() : null;
    this.changed.emit({ kind, rationale, learned, adjustment: null, toId, newId });
  }

  protected set(change: Partial<Choice>): void {
    const choice = this.choice();
    if (choice !== null) this.changed.emit({ ...choice, ...change });
  }
}
