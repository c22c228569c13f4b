import { Component, computed, input } from '@angular/core';
import type { CategoryEvidence, Resistance } from '@stagewell/shared/history/resistance';
import { CategoryChip } from '../ui/category-chip';
import { SeverityChip } from '../ui/severity-chip';
import { resistanceLook, WEIGHT_WORDS } from './history-words';

/** How many approaches were tried properly without lasting relief, strictly and by the patient's account, with the evidence. */
@Component({
  selector: 'app-resistance-panel',
  imports: [CategoryChip, SeverityChip],
  host: { class: 'card stack' },
  template: `
    <div class="row row--apart">
      <h3>Treatment resistance</h3>
      <app-severity-chip [severity]="look().severity" [label]="look().word" />
    </div>
    <p>{{ resistance().sentence }}</p>
    <dl class="row counts">
      <div>
        <dt class="small muted">Strict</dt>
        <dd class="numeric">{{ resistance().strict }} of 5</dd>
      </div>
      <div>
        <dt class="small muted">By the patient’s account</dt>
        <dd class="numeric">{{ resistance().lenient }} of 5</dd>
      </div>
    </dl>
    @for (one of resistance().evidence; track one.category) {
      <details>
        <summary>
          <app-category-chip [category]="one.category" />
          {{ countText(one) }}
        </summary>
        <ul>
          @for (treatment of one.treatments; track treatment.id) {
            <li>
              <strong>{{ treatment.label }}</strong> ({{ words[treatment.weight] }}): {{ treatment.why }}
            </li>
          }
        </ul>
      </details>
    }
  `,
  styles: `
    .counts {
      gap: 2rem;
    }
    dd {
      font-size: 1.25rem;
      font-weight: 620;
    }
    summary {
      min-block-size: 28px;
      cursor: pointer;
    }
    ul {
      margin: 0.25rem 0 0;
    }
  `,
})
export class ResistancePanel {
  readonly resistance = input.required<Resistance>();

  protected readonly words = WEIGHT_WORDS;
  protected readonly look = computed(() => resistanceLook(this.resistance()));

  protected countText({ strict, lenient, open }: CategoryEvidence): string {
    if (strict) return 'counts';
    const now = lenient ? 'counts by the patient’s account' : 'does not count';
    return open ? `${now}; completing it may change that` : now;
  }
}
