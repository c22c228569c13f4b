import { Component, computed, input, model, output } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { RED_FLAGS, type RedFlag } from '@stagewell/shared/check-ins/check-in';
import { RED_FLAG_TEXTS } from '@stagewell/shared/check-ins/list-texts';
import type { LocalText } from '@stagewell/shared/text';

let lists = 0;

/** Warning signs. `null` = the list was not asked, which is not a list of "no"; an empty list = asked, none. */
@Component({
  selector: 'app-red-flag-list',
  template: `
    <fieldset>
      <legend>{{ label() }}</legend>
      <div class="row asked">
        <label class="check"><input type="radio" [name]="group" [checked]="value() === null" (change)="value.set(null)" />Not asked</label>
        <label class="check"><input type="radio" [name]="group" [checked]="value()?.length === 0" (change)="value.set([])" />Asked: none of these</label>
        <span class="muted" aria-live="polite">{{ marked() }}</span>
      </div>
      <div class="flags">
        @for (flag of flags(); track flag.id) {
          <label class="check"><input type="checkbox" [checked]="flag.present" (change)="toggle(flag.id)" (blur)="touch.emit()" />{{ flag.text }}</label>
        }
      </div>
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
    .asked {
      gap: 0.25rem 1.5rem;
      padding-block-end: 0.5rem;
      margin-block-end: 0.5rem;
      border-block-end: 1px solid var(--mat-sys-outline-variant);
    }
    .flags {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr));
      gap: 0 1.5rem;
    }
    .check {
      align-items: start;
      min-block-size: 40px;
      padding-block: 0.5rem;
    }
    input {
      flex: none;
      margin-block-start: 0.125rem;
    }
  `,
})
export class RedFlagList implements FormValueControl<readonly RedFlag[] | null> {
  readonly value = model<readonly RedFlag[] | null>(null);
  readonly label = input.required<string>();
  readonly language = input<keyof LocalText>('en');
  readonly touch = output();

  protected readonly group = `flags-${++lists}`;
  protected readonly flags = computed(() =>
    RED_FLAGS.map((id) => ({ id, text: RED_FLAG_TEXTS[id][this.language()], present: this.value()?.includes(id) === true })),
  );
  protected readonly marked = computed(() => {
    const count = this.value()?.length ?? 0;
    return count === 0 ? '' : `${count} marked`;
  });

  protected toggle(flag: RedFlag): void {
    const now = this.value() ?? [];
    const kept = now.filter((one) => one !== flag);
    this.value.set(kept.length < now.length ? kept : [...now, flag]);
  }
}
