import { Component, computed, inject } from '@angular/core';
import { CHECK_IN, RED_FLAGS, SIDE_EFFECT_SEVERITIES, type RedFlag, type SideEffect } from '@stagewell/shared/check-ins/check-in';
import { RED_FLAGS_ASKED, RED_FLAG_TEXTS, SEVERITY_TEXTS } from '@stagewell/shared/check-ins/list-texts';
import { AnswerStore } from './answer-store';

/** Warning signs. Nothing marked and "none" not said = not answered, which is not a list of "no". */
@Component({
  selector: 'app-answer-flags',
  template: `
    <fieldset class="stack stack--tight">
      <legend>{{ stem[store.language()] }}</legend>
      <label class="pick"><input type="checkbox" [checked]="none()" (change)="sayNone()" />{{ store.say('noneOfThese') }}</label>
      @for (flag of flags(); track flag.id) {
        <label class="pick"><input type="checkbox" [checked]="flag.present" (change)="toggle(flag.id)" />{{ flag.text }}</label>
      }
    </fieldset>
  `,
})
export class AnswerFlags {
  protected readonly store = inject(AnswerStore);
  protected readonly stem = RED_FLAGS_ASKED.stem;
  protected readonly none = computed(() => this.store.answers().redFlags?.length === 0);
  protected readonly flags = computed(() =>
    RED_FLAGS.map((id) => ({ id, text: RED_FLAG_TEXTS[id][this.store.language()], present: this.store.answers().redFlags?.includes(id) === true })),
  );

  protected sayNone(): void {
    this.store.change({ ...this.store.answers(), redFlags: this.none() ? null : [] });
  }

  protected toggle(flag: RedFlag): void {
    const marked = this.store.answers().redFlags ?? [];
    const left = marked.filter((one) => one !== flag);
    const redFlags = left.length === marked.length ? [...marked, flag] : left;
    this.store.change({ ...this.store.answers(), redFlags: redFlags.length === 0 ? null : redFlags });
  }
}

const NEW: SideEffect = { courseId: null, what: '', severity: 'mild', wantsToStop: false };

/** One side effect in the patient's words; the clinic asks about the rest. */
@Component({
  selector: 'app-answer-side-effect',
  template: `
    <fieldset class="stack stack--tight">
      <legend>{{ store.say('sideEffectAsk') }}</legend>
      <label class="pick"><input type="radio" name="side-effect" [checked]="effect() === null" (change)="set(null)" />{{ store.say('sideEffectNo') }}</label>
      <label class="pick"><input type="radio" name="side-effect" [checked]="effect() !== null" (change)="set(blank)" />{{ store.say('sideEffectYes') }}</label>
    </fieldset>
    @if (effect(); as told) {
      <label class="stack stack--tight">
        <strong>{{ store.say('sideEffectWhat') }}</strong>
        <input class="text-field" type="text" autocomplete="off" [maxLength]="longest" [value]="told.what" (input)="set({ what: $any($event.target).value })" />
      </label>
      <fieldset class="stack stack--tight">
        <legend>{{ store.say('sideEffectSeverity') }}</legend>
        @for (severity of severities(); track severity.value) {
          <label class="pick">
            <input type="radio" name="severity" [checked]="told.severity === severity.value" (change)="set({ severity: severity.value })" />{{ severity.text }}
          </label>
        }
      </fieldset>
      <label class="pick">
        <input type="checkbox" [checked]="told.wantsToStop" (change)="set({ wantsToStop: !told.wantsToStop })" />{{ store.say('sideEffectStop') }}
      </label>
    }
  `,
  host: { class: 'stack' },
})
export class AnswerSideEffect {
  protected readonly store = inject(AnswerStore);
  protected readonly blank = NEW;
  protected readonly longest = CHECK_IN.what.maxLength;
  protected readonly effect = computed(() => this.store.answers().sideEffects[0] ?? null);
  protected readonly severities = computed(() => SIDE_EFFECT_SEVERITIES.map((value) => ({ value, text: SEVERITY_TEXTS[value][this.store.language()] })));

  protected set(change: Partial<SideEffect> | null): void {
    const sideEffects = change === null ? [] : [{ ...(this.effect() ?? NEW), ...change }];
    this.store.change({ ...this.store.answers(), sideEffects });
  }
}

/** Room for words. */
@Component({
  selector: 'app-answer-note',
  template: `
    <label class="stack stack--tight">
      <strong>{{ store.say('note') }}</strong>
      <span class="muted">{{ store.say('noteHint') }}</span>
      <textarea class="text-field" rows="5" [maxLength]="longest" [value]="store.answers().note" (input)="set($any($event.target).value)"></textarea>
    </label>
  `,
})
export class AnswerNote {
  protected readonly store = inject(AnswerStore);
  protected readonly longest = CHECK_IN.note.maxLength;

  protected set(note: string): void {
    this.store.change({ ...this.store.answers(), note });
  }
}
