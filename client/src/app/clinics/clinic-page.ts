import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { isPrescriber, type PersonView } from '@stagewell/shared/people/person';
import { CategoryChip } from '../ui/category-chip';
import { DayPipe } from '../ui/day';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { Loading } from '../ui/loading';
import { PageHeader } from '../ui/page-header';
import { ProblemCard } from '../ui/problem-card';
import { SeverityChip } from '../ui/severity-chip';
import { TemplatesCard } from '../templates/templates-card';
import { ClinicsApi } from './clinics-api';
import { ClosuresCard } from './closures-card';
import { SafetyContactCard } from './safety-contact-card';

/** Sites, closures and people, with the licence facts that decide what each may sign. */
@Component({
  selector: 'app-clinic-page',
  imports: [
    CategoryChip,
    ClosuresCard,
    DayPipe,
    EmptyState,
    Icon,
    Loading,
    MatButton,
    PageHeader,
    ProblemCard,
    RouterLink,
    SafetyContactCard,
    SeverityChip,
    TemplatesCard,
  ],
  templateUrl: './clinic-page.html',
  host: { class: 'page' },
})
export class ClinicPage {
  protected readonly clinic = inject(ClinicsApi).clinic;
  protected readonly view = computed(() => (this.clinic.hasValue() ? this.clinic.value() : null));
  protected readonly lines = computed(() => {
    const view = this.view();
    return (view?.people ?? []).map((person) => ({
      person,
      prescribes: view !== null && isPrescriber(person, view.today),
      supervisor: this.nameOf(person.supervisorId),
      expired: this.expired(person),
    }));
  });

  private nameOf(id: string | null): string | null {
    return id === null ? null : (this.view()?.people.find((person) => person.accountId === id)?.displayName ?? null);
  }

  private expired(person: PersonView): boolean {
    const today = this.view()?.today;
    return person.licenceExpiresOn !== null && today !== undefined && person.licenceExpiresOn < today;
  }
}
