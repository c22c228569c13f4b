import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { NewPastTreatment, PastTreatmentView } from '@stagewell/shared/history/past-treatment';
import type { NewPatientQuestion, PatientQuestionView } from '@stagewell/shared/patients/patient-question';
import type { LifeEventView, NewLifeEvent } from '@stagewell/shared/patients/life-event';
import type {
  AllergyView,
  ConditionView,
  CoverageView,
  FactView,
  GoalView,
  MedicineView,
  NewAllergy,
  NewCondition,
  NewCoverage,
  NewFact,
  NewGoal,
  NewMedicine,
  NewStatement,
  Preferences,
  Section,
  StatementView,
} from '@stagewell/shared/patients/patient';
import type { Chart } from '@stagewell/shared/plans/chart';
import { firstValueFrom } from 'rxjs';
import { changing, creating } from '../platform/idempotency';

/** What is sent and what comes back, per section of a chart. */
export interface SectionRows {
  readonly conditions: { readonly input: NewCondition; readonly view: ConditionView };
  readonly allergies: { readonly input: NewAllergy; readonly view: AllergyView };
  readonly medicines: { readonly input: NewMedicine; readonly view: MedicineView };
  readonly facts: { readonly input: NewFact; readonly view: FactView };
  readonly coverages: { readonly input: NewCoverage; readonly view: CoverageView };
  readonly goals: { readonly input: NewGoal; readonly view: GoalView };
  readonly history: { readonly input: NewPastTreatment; readonly view: PastTreatmentView };
  readonly statements: { readonly input: NewStatement; readonly view: StatementView };
  readonly events: { readonly input: NewLifeEvent; readonly view: LifeEventView };
  readonly questions: { readonly input: NewPatientQuestion; readonly view: PatientQuestionView };
}
export type ViewOf<S extends Section> = SectionRows[S]['view'];
export type InputOf<S extends Section> = SectionRows[S]['input'];

/** Where a row stands. */
export interface Place<S extends Section> {
  readonly patientId: string;
  readonly section: S;
}

const urlOf = ({ patientId, section }: Place<Section>): string => `/api/patients/${patientId}/${section}`;

/** Rows of a chart: all sections are added to, changed and taken back in the same way. Fails with an `ApiProblem`. */
@Injectable({ providedIn: 'root' })
export class RecordsApi {
  private readonly http = inject(HttpClient);

  /** Adds once, however often it is tried with the same key. */
  add<S extends Section>(place: Place<S>, input: InputOf<S>, key: string): Promise<ViewOf<S>> {
    return firstValueFrom(this.http.post<ViewOf<S>>(urlOf(place), input, { headers: creating(key) }));
  }

  /** 412 when someone else changed the row first. */
  save<S extends Section>(place: Place<S>, { id, version }: { readonly id: string; readonly version: number }, input: InputOf<S>): Promise<ViewOf<S>> {
    return firstValueFrom(this.http.put<ViewOf<S>>(`${urlOf(place)}/${id}`, input, { headers: changing(version) }));
  }

  async enteredInError(place: Place<Section>, { id, version }: { readonly id: string; readonly version: number }, reason: string): Promise<void> {
    await firstValueFrom(this.http.post(`${urlOf(place)}/${id}/entered-in-error`, { reason }, { headers: changing(version) }));
  }

  /** The row as it is on the server now; `null` = someone took it back. */
  async current<S extends Section>({ patientId, section }: Place<S>, id: string): Promise<ViewOf<S> | null> {
    const chart = await this.chart(patientId);
    const rows: readonly ViewOf<S>[] = chart[section];
    return rows.find((row) => row.id === id) ?? null;
  }

  savePreferences(patientId: string, version: number, preferences: Preferences): Promise<Preferences & { readonly version: number }> {
    return firstValueFrom(
      this.http.put<Preferences & { readonly version: number }>(`/api/patients/${patientId}/preferences`, preferences, { headers: changing(version) }),
    );
  }

  async currentPreferences(patientId: string): Promise<Chart['preferences']> {
    return (await this.chart(patientId)).preferences;
  }

  private chart(patientId: string): Promise<Chart> {
    return firstValueFrom(this.http.get<Chart>(`/api/patients/${patientId}`));
  }
}
