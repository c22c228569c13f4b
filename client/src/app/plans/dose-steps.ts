import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { DoseStep } from '@stagewell/shared/catalogue/modality';
import { Icon } from '../ui/icon';

const LATER_DAYS = 14;
const MOST_STEPS = 20;

/** Dose or cadence over time: from which day, what, and whether it is enough to judge by. */
@Component({
  selector: 'app-dose-steps',
  imports: [Icon, MatButton],
  template: `
    <fieldset [disabled]="!editable()">
      <legend>Dose or cadence</legend>
      <ol class="steps">
        @for (step of steps(); track $index; let index = $index) {
          <li>
            <label class="day"
              >From day<input #day type="number" min="0" max="1100" inputmode="numeric" [value]="step.day" (change)="number(index, 'day', day.value)"
            /></label>
            <label class="what"
              >What<input #what type="text" maxlength="200" autocomplete="off" [value]="step.text" (input)="change(index, { text: what.value })"
            /></label>
            @if (medicine() || step.dailyMg !== null) {
              <label class="mg"
                >mg a day<input #mg type="number" min="0" inputmode="decimal" [value]="step.dailyMg ?? ''" (change)="number(index, 'dailyMg', mg.value)"
              /></label>
            }
            <label class="adequate"
              ><input #enough type="checkbox" [checked]="step.adequate" (change)="change(index, { adequate: enough.checked })" />enough to judge by</label
            >
            @if (editable()) {
              <button type="button" class="remove" [attr.aria-label]="'Remove step ' + (index + 1)" (click)="remove(index)">
                <app-icon name="close" [size]="16" />
              </button>
            }
            @if (step.holdRule) {
              <p class="muted small hold">Hold or step back: {{ step.holdRule }}</p>
            }
          </li>
        } @empty {
          <li class="muted">No dose or cadence is stated yet.</li>
        }
      </ol>
      @if (editable() && steps().length < most) {
        <button matButton="text" type="button" (click)="add()"><app-icon name="add" [size]="16" /> Add a step</button>
      }
      <ng-content />
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
      padding: 0 0 0.5rem;
      font-weight: 550;
    }
    .steps {
      display: grid;
      gap: 0.75rem;
    }
    li {
      display: grid;
      grid-template-columns: 5rem minmax(0, 1fr) 5.5rem auto;
      gap: 0.25rem 0.5rem;
      align-items: end;
    }
    li:not(:has(.mg)) .what {
      grid-column: 2 / 4;
    }
    label {
      display: grid;
      gap: 0.125rem;
      font-size: 0.75rem;
      color: var(--mat-sys-on-surface-variant);
    }
    input:not([type='checkbox']) {
      inline-size: 100%;
      min-block-size: 36px;
      padding: 0.25rem 0.5rem;
      font-size: 0.9375rem;
      color: var(--mat-sys-on-surface);
      background: var(--mat-sys-surface);
      border: 1px solid var(--mat-sys-outline);
      border-radius: var(--corner);
    }
    .adequate {
      display: inline-flex;
      grid-column: 1 / -1;
      gap: 0.5rem;
      align-items: center;
      min-block-size: 24px;
      font-size: 0.8125rem;
    }
    .adequate input {
      inline-size: 1rem;
      block-size: 1rem;
      margin: 0;
      accent-color: var(--mat-sys-primary);
    }
    .remove {
      display: grid;
      grid-row: 1;
      grid-column: 4;
      place-items: center;
      inline-size: 36px;
      block-size: 36px;
      padding: 0;
      color: var(--mat-sys-on-surface-variant);
      background: none;
      border: 0;
      border-radius: var(--corner);
      cursor: pointer;
    }
    .remove:hover {
      background: var(--mat-sys-surface-container-high);
    }
    .hold {
      grid-column: 1 / -1;
    }
  `,
})
export class DoseSteps {
  readonly steps = input.required<readonly DoseStep[]>();
  readonly editable = input(false);
  /** Only of a medicine a daily dose is asked. */
  readonly medicine = input(true);
  readonly changed = output<readonly DoseStep[]>();

  protected readonly most = MOST_STEPS;

  protected change(index: number, change: Partial<DoseStep>): void {
    this.changed.emit(this.steps().map((step, at) => (at === index ? { ...step, ...change } : step)));
  }

  /** An empty dose is not known; an empty day means nothing and is not taken. */
  protected number(index: number, field: 'day' | 'dailyMg', typed: string): void {
    const value = typed.trim() === '' ? null : Number(typed);
    if (value !== null && (!Number.isFinite(value) || value < 0)) return;
    if (field === 'dailyMg') this.change(index, { dailyMg: value });
    else if (value !== null) this.change(index, { day: Math.round(value) });
  }

  protected remove(index: number): void {
    this.changed.emit(this.steps().toSpliced(index, 1));
  }

  protected add(): void {
    const last = this.steps().at(-1);
    const day = last === undefined ? 0 : last.day + LATER_DAYS;
    this.changed.emit([...this.steps(), { day, text: '', dailyMg: null, perWeek: last?.perWeek ?? null, holdRule: null, adequate: true }]);
  }
}
