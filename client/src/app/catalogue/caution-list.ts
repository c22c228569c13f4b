import { Component, computed, input } from '@angular/core';
import type { Caution } from '@stagewell/shared/catalogue/modality';
import type { LocalText } from '@stagewell/shared/text';
import { SeverityChip } from '../ui/severity-chip';
import { SourceNote } from '../ui/source-note';
import { conditionWords } from './condition-words';

/** The cautions of a treatment: how much each matters, what it says, when it applies, where it comes from. */
@Component({
  selector: 'app-caution-list',
  imports: [SeverityChip, SourceNote],
  template: `
    <ul class="cautions">
      @for (caution of lines(); track $index) {
        <li>
          <app-severity-chip [severity]="caution.severity" />
          <div>
            <p [attr.lang]="language()">{{ caution.text[language()] }}</p>
            <p class="muted small">Applies when: {{ caution.applies }}</p>
            <app-source-note [source]="caution.source" />
          </div>
        </li>
      } @empty {
        <li class="muted">No machine-checked caution is recorded. That does not mean there is none.</li>
      }
    </ul>
  `,
  styles: `
    .cautions {
      display: grid;
    }
    li {
      display: grid;
      grid-template-columns: 6rem minmax(0, 1fr);
      gap: 0.75rem;
      align-items: start;
      padding-block: 0.75rem;
      border-block-start: 1px solid var(--mat-sys-outline-variant);
    }
    li:first-child {
      padding-block-start: 0;
      border-block-start: 0;
    }
    li.muted {
      display: block;
    }
    app-severity-chip {
      justify-self: start;
    }
    @media (max-width: 640px) {
      li {
        grid-template-columns: minmax(0, 1fr);
        gap: 0.375rem;
      }
    }
  `,
})
export class CautionList {
  readonly cautions = input.required<readonly Caution[]>();
  readonly language = input.required<keyof LocalText>();

  protected readonly lines = computed(() => this.cautions().map((caution) => ({ ...caution, applies: conditionWords(caution.when) })));
}
