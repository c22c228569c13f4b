import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CatalogueEntry } from '@stagewell/shared/catalogue/modality';
import { CodeTable } from '../catalogue/code-table';
import { timeFacts } from '../catalogue/modality-facts';
import { SourceNote } from '../ui/source-note';

/** What the catalogue says of the treatment, each with its source: time frames, side effects to watch for, codes. */
@Component({
  selector: 'app-expected-timeline',
  imports: [CodeTable, RouterLink, SourceNote],
  template: `
    <section class="stack stack--tight" aria-labelledby="expected">
      <h4 id="expected">From the catalogue</h4>
      <details>
        <summary>Time frames, with their sources</summary>
        <dl class="facts">
          @for (fact of facts(); track fact.label) {
            <dt>{{ fact.label }}</dt>
            <dd>
              {{ fact.value ?? 'not known' }}
              @if (fact.source; as source) {
                <app-source-note [source]="source" />
              }
            </dd>
          }
        </dl>
      </details>
      <details>
        <summary>Side effects to watch for, with their sources</summary>
        <ul class="effects">
          @for (effect of modality().sideEffects; track $index) {
            <li>{{ effect.value?.en ?? 'not known' }} <app-source-note [source]="effect.source" /></li>
          } @empty {
            <li class="muted">No reviewed source states any. Not stated is not the same as none.</li>
          }
        </ul>
      </details>
      <details>
        <summary>Codes ({{ modality().codes.length }})</summary>
        <app-code-table [codes]="modality().codes" />
      </details>
      <a class="small" [routerLink]="['/catalogue', modality().id]">Everything about {{ modality().name.en }}</a>
    </section>
  `,
  styles: `
    .effects {
      display: grid;
      gap: 0.5rem;
      margin-block-start: 0.625rem;
    }
    summary {
      min-block-size: 24px;
      font-size: 0.8125rem;
      color: var(--mat-sys-on-surface-variant);
      cursor: pointer;
    }
    .facts {
      margin-block-start: 0.625rem;
    }
    a {
      justify-self: start;
      min-block-size: 24px;
    }
  `,
})
export class ExpectedTimeline {
  readonly modality = input.required<CatalogueEntry>();

  protected readonly facts = computed(() => timeFacts(this.modality()));
}
