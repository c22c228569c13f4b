import { Component, computed, input, model, output } from '@angular/core';
import type { FormValueControl, ValidationError } from '@angular/forms/signals';

/** One answer that can be chosen. */
export interface Option<T> {
  readonly value: T;
  readonly label: string;
}

let choices = 0;

/**
 * One of a few named answers as radios in a row: nothing is chosen beforehand, arrow keys work, "Clear" takes an answer
 * back. `null` = not answered.
 */
@Component({
  selector: 'app-choice',
  template: `
    <fieldset [disabled]="disabled()" [attr.aria-invalid]="showErrors() || null">
      <legend>{{ label() }}</legend>
      <div class="row">
        @for (option of options(); track option.label) {
          <label>
            <input type="radio" [name]="group" [checked]="chosen() === option" (change)="value.set(option.value)" (blur)="touch.emit()" />
            <span>{{ option.label }}</span>
          </label>
        }
        @if (chosen() && !required()) {
          <button type="button" (click)="clear()">
            Clear<span class="visually-hidden"> {{ label() }}</span>
          </button>
        }
      </div>
      @if (showErrors()) {
        <p class="error" role="alert">{{ errors()[0]?.message || 'Choose one of the answers.' }}</p>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      min-inline-size: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0 0 0.375rem;
      font-weight: 550;
    }
    .row {
      gap: 0.375rem;
    }
    label {
      position: relative;
      display: grid;
      cursor: pointer;
    }
    input {
      position: absolute;
      inset: 0;
      margin: 0;
      opacity: 0;
      cursor: pointer;
    }
    label > span {
      display: grid;
      place-items: center;
      min-block-size: 40px;
      padding-inline: 0.75rem;
      background: var(--mat-sys-surface);
      border: 1px solid var(--mat-sys-outline);
      border-radius: var(--corner);
    }
    label:hover > span {
      background: var(--mat-sys-surface-container-high);
    }
    input:checked + span {
      color: var(--mat-sys-on-primary);
      background: var(--mat-sys-primary);
      border-color: var(--mat-sys-primary);
    }
    input:focus-visible + span {
      outline: 2px solid var(--mat-sys-primary);
      outline-offset: 2px;
    }
    input:disabled + span {
      color: var(--mat-sys-outline);
      cursor: not-allowed;
    }
    button {
      min-block-size: 24px;
      padding: 0 0.5rem;
      font-size: 0.8125rem;
      text-decoration: underline;
      color: var(--mat-sys-primary);
      background: none;
      border: 0;
      cursor: pointer;
    }
    .error {
      padding-block-start: 0.25rem;
      font-size: 0.8125rem;
      color: var(--mat-sys-error);
    }
  `,
})
export class Choice<T extends string | number> implements FormValueControl<T | null> {
  readonly value = model<T | null>(null);
  readonly label = input.required<string>();
  readonly options = input.required<readonly Option<T>[]>();
  readonly disabled = input(false);
  readonly required = input(false);
  readonly invalid = input(false);
  readonly touched = input(false);
  readonly errors = input<readonly ValidationError.WithOptionalFieldTree[]>([]);
  readonly touch = output();

  protected readonly group = `choice-${++choices}`;
  protected readonly chosen = computed(() => this.options().find((option) => option.value === this.value()));

  protected showErrors(): boolean {
    return this.invalid() && this.touched();
  }

  protected clear(): void {
    this.value.set(null);
    this.touch.emit();
  }
}
