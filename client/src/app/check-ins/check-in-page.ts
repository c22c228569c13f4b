import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { CheckInRecorded } from '@stagewell/shared/check-ins/check-in';
import type { LocalText } from '@stagewell/shared/text';
import { ChartStore } from '../chart/chart-store';
import { ClinicsApi } from '../clinics/clinics-api';
import { PatientsApi } from '../patients/patients-api';
import { Announce } from '../platform/announce';
import { Session } from '../platform/session';
import { Loading } from '../ui/loading';
import { PageHeader } from '../ui/page-header';
import { ProblemCard } from '../ui/problem-card';
import { AskedCard } from './asked-card';
import { AskingApi } from './asking-api';
import { instrumentWords, openOnes, standing } from './asking-words';
import { CheckInForm, type NamedCourse } from './check-in-form';
import { CheckInResult } from './check-in-result';

const LANGUAGES: readonly (readonly [keyof LocalText, string])[] = [
  ['en', 'English'],
  ['es', 'Español'],
];

/** Recording a check-in: for clinicians with last time's answers beside the fields, for the front desk without them. */
@Component({
  selector: 'app-check-in-page',
  imports: [AskedCard, CheckInForm, CheckInResult, Loading, MatButton, PageHeader, ProblemCard, RouterLink],
  templateUrl: './check-in-page.html',
  styles: `
    .what-was-asked {
      min-inline-size: 0;
    }
    .what-was-asked select {
      inline-size: 100%;
      min-inline-size: 0;
      text-overflow: ellipsis;
    }
  `,
  providers: [ChartStore],
  host: { class: 'page page--narrow' },
})
export class CheckInPage {
  private readonly session = inject(Session);
  private readonly announce = inject(Announce);
  protected readonly store = inject(ChartStore);
  protected readonly clinics = inject(ClinicsApi);

  readonly patientId = input.required<string>();
  /** From the address: the request that is answered here. */
  readonly request = input<string>();

  protected readonly readsChart = this.session.may('chart.read');
  protected readonly person = inject(PatientsApi).demographics(() => this.patientId());
  protected readonly patient = computed(() => (this.person.hasValue() ? this.person.value() : undefined));
  protected readonly name = computed(() => {
    const patient = this.patient();
    return patient === undefined ? '' : `${patient.givenName} ${patient.familyName}`;
  });
  protected readonly languages = LANGUAGES;
  protected readonly language = linkedSignal<keyof LocalText>(() => (this.patient()?.language === 'es' ? 'es' : 'en'));
  protected readonly lead = computed(() => {
    const patient = this.patient();
    if (patient === undefined) return '';
    return patient.interpreter ? `${this.name()}, MRN ${patient.mrn}. Needs an interpreter.` : `${this.name()}, MRN ${patient.mrn}.`;
  });
  protected readonly enteredBy = this.readsChart ? ('clinician' as const) : ('staff' as const);
  protected readonly today = computed(() => this.store.chart()?.today ?? (this.clinics.clinic.hasValue() ? this.clinics.clinic.value().today : undefined));
  protected readonly courses = computed<readonly NamedCourse[]>(() =>
    (this.store.chart()?.plan?.courses ?? [])
      .filter(({ startedOn }) => startedOn !== null)
      .map((course) => ({ ...course, name: this.store.catalogue().get(course.modalityId)?.name.en ?? course.modalityId })),
  );
  protected readonly ready = computed(() => this.patient() !== undefined && this.today() !== undefined && (!this.readsChart || this.store.ready()));
  protected readonly error = computed<unknown>(() => this.person.error() ?? (this.readsChart ? this.store.error() : this.clinics.clinic.error()));
  private readonly asked = inject(AskingApi).of(() => this.patientId());
  protected readonly open = computed(() =>
    openOnes(this.asked.hasValue() ? this.asked.value() : []).map((one) => ({
      id: one.id,
      words: `${standing(one, this.today() ?? '')}: ${instrumentWords(one)}`,
    })),
  );
  /** The one of the address while it is open; the desk may choose another, or none. */
  protected readonly answers = linkedSignal(() => (this.open().some(({ id }) => id === this.request()) ? (this.request() ?? '') : ''));
  protected readonly recorded = signal<CheckInRecorded | null>(null);

  constructor() {
    effect(() => {
      const id = this.patientId();
      if (this.readsChart) untracked(() => this.store.open(id));
    });
  }

  protected reload(): void {
    this.person.reload();
    if (this.readsChart) this.store.reload();
    else this.clinics.clinic.reload();
  }

  protected done(recorded: CheckInRecorded): void {
    this.recorded.set(recorded);
    const count = recorded.triggers.length;
    if (count === 0) this.announce.politely('Check-in recorded');
    else this.announce.now(`Check-in recorded. ${count} safety ${count === 1 ? 'task' : 'tasks'} opened.`);
  }

  protected another(): void {
    this.recorded.set(null);
    this.asked.reload();
    if (this.readsChart) this.store.reload();
  }
}
