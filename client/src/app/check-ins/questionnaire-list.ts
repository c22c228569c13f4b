import { Component, computed, input, model, output, signal } from '@angular/core';
import type { FormValueControl, ValidationError } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { followUps, withShared } from '@stagewell/shared/check-ins/branching';
import type { RecordCheckIn } from '@stagewell/shared/check-ins/check-in';
import type { Anchor, Instrument } from '@stagewell/shared/check-ins/instrument';
import { INSTRUMENTS } from '@stagewell/shared/check-ins/instruments';
import { QUESTIONNAIRE_IDS, TOTAL_ONLY_IDS, type QuestionnaireAnswers } from '@stagewell/shared/check-ins/questionnaire';
import { blankQuestionnaire } from '@stagewell/shared/check-ins/questions';
import { bandOf, questionnaireScore } from '@stagewell/shared/check-ins/score';
import type { LocalText } from '@stagewell/shared/text';
import { numberText } from '@stagewell/shared/patients/quantity';
import { Choice } from '../ui/choice';
import { PainScale } from '../ui/pain-scale';

type Id = QuestionnaireAnswers['instrument'];

/** "9 of 27, Mild" once all is answered; what is missing until then. */
export const scoreText = (given: QuestionnaireAnswers, language: keyof LocalText): string => {
  const instrument = INSTRUMENTS[given.instrument];
  const score = questionnaireScore(given);
  if (score === null) return instrument.missing[language];
  const band = bandOf(given.instrument, score)?.label[language];
  return `${numberText(score, 1)} / ${instrument.range?.max ?? ''}${band === undefined ? '' : `, ${band}`}`;
};

/**
 * Fuller questionnaires of a check-in: those that PHQ-4 calls for come by themselves, others are added. A question that
 * PHQ-4 has asked already is not asked again.
 */
@Component({
  selector: 'app-questionnaire-list',
  imports: [Choice, MatButton, PainScale],
  templateUrl: './questionnaire-list.html',
  styles: `
    .questions {
      display: grid;
      gap: 1.5rem;
    }
    .adds select,
    .total input {
      min-block-size: 40px;
      max-inline-size: 100%;
      padding-inline: 0.5rem;
      font: inherit;
      color: inherit;
      background: var(--mat-sys-surface);
      border: 1px solid var(--mat-sys-outline);
      border-radius: var(--corner);
    }
    .total input {
      inline-size: 7rem;
    }
    .total,
    .adds {
      display: grid;
      gap: 0.25rem;
      justify-items: start;
    }
  `,
})
export class QuestionnaireList implements FormValueControl<readonly QuestionnaireAnswers[]> {
  readonly value = model<readonly QuestionnaireAnswers[]>([]);
  readonly language = input.required<keyof LocalText>();
  readonly phq4Items = input.required<RecordCheckIn['phq4Items']>();
  /** Whether others than those that PHQ-4 calls for can be added; not where a patient answers alone. */
  readonly choosing = input(true);
  readonly invalid = input(false);
  readonly touched = input(false);
  readonly errors = input<readonly ValidationError.WithOptionalFieldTree[]>([]);
  readonly touch = output();

  private readonly added = signal<readonly Id[]>([]);
  private readonly called = computed(() => followUps({ pegPain: null, pegEnjoyment: null, pegActivity: null, phq4Items: this.phq4Items() }));
  private readonly asked = computed<readonly Id[]>(() => [
    ...new Set([...this.called(), ...this.value().map(({ instrument }) => instrument), ...this.added()]),
  ]);

  protected readonly shown = computed(() => {
    const given = withShared(
      this.asked().map((id) => this.answersOf(id)),
      this.phq4Items(),
    );
    return given.map((one) => ({
      id: one.instrument,
      instrument: INSTRUMENTS[one.instrument],
      total: one.total,
      items: this.itemsOf(INSTRUMENTS[one.instrument], one),
      score: scoreText(one, this.language()),
      called: this.called().some((id) => id === one.instrument),
    }));
  });
  protected readonly choices = computed(() =>
    [
      { label: 'Answered here', ids: QUESTIONNAIRE_IDS as readonly Id[] },
      { label: 'Total of a licensed form', ids: TOTAL_ONLY_IDS as readonly Id[] },
    ].map(({ label, ids }) => ({ label, ids: ids.filter((id) => !this.asked().includes(id)).map((id) => ({ id, name: INSTRUMENTS[id].name.en })) })),
  );

  protected say(text: LocalText | null | undefined): string {
    return text?.[this.language()] ?? '';
  }

  protected add(id: string, select: HTMLSelectElement): void {
    select.value = '';
    if (id !== '') this.added.update((ids) => [...ids, id as Id]);
  }

  protected remove(id: Id): void {
    this.added.update((ids) => ids.filter((one) => one !== id));
    this.value.update((list) => list.filter(({ instrument }) => instrument !== id));
    this.touch.emit();
  }

  protected answer(id: Id, at: number, value: string | number | null): void {
    const number = value === null ? null : Number(value);
    this.change(id, (one) => ({ ...one, answers: one.answers.map((answer, index) => (index === at ? number : answer)) }));
  }

  protected enterTotal(id: Id, text: string): void {
    this.change(id, (one) => ({ ...one, total: text.trim() === '' ? null : Number(text) }));
  }

  private change(id: Id, next: (one: QuestionnaireAnswers) => QuestionnaireAnswers): void {
    const changed = next(this.answersOf(id));
    this.value.update((list) => [...list.filter(({ instrument }) => instrument !== id), changed]);
    this.touch.emit();
  }

  private answersOf(id: Id): QuestionnaireAnswers {
    return this.value().find(({ instrument }) => instrument === id) ?? blankQuestionnaire(id);
  }

  /** Those that are asked here, with what may be answered; PHQ-4 has asked the two first ones of PHQ-9 and GAD-7. */
  private itemsOf(instrument: Instrument, given: QuestionnaireAnswers) {
    const own = this.answersOf(given.instrument).answers;
    return instrument.items.flatMap((item, at) => {
      const value = given.answers[at] ?? null;
      return value === (own[at] ?? null) ? [{ at, text: item.text, value, ...this.waysOf(item.anchors ?? instrument.anchors) }] : [];
    });
  }

  /** Two named ends and numbers between them: the eleven numbers. Else the named answers. */
  private waysOf(anchors: readonly Anchor[]) {
    const [low, high] = anchors;
    return {
      scale: anchors.length === 2 && Number(high?.value) > 1,
      low: low?.text,
      high: high?.text,
      options: anchors.map(({ value, text }) => ({ value: Number(value), label: text[this.language()] })),
    };
  }
}
