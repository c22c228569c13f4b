import { Component, computed, input } from '@angular/core';
import type { ValidationError } from '@angular/forms/signals';

const WORDS: Readonly<Record<string, string>> = {
  required: 'This is needed.',
  email: 'This is not an e-mail address.',
  maxLength: 'This is too long.',
  minLength: 'This is too short.',
  min: 'This number is too small.',
  max: 'This number is too large.',
};

/** The first thing wrong with a field, in words; stands inside `<mat-error>`. */
@Component({ selector: 'app-field-errors', template: `{{ words() }}` })
export class FieldErrors {
  readonly errors = input.required<readonly ValidationError[]>();

  protected readonly words = computed(() => {
    const first = this.errors()[0];
    return first === undefined ? '' : (first.message ?? WORDS[first.kind] ?? 'This cannot be used as it is.');
  });
}
