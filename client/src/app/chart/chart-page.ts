import { Component, computed, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { DuplicatesNote } from '../duplicates/duplicates-note';
import { Announce } from '../platform/announce';
import { PageTitle } from '../platform/page-title';
import { joinCareTeam } from '../patients/join-care-team';
import { PatientsApi } from '../patients/patients-api';
import { EmptyState } from '../ui/empty-state';
import { Loading } from '../ui/loading';
import { PageHeader } from '../ui/page-header';
import { ProblemCard } from '../ui/problem-card';
import { ChartBanner } from './chart-banner';
import { ChartStore } from './chart-store';

const SECTIONS = [
  ['summary', 'Summary'],
  ['history', 'History'],
  ['check-ins', 'Check-ins'],
  ['plan', 'Plan'],
  ['schedule', 'Schedule'],
  ['progress', 'Progress'],
  ['review', 'Review'],
  ['imports', 'Imports'],
] as const;

/** One patient: the banner that is always in sight, and the sections below it. */
@Component({
  selector: 'app-chart-page',
  imports: [ChartBanner, DuplicatesNote, EmptyState, Loading, MatButton, PageHeader, ProblemCard, RouterLink, RouterLinkActive, RouterOutlet],
  templateUrl: './chart-page.html',
  styleUrl: './chart-page.scss',
  host: { class: 'page' },
})
export class ChartPage {
  protected readonly store = inject(ChartStore);
  private readonly patients = inject(PatientsApi);
  private readonly dialog = inject(MatDialog);
  private readonly announce = inject(Announce);
  private readonly title = inject(PageTitle);

  readonly patientId = input.required<string>();

  protected readonly sections = computed(() =>
    SECTIONS.map(([path, word]) => ({ path, word, count: path === 'history' ? this.store.toComplete().length : 0 })),
  );
  protected readonly name = computed(() => {
    const patient = this.store.chart()?.patient;
    return patient === undefined ? '' : `${patient.givenName} ${patient.familyName}`;
  });

  private readonly router = inject(Router);

  constructor() {
    effect(() => {
      const into = this.store.mergedInto();
      if (into === null) return;
      this.announce.politely('That chart was merged into this one.');
      void this.router.navigate(['/patients', into], { replaceUrl: true });
    });
    effect(() => {
      if (this.name() !== '') this.title.name(this.name());
    });
  }

  protected async join(): Promise<void> {
    const joined = await joinCareTeam(this.dialog, this.patients, { id: this.patientId(), name: 'this patient' });
    if (!joined) return;
    this.announce.politely('You are on the care team. The chart opens.');
    this.store.reload();
  }
}
