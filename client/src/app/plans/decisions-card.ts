import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { RUNNING } from '@stagewell/shared/plans/lifecycle';
import { Session } from '../platform/session';
import { SeverityChip } from '../ui/severity-chip';
import { decisionRows, type DecisionRow } from './decision-rows';
import { PlanEditor } from './plan-editor';
import { PlanSigning } from './plan-signing';
import { plural, SEVERITY_WORDS } from './plan-words';
import { RuleCodes } from './rule-codes';

/** What a running plan was signed for, until when, and what waits for a decision. A signature that ends stops nothing. */
@Component({
  selector: 'app-decisions-card',
  imports: [MatButton, RouterLink, RuleCodes, SeverityChip],
  template: `
    <div class="card__head">
      <h3 id="decisions-heading">Decisions despite findings</h3>
      <p class="small muted" role="status">{{ summary() }}</p>
    </div>
    @if (open() > 0) {
      <p class="note note--warn lead">
        {{ open() === 1 ? 'A finding needs' : open() + ' findings need' }} a decision. The plan goes on as it is: nothing was stopped.
        @if (editor.dirty()) {
          Save the plan before you sign.
        }
      </p>
    }
    <ul class="rows">
      @for (row of rows(); track row.key) {
        <li [class.open]="row.standing !== 'in-force'">
          <div class="stack stack--tight">
            <p class="text">
              <app-severity-chip
                [severity]="row.needs === 'accept-unknown' ? 'unknown' : row.severity"
                [label]="row.needs === 'accept-unknown' ? '' : severityWords[row.severity] + ':'"
              />
              {{ row.text }} <app-rule-codes class="muted small" [ids]="row.ruleIds" />
            </p>
            <p class="small">
              <span class="standing">{{ row.words }}{{ row.ending ? '; ends soon' : '' }}</span>
              @if (row.why) {
                <span class="muted">{{ row.why }}</span>
              }
            </p>
          </div>
          @if (row.needs === 'scope-decision') {
            <a class="no-print" [routerLink]="['/patients', editor.plan()?.patientId, 'summary']">Decide in the summary</a>
          } @else if (maySign()) {
            <div class="row no-print">
              <button
                [matButton]="row.standing === 'in-force' ? 'outlined' : 'tonal'"
                type="button"
                [disabled]="editor.dirty()"
                [attr.aria-label]="signLabel(row) + ': ' + row.text"
                (click)="signing.sign(row)"
              >
                {{ signLabel(row) }}
              </button>
              @if (row.standing === 'in-force') {
                <button matButton="text" type="button" [disabled]="editor.dirty()" [attr.aria-label]="'Withdraw: ' + row.text" (click)="signing.withdraw(row)">
                  Withdraw…
                </button>
              }
            </div>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: block;
    }
    .lead {
      margin: 1rem 1.25rem 0;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem 1.5rem;
      align-items: center;
      justify-content: space-between;
      padding: 0.875rem 1.25rem;
      border-block-end: 1px solid var(--mat-sys-outline-variant);
    }
    li:last-child {
      border-block-end: 0;
    }
    li > .stack {
      flex: 1 1 24rem;
    }
    .text {
      max-inline-size: 46rem;
      font-weight: 520;
    }
    .standing {
      margin-inline-end: 0.5rem;
      font-weight: 550;
    }
    .open .standing {
      color: var(--severity-warns);
    }
  `,
})
export class DecisionsCard {
  protected readonly editor = inject(PlanEditor);
  protected readonly signing = inject(PlanSigning);
  private readonly session = inject(Session);

  protected readonly severityWords = SEVERITY_WORDS;
  protected readonly maySign = computed(() => this.session.may('plan.sign') && RUNNING.includes(this.editor.plan()?.state ?? 'draft'));
  protected readonly rows = computed(() => decisionRows(this.editor.evaluation(), this.editor.plan(), this.editor.chart()?.today ?? ''));
  protected readonly open = computed(() => this.rows().filter(({ standing }) => standing !== 'in-force').length);
  protected readonly summary = computed(() => {
    const ending = this.rows().filter(({ ending: soon }) => soon).length;
    const signed = this.rows().length - this.open();
    return [`${this.open()} open`, `${signed} signed`, ...(ending > 0 ? [`${plural(ending, 'signature')} ${ending === 1 ? 'ends' : 'end'} soon`] : [])].join(
      ' · ',
    );
  });

  protected signLabel({ standing }: DecisionRow): string {
    if (standing === 'in-force') return 'Renew…';
    return standing === 'unsigned' ? 'Decide and sign…' : 'Decide again…';
  }
}
