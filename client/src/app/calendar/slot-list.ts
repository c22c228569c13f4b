import { Component, computed, input, model } from '@angular/core';
import type { Slot } from '@stagewell/shared/calendar/slots';
import { clockText, type WallTime } from '@stagewell/shared/calendar/day-minutes';
import { weekdayText } from '../ui/day';

export const slotKey = ({ wallStart, siteId, accountId }: Pick<Slot, 'wallStart' | 'siteId' | 'accountId'>): string => `${wallStart} ${siteId} ${accountId}`;

/** "Tuesday, November 24, 09:30" */
export const wallText = (wallStart: WallTime): string => `${weekdayText(wallStart.slice(0, 10))}, ${wallStart.slice(11)}`;

/** "Tuesday, November 24, 09:30 with Dr. Rivera at Marietta" */
export const slotWords = ({ day, from, clinicianName, siteName }: Slot): string =>
  `${weekdayText(day)}, ${clockText(from)}${clinicianName === null ? '' : ` with ${clinicianName}`} at ${siteName}`;

/** Free times as radios, the best first; arrow keys choose. */
@Component({
  selector: 'app-slot-list',
  template: `
    <fieldset>
      <legend>{{ label() }}</legend>
      @for (line of lines(); track line.key) {
        <label [class.chosen]="chosen() === line.slot">
          <input type="radio" name="slot" [checked]="chosen() === line.slot" (change)="chosen.set(line.slot)" />
          <span>
            <strong>{{ line.words }}</strong>
            <span class="muted small">{{ line.reasons }}</span>
          </span>
        </label>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr));
      gap: 0.375rem;
      max-block-size: 22rem;
      margin: 0;
      padding: 0;
      overflow: auto;
      border: 0;
    }
    legend {
      padding: 0 0 0.375rem;
      font-weight: 550;
    }
    label {
      display: flex;
      gap: 0.625rem;
      align-items: start;
      padding: 0.5rem 0.75rem;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: var(--corner);
      cursor: pointer;
    }
    .chosen {
      background: var(--mat-sys-primary-container);
      border-color: var(--mat-sys-primary);
    }
    input {
      inline-size: 1.125rem;
      block-size: 1.125rem;
      margin-block-start: 0.125rem;
      accent-color: var(--mat-sys-primary);
    }
    label > span {
      display: grid;
      gap: 0.125rem;
    }
    .chosen .muted {
      color: var(--mat-sys-on-primary-container);
    }
  `,
})
export class SlotList {
  readonly label = input('Free times, the best first');
  readonly slots = input.required<readonly Slot[]>();
  readonly chosen = model<Slot | null>(null);

  protected readonly lines = computed(() =>
    this.slots().map((slot) => ({ slot, key: slotKey(slot), words: slotWords(slot), reasons: slot.reasons.join(' · ') })),
  );
}
