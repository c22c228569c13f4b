import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { INSIGHT, type InsightView } from '@stagewell/shared/insight/insight';
import { momentWords } from '@stagewell/shared/reviews/review-words';
import { Session } from '../platform/session';
import { shortDayText } from '../ui/day';
import { SeverityChip } from '../ui/severity-chip';
import { counted } from '../charts/chart-words';
import { daysWords } from './insight-words';

/** What waits in the clinic, for how long and with whom, and which rules are decided against. */
@Component({
  selector: 'app-waiting-work',
  imports: [RouterLink, SeverityChip],
  templateUrl: './waiting-work.html',
  styleUrl: './waiting-work.scss',
})
export class WaitingWork {
  private readonly session = inject(Session);

  readonly view = input.required<InsightView>();

  protected readonly facts = INSIGHT;
  protected readonly words = counted;
  protected readonly days = daysWords;
  protected readonly short = shortDayText;
  protected readonly maySeeOverrides = this.session.may('overrides.read');
  protected readonly overdue = computed(() => this.view().overdue.map((row) => ({ ...row, words: momentWords(row.moment).en })));
  protected readonly late = computed(() => this.view().overdue.reduce((sum, { count }) => sum + count, 0));
  protected readonly load = computed(() =>
    this.view().load.map((row) => ({ ...row, who: row.name ?? 'Nobody in particular', total: row.overdue + row.weeks.reduce((sum, n) => sum + n, 0) })),
  );
}
