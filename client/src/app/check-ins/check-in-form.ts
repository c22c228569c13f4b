import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, type TreeValidationResult } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { CHECK_IN, type CheckInRecorded, type CheckInView, type RecordCheckIn } from '@stagewell/shared/check-ins/check-in';
import { checkInProblems } from '@stagewell/shared/check-ins/check-in-problems';
import { INSTRUMENTS } from '@stagewell/shared/check-ins/instruments';
import { SEVERITY_TEXTS } from '@stagewell/shared/check-ins/list-texts';
import { type CalendarDate, daysBetween, isCalendarDate } from '@stagewell/shared/dates';
import type { CourseView } from '@stagewell/shared/plans/plan';
import type { LocalText } from '@stagewell/shared/text';
import { ApiProblem, problemOf } from '../platform/api-problem';
import { fieldProblems } from '../platform/field-problems';
import { newKey } from '../platform/idempotency';
import { Choice } from '../ui/choice';
import { FieldErrors } from '../ui/field-errors';
import { Icon } from '../ui/icon';
import { Unsaved } from '../ui/leave-guard';
import { PainScale } from '../ui/pain-scale';
import { ProblemCard } from '../ui/problem-card';
import { blankCheckIn, lastBefore, NO_SIDE_EFFECT, runningOn, type SideEffectDraft, toRecord } from './check-in-draft';
import { AskingApi } from './asking-api';
import { CheckInsApi } from './check-ins-api';
import { ENTERED_BY_WORDS, invalidCheckIn, lastText, SCALES } from './check-in-words';
import { QuestionnaireList } from './questionnaire-list';
import { RedFlagList } from './red-flag-list';

/** A running course with the name that the reader knows. */
export interface NamedCourse extends CourseView {
  readonly name: string;
}

/** What a patient reports, asked in the patient's language. Nothing is chosen beforehand and nothing typed is lost by a refusal. */
@Component({
  selector: 'app-check-in-form',
  imports: [
    Choice,
    FieldErrors,
    FormField,
    FormRoot,
    Icon,
    MatButton,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatSuffix,
    PainScale,
    ProblemCard,
    QuestionnaireList,
    RedFlagList,
  ],
  templateUrl: './check-in-form.html',
  styleUrl: './check-in-form.scss',
})
export class CheckInForm {
  private readonly api = inject(CheckInsApi);
  private readonly asking = inject(AskingApi);

  readonly patientId = input.required<string>();
  /** The clinic's day. */
  readonly today = input.required<CalendarDate>();
  readonly language = input.required<keyof LocalText>();
  /** Those of the plan, running or over; empty for who may not read the chart. */
  readonly courses = input<readonly NamedCourse[]>([]);
  /** Earlier ones, for who may read them: shown beside the fields, never filled in. */
  readonly earlier = input<readonly CheckInView[]>([]);
  readonly enteredBy = input.required<RecordCheckIn['enteredBy']>();
  /** The request that these answers are for; `null` = nobody asked. */
  readonly request = input<string | null>(null);
  readonly recorded = output<CheckInRecorded>();

  private readonly key = newKey();
  protected readonly instruments = INSTRUMENTS;
  protected readonly scales = SCALES;
  protected readonly limits = CHECK_IN;
  protected readonly refusal = signal<unknown>(null);
  protected readonly model = linkedSignal(() => blankCheckIn(this.today(), runningOn(this.courses(), this.today()), this.enteredBy()));
  protected readonly entry = form(this.model, (path) => maxLength(path.note, CHECK_IN.note.maxLength), {
    submission: { action: async (field): Promise<TreeValidationResult> => this.submit(() => fieldProblems(field, this.refusal())) },
  });

  protected readonly late = computed(() => (isCalendarDate(this.model().takenOn) ? Math.max(0, daysBetween(this.model().takenOn, this.today())) : 0));
  protected readonly last = computed(() => lastBefore(this.earlier(), this.model().takenOn));
  protected readonly answers = computed(() => INSTRUMENTS.phq4.anchors.map(({ value, text }) => ({ value: Number(value), label: text[this.language()] })));
  protected readonly severities = computed(() =>
    (['mild', 'moderate', 'severe'] as const).map((value) => ({ value, label: SEVERITY_TEXTS[value][this.language()] })),
  );
  protected readonly phq4Items = computed(() => toRecord(this.model()).phq4Items);
  protected readonly enteredWords = ENTERED_BY_WORDS;
  protected readonly names = computed(() => new Map(this.courses().map(({ id, name }) => [id, name])));

  constructor() {
    inject(Unsaved).watch(() => this.entry().dirty());
  }

  protected say(text: LocalText | null | undefined): string {
    return text?.[this.language()] ?? '';
  }

  /** "Last time (Nov 17): 6", or nothing for who may not see it. */
  protected lastOf(field: string): string {
    return lastText(this.last(), field);
  }

  protected addSideEffect(): void {
    this.change((list) => [...list, NO_SIDE_EFFECT]);
  }

  protected removeSideEffect(at: number): void {
    this.change((list) => list.filter((_one, index) => index !== at));
  }

  private change(next: (list: SideEffectDraft[]) => SideEffectDraft[]): void {
    this.model.update((draft) => ({ ...draft, sideEffects: next(draft.sideEffects) }));
  }

  private store(record: RecordCheckIn): Promise<CheckInRecorded> {
    const request = this.request();
    return request === null ? this.api.record(this.patientId(), record, this.key) : this.asking.answer(request, record, this.key);
  }

  private async submit(placed: () => TreeValidationResult): Promise<TreeValidationResult> {
    this.refusal.set(null);
    const record = toRecord(this.model());
    const problems = checkInProblems(record, this.today());
    try {
      if (problems.length > 0) throw new ApiProblem(invalidCheckIn(problems));
      this.recorded.emit(await this.store(record));
      return undefined;
    } catch (error) {
      this.refusal.set(error);
      return problemOf(error).errors === undefined ? undefined : placed();
    }
  }
}
