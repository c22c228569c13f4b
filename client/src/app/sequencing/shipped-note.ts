import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { RowLimits } from '@stagewell/shared/sequencing/policy/limits';
import type { ShippedNews } from '@stagewell/shared/sequencing/policy/policy';
import { differenceWords } from './difference-words';

/** The product ships other rules than the clinic's version was made from: what is new, changed or gone, and what of the clinic's own cannot stay. */
@Component({
  selector: 'app-shipped-note',
  imports: [MatButton],
  template: `
    <section class="card stack stack--tight" aria-labelledby="shipped">
      <div class="row row--apart">
        <h2 id="shipped">Newly shipped rules: set {{ shipped().version }}</h2>
        <button matButton="outlined" type="button" [disabled]="busy()" (click)="take.emit(!taken())">
          {{ taken() ? 'Take them out again' : 'Put them into the draft' }}
        </button>
      </div>
      <p>
        {{ lines().length }} {{ lines().length === 1 ? 'row differs' : 'rows differ' }} from what this clinic began with. What the clinic had set stays, where
        it still fits.
      </p>
      @if (shipped().notKept.length > 0) {
        <p class="note note--warn">These settings of the clinic do not fit the new rules and fall back to what is shipped:</p>
        <ul>
          @for (one of shipped().notKept; track one.id + one.path) {
            <li>{{ one.id }}: {{ one.reason }}</li>
          }
        </ul>
      }
      <details>
        <summary>What differs</summary>
        <ul>
          @for (line of lines(); track line.id) {
            <li>{{ line.id }}: {{ line.words }}</li>
          }
        </ul>
      </details>
    </section>
  `,
})
export class ShippedNote {
  readonly shipped = input.required<ShippedNews>();
  readonly taken = input.required<boolean>();
  readonly limits = input.required<ReadonlyMap<string, RowLimits>>();
  readonly busy = input(false);
  readonly take = output<boolean>();

  protected readonly lines = computed(() =>
    this.shipped().differences.map((one) => ({ id: one.id, words: differenceWords(one, this.limits().get(one.id)).join('; ') })),
  );
}
