import { afterRenderEffect, Component, computed, effect, ElementRef, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import type { AnswerStep, AskedItem } from '@stagewell/shared/check-ins/answer-steps';
import type { LocalText } from '@stagewell/shared/text';
import { AnswerItem } from './answer-item';
import { AnswerFlags, AnswerNote, AnswerSideEffect } from './answer-lists';
import { AnswerReview } from './answer-review';
import { AnswerStore } from './answer-store';

const LANGUAGES: readonly (readonly [keyof LocalText, string])[] = [
  ['en', 'English'],
  ['es', 'Español'],
];

/** The patient's own check-in: a screen a question, big targets, one way on and one way back. */
@Component({
  selector: 'app-root',
  imports: [AnswerFlags, AnswerItem, AnswerNote, AnswerReview, AnswerSideEffect],
  templateUrl: './answer-page.html',
  styleUrl: './answer-page.scss',
})
export class AnswerPage {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly title = inject(Title);
  protected readonly store = inject(AnswerStore);

  protected readonly languages = LANGUAGES;
  /** While there are questions to turn over. */
  protected readonly counts = computed(() => ['asking', 'review', 'sending'].includes(this.store.phase()));
  protected readonly reached = computed(() => (this.store.phase() === 'asking' ? this.store.at() : this.store.steps().length));
  protected readonly place = computed(() => {
    const { store } = this;
    return `${store.say('question')} ${Math.min(store.at() + 1, store.steps().length)} ${store.say('of')} ${store.steps().length}`;
  });
  protected readonly empty = computed(() => this.isEmpty(this.store.step()));

  constructor() {
    void this.store.start();
    effect(() => {
      document.documentElement.lang = this.store.language();
      this.title.setTitle(this.store.say(this.store.phase().startsWith('stop') ? 'stopTitle' : 'title'));
    });
    // A new screen is read from its beginning, by eyes and by screen readers.
    afterRenderEffect(() => {
      this.store.phase();
      this.store.at();
      scrollTo({ top: 0 });
      this.host.nativeElement.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    });
    // Advice stands at the top; whoever answered further down is taken there.
    let shown = 0;
    afterRenderEffect(() => {
      const count = this.store.advice().length;
      if (count > shown) scrollTo({ top: 0 });
      shown = count;
    });
  }

  protected itemsOf(step: AnswerStep): readonly AskedItem[] {
    return step.kind === 'items' ? step.items : [];
  }

  protected leadOf(step: AnswerStep): LocalText | null {
    return step.kind === 'items' ? step.lead : null;
  }

  protected back(): void {
    const { store } = this;
    if (store.phase() === 'asking' && store.at() === 0) store.phase.set('hello');
    else store.go(store.phase() === 'asking' ? store.at() - 1 : store.steps().length - 1);
  }

  protected prove(event: Event, day: string): void {
    event.preventDefault();
    if (day !== '') void this.store.prove(day);
  }

  private isEmpty(step: AnswerStep | undefined): boolean {
    const { redFlags, note } = this.store.answers();
    if (step?.kind === 'items') return step.items.every(({ field }) => this.store.answerAt(field) === null);
    if (step?.kind === 'red-flags') return redFlags === null;
    return step?.kind === 'note' && note.trim() === '';
  }
}
