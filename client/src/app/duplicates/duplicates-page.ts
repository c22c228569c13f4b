import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MatButton } from '@angular/material/button';
import { counted } from '@stagewell/shared/text';
import { DayPipe } from '../ui/day';
import { EmptyState } from '../ui/empty-state';
import { Loading } from '../ui/loading';
import { PageHeader } from '../ui/page-header';
import { ProblemCard } from '../ui/problem-card';
import { DuplicatesApi } from './duplicates-api';
import { MatchReasons } from './match-reasons';

/** Charts of the clinic that may be of one person, the likeliest first. */
@Component({
  selector: 'app-duplicates-page',
  imports: [DayPipe, EmptyState, Loading, MatButton, MatchReasons, PageHeader, ProblemCard, RouterLink],
  templateUrl: './duplicates-page.html',
  styleUrl: './duplicates-page.scss',
  host: { class: 'page' },
})
export class DuplicatesPage {
  private readonly api = inject(DuplicatesApi);

  protected readonly found = this.api.pairs();
  protected readonly pairs = computed(() => (this.found.hasValue() ? this.found.value().pairs : []));
  protected readonly more = computed(() => this.found.hasValue() && this.found.value().more);
  protected readonly counted = computed(() => counted(this.pairs().length, 'pair'));
}
