import { afterNextRender, Component, computed, type ElementRef, inject, input, linkedSignal, output, signal, viewChild } from '@angular/core';
import { form, FormField, FormRoot, max, maxLength, min, required, type TreeValidationResult, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { CATEGORIES, type CatalogueEntry } from '@stagewell/shared/catalogue/modality';
import type { CalendarDate } from '@stagewell/shared/dates';
import { isProcedure } from '@stagewell/shared/history/adequacy';
import { judgeTreatment } from '@stagewell/shared/history/judge';
import { ADHERENCES, FUNCTIONS, type PastTreatmentView, STOP_REASONS } from '@stagewell/shared/history/past-treatment';
import { openQuestions } from '@stagewell/shared/history/quick-complete';
import { RECORD } from '@stagewell/shared/patients/patient';
import { ClashNote } from '../chart/clash-note';
import { RecordsApi } from '../chart/records-api';
import { problemOf } from '../platform/api-problem';
import { fieldProblems } from '../platform/field-problems';
import { newKey } from '../platform/idempotency';
import { CATEGORY_LOOKS } from '../ui/category-chip';
import { FieldErrors } from '../ui/field-errors';
import { Unsaved } from '../ui/leave-guard';
import { ProblemCard } from '../ui/problem-card';
import { SeverityChip } from '../ui/severity-chip';
import { ADHERENCE_WORDS, FUNCTION_WORDS, looksOf, REACHED_WORDS, STOP_WORDS, treatmentLines } from './history-words';
import { BLANK_TREATMENT, draftOf, LENGTH_UNITS, matchOf, suggestionFor, toTreatment } from './treatment-draft';

let forms = 0;

/** One past treatment. Enter saves from any field, so that a list of ten is done without the mouse; the verdict follows the typing. */
@Component({
  selector: 'app-treatment-form',
  imports: [ClashNote, FieldErrors, FormField, FormRoot, MatButton, MatError, MatFormField, MatHint, MatInput, MatLabel, MatSuffix, ProblemCard, SeverityChip],
  templateUrl: './treatment-form.html',
  styles: `
    .lengths {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 0.5rem;
    }
  `,
  host: { '(keydown.enter)': 'saveFromSelect($event)' },
})
export class TreatmentForm {
  private readonly api = inject(RecordsApi);
  private readonly first = viewChild.required<ElementRef<HTMLInputElement>>('first');
  private readonly root = viewChild.required<ElementRef<HTMLFormElement>>('root');

  readonly patientId = input.required<string>();
  readonly today = input.required<CalendarDate>();
  readonly entries = input.required<readonly CatalogueEntry[]>();
  /** `null` = a new one. */
  readonly row = input<PastTreatmentView | null>(null);
  readonly saved = output<PastTreatmentView>();

  private readonly key = newKey();
  protected readonly listId = `modalities-${++forms}`;
  protected readonly words = {
    categories: CATEGORIES.map((category) => [category, CATEGORY_LOOKS[category].word] as const),
    units: Object.keys(LENGTH_UNITS),
    stops: STOP_REASONS.map((reason) => [reason, STOP_WORDS[reason]] as const),
    adherences: ADHERENCES.map((one) => [one, ADHERENCE_WORDS[one]] as const),
    functions: FUNCTIONS.map((one) => [one, FUNCTION_WORDS[one]] as const),
    reached: (['yes', 'no', 'unknown'] as const).map((one) => [one, REACHED_WORDS[one]] as const),
  };
  protected readonly theirs = signal<PastTreatmentView | null>(null);
  protected readonly refusal = signal<unknown>(null);
  private readonly base = linkedSignal(() => this.row());
  protected readonly model = linkedSignal(() => {
    const base = this.base();
    return base === null ? BLANK_TREATMENT : draftOf(base, this.entries());
  });
  protected readonly entry = form(
    this.model,
    (path) => {
      required(path.label, { message: 'Say what was tried.' });
      for (const text of [path.label, path.doseText]) maxLength(text, RECORD.label.maxLength);
      maxLength(path.region, RECORD.short.maxLength);
      for (const text of [path.sideEffects, path.note]) maxLength(text, RECORD.text.maxLength);
      for (const count of [path.dailyMg, path.sessions, path.length, path.reliefPercent, path.reliefDays]) min(count, 0, { message: 'Not below zero.' });
      max(path.reliefPercent, 100, { message: 'At most 100 %.' });
      for (const day of [path.startedOn, path.endedOn])
        validate(day, ({ value }) => (value() > this.today() ? { kind: 'future', message: 'Not in the future.' } : undefined));
      validate(path.endedOn, ({ value, valueOf }) =>
        value() !== '' && value() < valueOf(path.startedOn) ? { kind: 'order', message: 'Not before the start.' } : undefined,
      );
    },
    { submission: { action: async (field): Promise<TreeValidationResult> => this.submit(() => fieldProblems(field, this.refusal())) } },
  );

  protected readonly match = computed(() => matchOf(this.model().modalityName, this.entries()));
  protected readonly suggestion = computed(() =>
    this.match() === null && this.model().modalityName === '' ? suggestionFor(this.model().label, this.entries()) : null,
  );
  protected readonly procedure = computed(() => {
    const match = this.match();
    return match === null ? false : isProcedure(match);
  });
  protected readonly drug = computed(() => (this.match()?.category ?? this.model().category) === 'medication');
  private readonly asTreatment = computed(() => toTreatment(this.model(), this.entries(), this.row(), false));
  protected readonly verdict = computed(() => judgeTreatment(this.asTreatment(), this.match(), this.today()));
  protected readonly looks = computed(() => looksOf(this.verdict()));
  protected readonly questions = computed(() => openQuestions(this.asTreatment(), this.match(), this.today()));
  protected readonly differences = computed(() => {
    const theirs = this.theirs();
    if (theirs === null) return [];
    const nameOf = (id: string): string => this.entries().find((entry) => entry.id === id)?.name.en ?? id;
    const mine = treatmentLines({ ...theirs, ...this.asTreatment() }, nameOf);
    return treatmentLines(theirs, nameOf).flatMap(([label, value], at) =>
      mine[at]?.[1] === value ? [] : [{ label, theirs: value, mine: mine[at]?.[1] ?? '' }],
    );
  });
  private later = false;

  constructor() {
    afterNextRender(() => this.first().nativeElement.focus());
    inject(Unsaved).watch(() => this.entry().dirty());
  }

  protected takeSuggestion(name: string): void {
    this.model.update((draft) => ({ ...draft, modalityName: name }));
  }

  protected takeTheirs(theirs: PastTreatmentView): void {
    this.base.set(theirs);
    this.theirs.set(null);
    this.refusal.set(null);
  }

  /** Enter saves from a text field by itself; a select swallows it. */
  protected saveFromSelect(event: Event): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    event.preventDefault();
    this.root().nativeElement.requestSubmit();
  }

  protected keepOpen(): void {
    this.later = true;
    this.root().nativeElement.requestSubmit();
  }

  private async submit(placed: () => TreeValidationResult): Promise<TreeValidationResult> {
    this.refusal.set(null);
    const toBeCompleted = this.later;
    this.later = false;
    try {
      this.saved.emit(await this.send({ ...this.asTreatment(), toBeCompleted }));
      return undefined;
    } catch (error) {
      this.refusal.set(error);
      const row = this.row();
      if (problemOf(error).status === 412 && row !== null) this.theirs.set(await this.api.current({ patientId: this.patientId(), section: 'history' }, row.id));
      return problemOf(error).errors === undefined ? undefined : placed();
    }
  }

  private send(input: ReturnType<typeof toTreatment>): Promise<PastTreatmentView> {
    const place = { patientId: this.patientId(), section: 'history' } as const;
    const base = this.theirs() ?? this.base();
    return base === null ? this.api.add(place, input, this.key) : this.api.save(place, base, input);
  }
}
