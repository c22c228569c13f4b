import { Component, computed, inject, input } from '@angular/core';
import type { AskedItem } from '@stagewell/shared/check-ins/answer-steps';
import { AnswerStore } from './answer-store';

let items = 0;
const SCORES = Array.from({ length: 11 }, (_, score) => score);

/** One question as radios: eleven large numbers, or a few named answers. Nothing is chosen beforehand; a tap can be taken back. */
@Component({
  selector: 'app-answer-item',
  template: `
    <fieldset [attr.aria-describedby]="item().scale ? ends : null">
      <legend>{{ item().text[store.language()] }}</legend>
      @if (item().scale; as scale) {
        <div class="scores">
          @for (score of scores; track score) {
            <label class="score">
              <input type="radio" [name]="group" [checked]="value() === score" (change)="store.answer(item().field, score)" />
              <span>{{ score }}</span>
            </label>
          }
        </div>
        <div class="ends" [id]="ends">
          <span>0 = {{ scale.low?.[store.language()] }}</span
          ><span>10 = {{ scale.high?.[store.language()] }}</span>
        </div>
      } @else {
        <div class="options" [class.options--two]="item().options.length === 2">
          @for (option of item().options; track option.value) {
            <label class="pick">
              <input type="radio" [name]="group" [checked]="value() === option.value" (change)="store.answer(item().field, option.value)" />
              <span>{{ option.text[store.language()] }}</span>
            </label>
          }
        </div>
      }
      @if (value() !== null) {
        <button class="link-button" type="button" (click)="store.answer(item().field, null)">{{ store.say('clear') }}</button>
      }
    </fieldset>
  `,
  styles: `
    .scores {
      display: grid;
      grid-template-columns: repeat(6, minmax(0, 1fr));
      gap: 8px;
    }
    .score {
      position: relative;
      display: grid;
      cursor: pointer;
    }
    .score input {
      position: absolute;
      inset: 0;
      margin: 0;
      opacity: 0;
      cursor: pointer;
    }
    .score span {
      display: grid;
      place-items: center;
      min-block-size: 56px;
      font-size: 1.25rem;
      font-weight: 600;
      font-variant-numeric: tabular-nums;
      background: var(--mat-sys-surface);
      border: 1px solid var(--mat-sys-outline);
      border-radius: var(--corner);
    }
    .score input:checked + span {
      color: var(--mat-sys-on-primary);
      background: var(--mat-sys-primary);
      border-color: var(--mat-sys-primary);
    }
    .score input:focus-visible + span {
      outline: 2px solid var(--mat-sys-primary);
      outline-offset: 2px;
    }
    .ends {
      display: grid;
      gap: 0.125rem;
      padding-block: 0.625rem;
      color: var(--mat-sys-on-surface-variant);
    }
    .options {
      display: grid;
      gap: 8px;
      padding-block-end: 0.375rem;
    }
    .options--two {
      grid-template-columns: 1fr 1fr;
    }
  `,
})
export class AnswerItem {
  protected readonly store = inject(AnswerStore);
  readonly item = input.required<AskedItem>();

  protected readonly group = `item-${++items}`;
  protected readonly ends = `${this.group}-ends`;
  protected readonly scores = SCORES;
  protected readonly value = computed(() => this.store.answerAt(this.item().field));
}
