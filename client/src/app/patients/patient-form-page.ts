import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { email, form, FormField, FormRoot, maxLength, required, type TreeValidationResult, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router, RouterLink } from '@angular/router';
import { whyNotBorn } from '@stagewell/shared/patients/birth-date';
import type { MatchedChart } from '@stagewell/shared/patients/merge';
import { LANGUAGES, type NewPatient, PATIENT, SERVICES, SEXES, type PatientView } from '@stagewell/shared/patients/patient';
import { ClinicsApi } from '../clinics/clinics-api';
import { DuplicatesApi } from '../duplicates/duplicates-api';
import { MatchReasons } from '../duplicates/match-reasons';
import { MergesCard } from '../duplicates/merges-card';
import { Announce } from '../platform/announce';
import { problemOf } from '../platform/api-problem';
import { fieldProblems, focusFirstError } from '../platform/field-problems';
import { newKey } from '../platform/idempotency';
import { Session } from '../platform/session';
import { FieldErrors } from '../ui/field-errors';
import { Unsaved } from '../ui/leave-guard';
import { Loading } from '../ui/loading';
import { PageHeader } from '../ui/page-header';
import { ProblemCard } from '../ui/problem-card';
import { LANGUAGE_WORDS, SERVICE_WORDS, SEX_WORDS } from './patient-words';
import { PatientsApi } from './patients-api';

/** An empty text stands for "not known" while it is typed; the wire knows `null`. */
type Entry = Omit<NewPatient, 'birthDate'> & { readonly birthDate: string };

const BLANK: Entry = {
  mrn: '',
  familyName: '',
  givenName: '',
  birthDate: '',
  sex: 'unknown',
  language: 'en',
  interpreter: false,
  phone: '',
  email: '',
  address: '',
  serviceStatus: 'not-asked',
};

const entryOf = ({ mrn, familyName, givenName, birthDate, sex, language, interpreter, phone, email: mail, address, serviceStatus }: PatientView): Entry => ({
  mrn,
  familyName,
  givenName,
  birthDate: birthDate ?? '',
  sex,
  language,
  interpreter,
  phone,
  email: mail,
  address,
  serviceStatus,
});

/** Name, identity and contact: the same page for a new patient and for a change. */
@Component({
  selector: 'app-patient-form-page',
  imports: [
    FieldErrors,
    FormField,
    FormRoot,
    Loading,
    MatButton,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatchReasons,
    MergesCard,
    PageHeader,
    ProblemCard,
    RouterLink,
  ],
  templateUrl: './patient-form-page.html',
  host: { class: 'page page--narrow' },
})
export class PatientFormPage {
  private readonly api = inject(PatientsApi);
  private readonly router = inject(Router);
  private readonly announce = inject(Announce);
  private readonly session = inject(Session);
  private readonly clinics = inject(ClinicsApi);

  /** Missing = a new patient. */
  readonly patientId = input<string>();

  private readonly duplicates = inject(DuplicatesApi);
  private readonly key = newKey();
  protected readonly words = {
    sexes: SEXES.map((sex) => [sex, SEX_WORDS[sex]] as const),
    languages: LANGUAGES.map((language) => [language, LANGUAGE_WORDS[language]] as const),
    services: SERVICES.map((service) => [service, SERVICE_WORDS[service]] as const),
  };
  protected readonly saved = this.api.demographics(() => this.patientId());
  protected readonly heading = computed(() => (this.patientId() === undefined ? 'New patient' : 'Name and contact'));
  private readonly model = linkedSignal<Entry>(() => (this.saved.hasValue() ? entryOf(this.saved.value()) : BLANK));
  protected readonly refusal = signal<unknown>(null);
  /** Someone else saved first: what they saved stands here until the reader chooses. */
  protected readonly theirs = signal<PatientView | null>(null);
  protected readonly entry = form(
    this.model,
    (path) => {
      required(path.mrn, { message: 'Enter the record number.' });
      maxLength(path.mrn, PATIENT.mrn.maxLength);
      required(path.familyName, { message: 'Enter the family name.' });
      maxLength(path.familyName, PATIENT.name.maxLength);
      required(path.givenName, { message: 'Enter the given name.' });
      maxLength(path.givenName, PATIENT.name.maxLength);
      validate(path.birthDate, ({ value }) => {
        const today = this.clinics.today();
        const message = today === null ? null : whyNotBorn(value(), today);
        return message === null ? undefined : { kind: 'future', message };
      });
      maxLength(path.phone, PATIENT.phone.maxLength);
      email(path.email);
      maxLength(path.email, PATIENT.email.maxLength);
      maxLength(path.address, PATIENT.address.maxLength);
    },
    {
      submission: {
        action: async (field): Promise<TreeValidationResult> => this.submit(() => fieldProblems(field, this.refusal())),
        onInvalid: focusFirstError,
      },
    },
  );
  /** Who has a chart that may be this person's: asked before a new one is made. */
  protected readonly here = signal<readonly MatchedChart[]>([]);
  /** The person, as asked about last: saving again without a change says that it is somebody else. */
  private readonly askedAbout = signal('');
  protected readonly back = computed(() => {
    const id = this.patientId();
    return id !== undefined && this.session.may('chart.read') ? ['/patients', id] : ['/patients'];
  });

  private readonly done = signal(false);

  constructor() {
    inject(Unsaved).watch(() => this.entry().dirty() && !this.done());
  }

  /** Their version becomes the entry; mine is dropped. */
  protected takeTheirs(theirs: PatientView): void {
    this.saved.set(theirs);
    this.theirs.set(null);
    this.refusal.set(null);
  }

  protected chartOf(id: string): string[] {
    return this.session.may('chart.read') ? ['/patients', id] : ['/patients', id, 'edit'];
  }

  /** Whether the person may have a chart already, which is then shown. */
  private async mayBeHere(): Promise<boolean> {
    const { familyName, givenName, birthDate, sex, phone, email: mail } = this.model();
    const person = { familyName, givenName, birthDate: birthDate === '' ? null : birthDate, sex, phone, email: mail };
    if (this.askedAbout() === JSON.stringify(person)) return false;
    this.here.set(await this.duplicates.asked(person));
    this.askedAbout.set(JSON.stringify(person));
    return this.here().length > 0;
  }

  private async submit(placed: () => TreeValidationResult): Promise<TreeValidationResult> {
    this.refusal.set(null);
    const { birthDate, ...rest } = this.model();
    try {
      if (this.patientId() === undefined && (await this.mayBeHere())) {
        this.announce.politely('This person may have a chart already. Nothing was saved yet.');
        return undefined;
      }
      const patient = await this.send({ ...rest, birthDate: birthDate === '' ? null : birthDate });
      this.done.set(true);
      this.announce.politely(`${patient.givenName} ${patient.familyName} saved`);
      await this.router.navigate(this.session.may('chart.read') ? ['/patients', patient.id] : ['/patients']);
      return undefined;
    } catch (error) {
      this.refusal.set(error);
      if (problemOf(error).status === 412) await this.fetchTheirs();
      return problemOf(error).errors === undefined ? undefined : placed();
    }
  }

  private send(patient: NewPatient): Promise<PatientView> {
    const id = this.patientId();
    // After a clash, saving again is a choice made in the open: it goes on top of the version that was shown.
    const version = this.theirs()?.version ?? this.saved.value()?.version;
    return id === undefined || version === undefined ? this.api.create(patient, this.key) : this.api.save(id, version, patient);
  }

  private async fetchTheirs(): Promise<void> {
    const id = this.patientId();
    if (id !== undefined) this.theirs.set(await this.api.current(id));
  }
}
