import { Component, computed, input } from '@angular/core';
import type { PlanVersionView } from '@stagewell/shared/plans/plan';
import { MomentPipe } from '../ui/day';
import { SourceNote } from '../ui/source-note';
import { RuleCodes } from './rule-codes';
import { signedRows } from './signed-rows';

/** What was signed on a saved version: what the rules said, why it was signed all the same, and where the rules come from. */
@Component({
  selector: 'app-signed-card',
  imports: [MomentPipe, RuleCodes, SourceNote],
  template: `
    <div class="card__head"><h3 id="signed">Signed</h3></div>
    <ul aria-labelledby="signed">
      @for (row of rows(); track row.key) {
        <li class="stack stack--tight">
          <p class="text">{{ row.text }} <app-rule-codes class="muted small" [ids]="row.ruleIds" /></p>
          <p class="small">{{ said(row) }}</p>
          @if (row.withdrawn) {
            <p class="small">{{ row.withdrawn }}</p>
          }
          <p class="muted small">{{ row.by }}, {{ row.at | moment }}</p>
          @for (one of row.sources; track $index) {
            <details class="small">
              <summary>Why, and where this comes from</summary>
              <p>{{ one.rationale }}</p>
              <app-source-note [source]="one.source" />
            </details>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: block;
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      padding: 0.875rem 1.25rem;
      border-block-end: 1px solid var(--mat-sys-outline-variant);
    }
    li:last-child {
      border-block-end: 0;
    }
    .text {
      font-weight: 520;
    }
    summary {
      min-block-size: 24px;
      cursor: pointer;
    }
  `,
})
export class SignedCard {
  readonly version = input.required<PlanVersionView>();
  protected readonly rows = computed(() => signedRows(this.version().evaluation, this.version().plan.signatures));

  /** "The patient’s informed choice. Until Nov 24, 2026." */
  protected said({ why, until }: { readonly why: string; readonly until: string }): string {
    return [why, until]
      .map((part) => (part === '' || part.endsWith('.') ? part : `${part}.`))
      .join(' ')
      .trim();
  }
}
