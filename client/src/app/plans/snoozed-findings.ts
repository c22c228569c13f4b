import { Component, input } from '@angular/core';
import type { CalendarDate } from '@stagewell/shared/dates';
import type { SnoozeView } from '@stagewell/shared/plans/plan';
import type { Finding } from '@stagewell/shared/sequencing/finding';
import { snoozeOf } from '@stagewell/shared/sequencing/snooze';
import { dayText } from '../ui/day';
import { type ChipSeverity, SeverityChip } from '../ui/severity-chip';
import { whyWords } from './decision-rows';
import type { DatumGroup } from './finding-groups';
import { RuleCodes } from './rule-codes';

/** A finding out of sight: what it says, by whom and until when. */
export interface SnoozedLine {
  readonly severity: ChipSeverity;
  readonly text: string;
  readonly ruleIds: readonly string[];
  readonly words: string;
  readonly why: string;
}

const lineOf = (severity: ChipSeverity, text: string, ruleIds: readonly string[], snooze: SnoozeView): SnoozedLine => ({
  severity,
  text,
  ruleIds,
  words: `Snoozed until ${dayText(snooze.untilOn)} by ${snooze.byName}`,
  why: whyWords(snooze),
});

/** What is out of sight today: findings, and data of which everything that waits for them is. */
export const snoozedLines = (
  findings: readonly Finding[],
  data: readonly DatumGroup[],
  snoozes: readonly SnoozeView[],
  today: CalendarDate,
): readonly SnoozedLine[] => [
  ...findings.flatMap((finding) => {
    const snooze = snoozeOf(finding, snoozes, today);
    return snooze === null ? [] : [lineOf(finding.severity, finding.text.en, [finding.ruleId], snooze)];
  }),
  ...data.flatMap(({ unknowns, text, ruleIds }) => {
    const each = unknowns.map((one) => snoozeOf(one, snoozes, today));
    const [first] = each;
    return first === undefined || first === null || each.includes(null) ? [] : [lineOf('unknown', text, ruleIds, first)];
  }),
];

/** The findings out of sight, folded away but never gone. */
@Component({
  selector: 'app-snoozed-findings',
  imports: [RuleCodes, SeverityChip],
  template: `
    <details>
      <summary>{{ lines().length }} snoozed</summary>
      <ul>
        @for (line of lines(); track $index) {
          <li>
            <p><app-severity-chip [severity]="line.severity" /> {{ line.text }} <app-rule-codes class="muted small" [ids]="line.ruleIds" /></p>
            <p class="small">
              {{ line.words }} <span class="muted">{{ line.why }}</span>
            </p>
          </li>
        }
      </ul>
    </details>
  `,
  styles: `
    details {
      padding: 0.875rem 1.25rem;
      border-block-end: 1px solid var(--mat-sys-outline-variant);
    }
    summary {
      min-block-size: 24px;
      font-size: 0.875rem;
      font-weight: 550;
      cursor: pointer;
    }
    ul {
      display: grid;
      gap: 0.75rem;
      margin-block-start: 0.75rem;
    }
    p {
      max-inline-size: 46rem;
    }
  `,
})
export class SnoozedFindings {
  readonly lines = input.required<readonly SnoozedLine[]>();
}
