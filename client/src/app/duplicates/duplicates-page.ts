import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { MatButton } from '@angular/material/button';
import { counted } from '@stagewell/shared/text';
import { Session } from '../platform/session';
import { type FoundPatient, PatientFinder } from '../patients/patient-finder';
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
  imports: [DayPipe, EmptyState, Loading, MatButton, MatchReasons, PageHeader, PatientFinder, ProblemCard, RouterLink],
  templateUrl: './duplicates-page.html',
  styleUrl: './duplicates-page.scss',
  host: { class: 'page' },
})
export class DuplicatesPage {
  private readonly api = inject(DuplicatesApi);

  private readonly router = inject(Router);
  protected readonly session = inject(Session);

  /** Chosen by hand: the first of two. */
  protected readonly first = signal<FoundPatient | null>(null);
  protected readonly found = this.api.pairs();
  protected readonly pairs = computed(() => (this.found.hasValue() ? this.found.value().pairs : []));
  protected readonly more = computed(() => this.found.hasValue() && this.found.value().more);
  protected readonly counted = computed(() => counted(this.pairs().length, 'pair'));

  protected choose(second: FoundPatient): void {
    const first = this.first();
    if (first !== null && first.patientId !== second.patientId) void this.router.navigate(['/patients', first.patientId, 'merge', second.patientId]);
  }
}
