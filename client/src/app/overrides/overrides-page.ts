import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { addDays, isCalendarDate } from '@stagewell/shared/dates';
import { isWorthALook, OVERRIDE_REPORT, type OverrideRow, signedShare } from '@stagewell/shared/overrides/override-report';
import { reasonText } from '@stagewell/shared/sequencing/decision-reasons';
import { DayPipe } from '../ui/day';
import { EmptyState } from '../ui/empty-state';
import { Loading } from '../ui/loading';
import { PageHeader } from '../ui/page-header';
import { ProblemCard } from '../ui/problem-card';
import { SeverityChip } from '../ui/severity-chip';
import { OverridesApi } from './overrides-api';

const dayOr = (word?: string): string => (isCalendarDate(word) ? word : '');
const RANGES = [
  [30, '30 days'],
  [90, '90 days'],
  [365, 'A year'],
] as const;

/** "63 %", or that there are too few to tell. */
const shareWords = (row: OverrideRow): string => {
  const share = signedShare(row);
  return share === null ? '' : `${Math.round(share * 100)} %`;
};

/** A rule's name; a caution of the catalogue is named by its treatment. */
const nameOf = (ruleId: string): string => {
  const [kind, modalityId] = ruleId.split(':');
  return kind === 'CAUTION' && modalityId !== undefined ? `Caution of ${modalityId.replaceAll('_', ' ')}` : ruleId;
};

/** How the clinic decides despite its rules: where a rule is mostly signed away, the rule is worth a look, not the people. */
@Component({
  selector: 'app-overrides-page',
  imports: [DayPipe, EmptyState, Loading, MatButton, PageHeader, ProblemCard, RouterLink, SeverityChip],
  templateUrl: './overrides-page.html',
  styleUrl: './overrides-page.scss',
  host: { class: 'page' },
})
export class OverridesPage {
  private readonly router = inject(Router);

  readonly from = input('', { transform: dayOr });
  readonly to = input('', { transform: dayOr });

  protected readonly endingDays = OVERRIDE_REPORT.endingDays;
  protected readonly fewest = OVERRIDE_REPORT.fewest;
  protected readonly resource = inject(OverridesApi).report(() => ({ from: this.from(), to: this.to() }));
  protected readonly report = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly rows = computed(() =>
    (this.report()?.rules ?? [])
      .map((row) => ({
        ...row,
        name: nameOf(row.ruleId),
        look: isWorthALook(row),
        share: shareWords(row),
        rationale: row.rationale?.en ?? '',
        said: row.reasons.map(({ code, count }) => `${reasonText(code).en}: ${count}`),
        signers: row.people.map(
          ({ name, credentials, byPrescriber, count }) =>
            `${[name, credentials].filter(Boolean).join(', ')} (${byPrescriber ? 'prescriber' : 'no prescriber'}): ${count}`,
        ),
      }))
      .toSorted((a, b) => Number(b.look) - Number(a.look)),
  );
  protected readonly looks = computed(() => this.rows().filter(({ look }) => look));
  /** The usual ranges, each as its own address. */
  protected readonly ranges = computed(() => {
    const today = this.report()?.today ?? '';
    return today === '' ? [] : RANGES.map(([days, word]) => ({ word, from: addDays(today, -days), to: today }));
  });

  protected go(range: { readonly from?: string; readonly to?: string }): void {
    const shown = this.report();
    const wanted = { from: this.from() || (shown?.from ?? null), to: this.to() || (shown?.to ?? null), ...range };
    void this.router.navigate([], { queryParams: wanted });
  }
}
