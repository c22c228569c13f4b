import { Component, input, model, output } from '@angular/core';
import type { FormValueControl, ValidationError } from '@angular/forms/signals';
import { CHECK_IN } from '@stagewell/shared/check-ins/check-in';

let scales = 0;

/**
 * A 0–10 answer as eleven radios: nothing is chosen beforehand, every score is one big target, arrow keys work.
 * `null` = not answered; "Clear" brings it back, because a wrong tap must not become a score.
 */
@Component({
  selector: 'app-pain-scale',
  template: `
    <fieldset [disabled]="disabled()" [attr.aria-describedby]="hintId" [attr.aria-invalid]="showErrors() || null">
      <legend>{{ label() }}</legend>
      <div class="scores">
        @for (score of scores; track score) {
          <label>
            <input type="radio" [name]="group" [value]="score" [checked]="value() === score" (change)="value.set(score)" (blur)="touch.emit()" />
            <span>{{ score }}</span>
          </label>
        }
      </div>
      <div class="ends" [id]="hintId">
        <span>0 = {{ low() }}</span>
        @if (value() !== null && !required()) {
          <button type="button" (click)="clear()">Clear</button>
        }
        <span>10 = {{ high() }}</span>
      </div>
      @if (showErrors()) {
        <p class="error" role="alert">{{ errors()[0]?.message || 'Choose a number from 0 to 10.' }}</p>
      }
    </fieldset>
  `,
  styleUrl: './pain-scale.scss',
})
export class PainScale implements FormValueControl<number | null> {
  readonly value = model<number | null>(null);
  readonly label = input.required<string>();
  /** Words at both ends, e.g. "no pain" and "worst imaginable". */
  readonly low = input('none');
  readonly high = input('worst possible');
  readonly disabled = input(false);
  readonly required = input(false);
  readonly invalid = input(false);
  readonly touched = input(false);
  readonly errors = input<readonly ValidationError.WithOptionalFieldTree[]>([]);
  readonly touch = output();

  protected readonly group = `scale-${++scales}`;
  protected readonly hintId = `${this.group}-ends`;
  protected readonly scores = Array.from({ length: CHECK_IN.score.max - CHECK_IN.score.min + 1 }, (_, i) => i + CHECK_IN.score.min);

  protected showErrors(): boolean {
    return this.invalid() && this.touched();
  }

  protected clear(): void {
    this.value.set(null);
    this.touch.emit();
  }
}
