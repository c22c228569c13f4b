import { Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import { chartIdOf, PATIENT_FILTERS, PATIENT_SORTS, type PatientFilter, type PatientRow, type PatientSort } from '@stagewell/shared/patients/patient';
import { debounceTime, distinctUntilChanged, skip } from 'rxjs';
import { Announce } from '../platform/announce';
import { Session } from '../platform/session';
import { DayPipe } from '../ui/day';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { Loading } from '../ui/loading';
import { PageHeader } from '../ui/page-header';
import { ProblemCard } from '../ui/problem-card';
import { joinCareTeam } from './join-care-team';
import { PatientsApi } from './patients-api';

const FILTER_WORDS: Readonly<Record<PatientFilter, string>> = { all: 'Everyone', mine: 'My patients', 'no-plan': 'No plan yet', 'active-plan': 'Plan running' };
const COLUMNS: readonly { readonly sort: PatientSort | null; readonly word: string; readonly small: boolean }[] = [
  { sort: 'name', word: 'Name', small: true },
  { sort: 'mrn', word: 'MRN', small: true },
  { sort: null, word: 'Born', small: false },
  { sort: null, word: 'Plan', small: false },
  { sort: 'last-check-in', word: 'Last check-in', small: false },
];
const PAUSE_MS = 250;

/** Every patient of the clinic, a page at a time; search, filter, order and page live in the address. */
@Component({
  selector: 'app-patient-list-page',
  imports: [DayPipe, EmptyState, Icon, Loading, MatButton, PageHeader, ProblemCard, RouterLink],
  templateUrl: './patient-list-page.html',
  styleUrl: './patient-list-page.scss',
  host: { class: 'page' },
})
export class PatientListPage {
  private readonly api = inject(PatientsApi);
  private readonly router = inject(Router);
  private readonly dialog = inject(MatDialog);
  private readonly announce = inject(Announce);
  protected readonly session = inject(Session);

  readonly search = input('', { transform: (text?: string) => text ?? '' });
  readonly filter = input<PatientFilter, string | undefined>('all', { transform: (word) => PATIENT_FILTERS.find((known) => known === word) ?? 'all' });
  readonly sort = input<PatientSort, string | undefined>('name', { transform: (word) => PATIENT_SORTS.find((known) => known === word) ?? 'name' });
  readonly after = input('', { transform: (cursor?: string) => cursor ?? '' });

  protected readonly filters = PATIENT_FILTERS.map((filter) => ({ filter, word: FILTER_WORDS[filter] }));
  protected readonly columns = COLUMNS;
  protected readonly text = linkedSignal(() => this.search());
  /** Cursors of the pages before this one, as far as this visit knows them. */
  protected readonly trail = signal<readonly string[]>([]);
  protected readonly page = this.api.page(() => ({ search: this.search(), filter: this.filter(), sort: this.sort(), after: this.after() }));
  protected readonly rows = computed(() => (this.page.hasValue() ? this.page.value().rows : []));
  protected readonly next = computed(() => (this.page.hasValue() ? this.page.value().next : null));
  protected readonly narrowed = computed(() => this.search() !== '' || this.filter() !== 'all');
  protected readonly entersCheckIns = computed(() => this.session.may('check-ins.enter'));

  constructor() {
    toObservable(this.text)
      .pipe(skip(1), debounceTime(PAUSE_MS), distinctUntilChanged())
      .subscribe((text) => text !== this.search() && this.go({ search: text || null, after: null }));
    effect(() => {
      if (this.page.hasValue()) this.announce.politely(`${this.rows().length} patients shown`);
    });
  }

  /** Where the name leads: the chart, or what the front desk may see. */
  protected pathOf(row: PatientRow): string[] {
    const id = chartIdOf(row);
    return this.session.may('chart.read') ? ['/patients', id] : ['/patients', id, 'edit'];
  }

  protected mayJoin(row: PatientRow): boolean {
    return !row.onCareTeam && row.mergedIntoId === null && this.session.may('chart.join');
  }

  protected forward(cursor: string): void {
    this.trail.update((trail) => [...trail, this.after()]);
    this.go({ after: cursor });
  }

  protected backward(): void {
    const before = this.trail().at(-1) ?? '';
    this.trail.update((trail) => trail.slice(0, -1));
    this.go({ after: before || null });
  }

  protected async join(row: PatientRow): Promise<void> {
    const joined = await joinCareTeam(this.dialog, this.api, { id: row.id, name: `${row.givenName} ${row.familyName}` });
    if (joined) await this.router.navigate(['/patients', row.id]);
  }

  private go(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: 'search' in queryParams });
  }
}
