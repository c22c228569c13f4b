import { Component, computed, inject } from '@angular/core';
import type { AnswerStep, AskedItem } from '@stagewell/shared/check-ins/answer-steps';
import { RED_FLAGS_ASKED, RED_FLAG_TEXTS, SEVERITY_TEXTS, SIDE_EFFECTS_ASKED } from '@stagewell/shared/check-ins/list-texts';
import { AnswerStore } from './answer-store';

interface Line {
  readonly at: number;
  readonly asked: string;
  readonly said: string;
}

/** Everything answered, line by line, each with a way back to its question while it can still be sent. */
@Component({
  selector: 'app-answer-review',
  template: `
    <ul class="lines">
      @for (line of lines(); track $index) {
        <li>
          <div>
            <p class="muted small">{{ line.asked }}</p>
            <p>
              <strong>{{ line.said || store.say('notAnswered') }}</strong>
            </p>
          </div>
          @if (!store.left()) {
            <button class="link-button" type="button" (click)="store.go(line.at)">
              {{ store.say('change') }}<span class="visually-hidden">: {{ line.asked }}</span>
            </button>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    .lines {
      background: var(--mat-sys-surface);
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: var(--corner-large);
    }
    li {
      display: flex;
      gap: 1rem;
      align-items: start;
      justify-content: space-between;
      padding: 0.75rem 1rem;
    }
    li + li {
      border-block-start: 1px solid var(--mat-sys-outline-variant);
    }
  `,
})
export class AnswerReview {
  protected readonly store = inject(AnswerStore);
  protected readonly lines = computed<readonly Line[]>(() => this.store.steps().flatMap((step, at) => this.linesOf(step, at)));

  private linesOf(step: AnswerStep, at: number): readonly Line[] {
    const language = this.store.language();
    const { redFlags, sideEffects, note } = this.store.answers();
    switch (step.kind) {
      case 'items':
        return step.items.map((item) => ({ at, asked: item.text[language], said: this.wordsOf(item) }));
      case 'red-flags':
        return [{ at, asked: RED_FLAGS_ASKED.name[language], said: this.flagWords(redFlags) }];
      case 'side-effects':
        return [
          {
            at,
            asked: SIDE_EFFECTS_ASKED.name[language],
            said: sideEffects.map(({ what, severity }) => `${what} (${SEVERITY_TEXTS[severity][language]})`).join('; ') || this.store.say('sideEffectNo'),
          },
        ];
      case 'note':
        return [{ at, asked: this.store.say('note'), said: note }];
    }
  }

  private flagWords(flags: readonly (keyof typeof RED_FLAG_TEXTS)[] | null): string {
    if (flags === null) return '';
    return flags.length === 0 ? this.store.say('noneOfThese') : flags.map((flag) => RED_FLAG_TEXTS[flag][this.store.language()]).join('; ');
  }

  private wordsOf({ field, scale, options }: AskedItem): string {
    const value = this.store.answerAt(field);
    if (value === null) return '';
    return scale === null ? (options.find((option) => option.value === value)?.text[this.store.language()] ?? String(value)) : `${value} / 10`;
  }
}
