import { Component, computed, inject, signal } from '@angular/core';
import { form, maxLength, required, type TreeValidationResult, validate } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef } from '@angular/material/dialog';
import { GOAL_SCALE, LEVEL_WORDS, signed } from '@stagewell/shared/goals/goal-scale';
import type { GoalView } from '@stagewell/shared/patients/patient';
import { firstValueFrom } from 'rxjs';
import { ClashNote } from '../chart/clash-note';
import { RecordsApi } from '../chart/records-api';
import { GOALS } from '../chart/sections/goals';
import { problemOf } from '../platform/api-problem';
import { fieldProblems, focusFirstError } from '../platform/field-problems';
import { newKey } from '../platform/idempotency';
import { Choice } from '../ui/choice';
import { type GoalDraft, draftOf, inputOf, isDescribed, LEVEL_FIELDS, withOffer } from './goal-draft';
import { FORM_DIALOG } from '../ui/form-dialog';

export interface GoalRequest {
  readonly patientId: string;
  /** `null` = a new goal. */
  readonly goal: GoalView | null;
  /** Somebody has rated it: its levels stay. */
  readonly rated: boolean;
  /** The language in which the patient reads the levels. */
  readonly spoken: 'en' | 'es';
}

/** As the server keeps it. */
const GOAL_LENGTH = 500;

/** A goal in the patient's words and the five levels on which it is rated, in one place. A refusal keeps every word. */
@Component({
  selector: 'app-goal-dialog',
  imports: [...FORM_DIALOG, Choice, ClashNote],
  templateUrl: './goal-dialog.html',
  styleUrl: './goal-dialog.scss',
})
export class GoalDialog {
  protected readonly request = inject<GoalRequest>(MAT_DIALOG_DATA);
  private readonly ref = inject<MatDialogRef<GoalDialog, boolean>>(MatDialogRef);
  private readonly api = inject(RecordsApi);

  private readonly key = newKey();
  private readonly place = { patientId: this.request.patientId, section: 'goals' } as const;
  protected readonly levels = LEVEL_FIELDS.map(({ level, key }) => ({ level, key, sign: signed(level), word: LEVEL_WORDS[level][this.request.spoken] }));
  protected readonly importances = options('A little', 'Important', 'Very');
  protected readonly difficulties = options('Easy', 'Some work', 'Very hard');
  protected readonly refusal = signal<unknown>(null);
  protected readonly theirs = signal<GoalView | null>(null);
  private readonly base = signal(this.request.goal);
  protected readonly model = signal<GoalDraft>(draftOf(this.request.goal));
  protected readonly entry = form(
    this.model,
    (path) => {
      required(path.text, { message: 'Write the goal down.' });
      maxLength(path.text, GOAL_LENGTH);
      maxLength(path.value, GOAL_LENGTH);
      required(path.importance);
      required(path.difficulty);
      for (const { key } of LEVEL_FIELDS) {
        maxLength(path[key], GOAL_SCALE.level.maxLength);
        validate(path[key], ({ value }) =>
          value().trim() === '' && isDescribed(this.model()) ? { kind: 'level', message: 'Describe this level too, or leave all five empty.' } : undefined,
        );
      }
    },
    {
      submission: {
        action: async (tree): Promise<TreeValidationResult> => this.submit(() => fieldProblems(tree, this.refusal())),
        onInvalid: focusFirstError,
      },
    },
  );
  protected readonly offerable = computed(() => this.model().now.trim() !== '' && this.model().hoped.trim() !== '');
  protected readonly differences = computed(() => {
    const theirs = this.theirs();
    if (theirs === null) return [];
    const mine = GOALS.details({ ...theirs, ...inputOf(this.model()) });
    return GOALS.details(theirs).flatMap(([label, value], at) => (mine[at]?.[1] === value ? [] : [{ label, theirs: value, mine: mine[at]?.[1] ?? '' }]));
  });

  protected offer(): void {
    this.model.update((draft) => withOffer(draft, this.request.spoken));
  }

  protected takeTheirs(theirs: GoalView): void {
    this.base.set(theirs);
    this.model.set(draftOf(theirs));
    this.theirs.set(null);
    this.refusal.set(null);
  }

  private async submit(placed: () => TreeValidationResult): Promise<TreeValidationResult> {
    this.refusal.set(null);
    const base = this.theirs() ?? this.base();
    const input = inputOf(this.model());
    try {
      await (base === null ? this.api.add(this.place, input, this.key) : this.api.save(this.place, base, input));
      this.ref.close(true);
      return undefined;
    } catch (error) {
      this.refusal.set(error);
      if (problemOf(error).status === 412 && base !== null) this.theirs.set(await this.api.current(this.place, base.id));
      return problemOf(error).errors === undefined ? undefined : placed();
    }
  }
}

const options = (...labels: readonly [string, string, string]) => ([1, 2, 3] as const).map((value, at) => ({ value, label: labels[at] ?? '' }));

/** Resolves to whether something was saved. */
export const askGoal = async (dialog: MatDialog, request: GoalRequest): Promise<boolean> =>
  (await firstValueFrom(dialog.open<GoalDialog, GoalRequest, boolean>(GoalDialog, { data: request, width: '720px', maxWidth: '96vw' }).afterClosed())) === true;
