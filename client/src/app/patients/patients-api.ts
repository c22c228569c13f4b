import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { CareTeamMember, NewPatient, PatientFilter, PatientPage, PatientSort, PatientView } from '@stagewell/shared/patients/patient';
import { firstValueFrom } from 'rxjs';
import { changing, creating } from '../platform/idempotency';

export interface PatientQuery {
  readonly search: string;
  readonly filter: PatientFilter;
  readonly sort: PatientSort;
  /** Cursor of the page before; empty = first page. */
  readonly after: string;
}

export const PAGE_SIZE = 25;

@Injectable({ providedIn: 'root' })
export class PatientsApi {
  private readonly http = inject(HttpClient);

  /** One page of the list; call in an injection context. */
  page(query: () => PatientQuery): HttpResourceRef<PatientPage | undefined> {
    return httpResource<PatientPage>(() => {
      const { search, filter, sort, after } = query();
      return { url: '/api/patients', params: { filter, sort, limit: PAGE_SIZE, ...(search === '' ? {} : { search }), ...(after === '' ? {} : { after }) } };
    });
  }

  /** Contact and identity; `undefined` id = nothing to load. */
  demographics(id: () => string | undefined): HttpResourceRef<PatientView | undefined> {
    return httpResource<PatientView>(() => (id() === undefined ? undefined : `/api/patients/${id()}/demographics`));
  }

  /** The version on the server now, for the choice after a clash. */
  current(id: string): Promise<PatientView> {
    return firstValueFrom(this.http.get<PatientView>(`/api/patients/${id}/demographics`));
  }

  create(patient: NewPatient, key: string): Promise<PatientView> {
    return firstValueFrom(this.http.post<PatientView>('/api/patients', patient, { headers: creating(key) }));
  }

  save(id: string, version: number, patient: NewPatient): Promise<PatientView> {
    return firstValueFrom(this.http.put<PatientView>(`/api/patients/${id}`, patient, { headers: changing(version) }));
  }

  /** Adds me to the care team, with the reason that the trail keeps. */
  join(id: string, reason: string, key: string): Promise<CareTeamMember> {
    return firstValueFrom(this.http.post<CareTeamMember>(`/api/patients/${id}/care-team`, { reason }, { headers: creating(key) }));
  }
}
