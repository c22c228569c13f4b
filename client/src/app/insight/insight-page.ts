import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { INSIGHT, isPainGroup, PAIN_GROUPS } from '@stagewell/shared/insight/insight';
import { Announce } from '../platform/announce';
import { EmptyState } from '../ui/empty-state';
import { MomentPipe } from '../ui/day';
import { Icon } from '../ui/icon';
import { Loading } from '../ui/loading';
import { PageHeader } from '../ui/page-header';
import { ProblemCard } from '../ui/problem-card';
import { InsightApi, type Narrowed } from './insight-api';
import { fewWords } from './insight-words';
import { OfferedPriors } from './offered-priors';
import { ResponseRows } from './response-rows';
import { WaitingWork } from './waiting-work';

const yearOr = (word?: string): string => (/^(19|20|21)\d\d$/.test(word ?? '') ? (word ?? '') : '');
const siteOr = (word?: string): string => (/^[0-9a-f-]{36}$/i.test(word ?? '') ? (word ?? '') : '');
const conditionOr = (word?: string): string => (isPainGroup(word) ? word : '');

/** How the clinic's courses went, with small numbers guarded, and what waits in it. */
@Component({
  selector: 'app-insight-page',
  imports: [EmptyState, Icon, Loading, MatButton, MomentPipe, OfferedPriors, PageHeader, ProblemCard, ResponseRows, RouterLink, WaitingWork],
  templateUrl: './insight-page.html',
  styleUrl: './insight-page.scss',
  host: { class: 'page' },
})
export class InsightPage {
  private readonly api = inject(InsightApi);
  private readonly router = inject(Router);
  private readonly announce = inject(Announce);

  readonly fromYear = input('', { transform: yearOr });
  readonly toYear = input('', { transform: yearOr });
  readonly site = input('', { transform: siteOr });
  readonly condition = input('', { transform: conditionOr });

  protected readonly narrowed = computed<Narrowed>(() => ({
    fromYear: this.fromYear(),
    toYear: this.toYear(),
    site: this.site(),
    condition: this.condition(),
  }));
  protected readonly isNarrowed = computed(() => Object.values(this.narrowed()).some((one) => one !== ''));
  protected readonly resource = this.api.view(this.narrowed);
  protected readonly view = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly file = computed(() => this.api.file(this.narrowed()));
  protected readonly conditions = Object.entries(PAIN_GROUPS).map(([key, name]) => ({ key, name }));
  protected readonly facts = INSIGHT;
  protected readonly few = fewWords;
  protected readonly counting = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected go(change: Partial<Narrowed>): void {
    const queryParams = Object.fromEntries(Object.entries(change).map(([name, value]) => [name, value === '' ? null : value]));
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected async count(): Promise<void> {
    this.counting.set(true);
    this.failure.set(null);
    try {
      await this.api.count();
      this.resource.reload();
      this.announce.politely('Counted again.');
    } catch (error) {
      this.failure.set(error);
    }
    this.counting.set(false);
  }

  protected print(): void {
    window.print();
  }
}
