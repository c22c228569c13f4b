import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ContactAttempt, ContactPreference, ContactPreferenceView, NewContactAttempt } from '@stagewell/shared/worklist/contact';
import type { Snooze } from '@stagewell/shared/worklist/handling';
import type { AssignItems, CloseErrand, ItemsAssigned, NewErrand, WorklistItem, WorklistPage, WorklistRow } from '@stagewell/shared/worklist/worklist';
import { firstValueFrom } from 'rxjs';
import { changing, creating } from '../platform/idempotency';

/** Filters as they stand in the address; empty = any. */
export type WorklistFilters = Readonly<Record<'group' | 'kind' | 'site' | 'assignee' | 'search' | 'until' | 'aside' | 'after', string>>;

@Injectable({ providedIn: 'root' })
export class WorklistApi {
  private readonly http = inject(HttpClient);

  /** One page; call in an injection context. `undefined` = nothing to load. */
  page(wanted: () => (Partial<WorklistFilters> & { readonly limit?: number }) | undefined): HttpResourceRef<WorklistPage | undefined> {
    return httpResource<WorklistPage>(() => {
      const filters = wanted();
      if (filters === undefined) return undefined;
      const params = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== '' && value !== undefined));
      return { url: '/api/worklist', params: params as Record<string, string | number> };
    });
  }

  item(id: () => string): HttpResourceRef<WorklistItem | undefined> {
    return httpResource<WorklistItem>(() => `/api/worklist/${id()}`);
  }

  assign(rows: readonly WorklistRow[], to: Pick<AssignItems, 'accountId' | 'role'>, key: string): Promise<ItemsAssigned> {
    const body: AssignItems = { items: rows.map(({ kind, id, version }) => ({ kind, id, version })), ...to };
    return firstValueFrom(this.http.post<ItemsAssigned>('/api/worklist/assignments', body, { headers: creating(key) }));
  }

  snooze({ id, version }: WorklistRow, body: Snooze): Promise<WorklistItem> {
    return firstValueFrom(this.http.post<WorklistItem>(`/api/worklist/${id}/snooze`, body, { headers: changing(version) }));
  }

  bringBack({ id, version }: WorklistRow): Promise<WorklistItem> {
    return firstValueFrom(this.http.post<WorklistItem>(`/api/worklist/${id}/return`, {}, { headers: changing(version) }));
  }

  attempt(id: string, body: NewContactAttempt, key: string): Promise<ContactAttempt> {
    return firstValueFrom(this.http.post<ContactAttempt>(`/api/worklist/${id}/attempts`, body, { headers: creating(key) }));
  }

  prefer(patientId: string, version: number, body: ContactPreference): Promise<ContactPreferenceView> {
    return firstValueFrom(this.http.put<ContactPreferenceView>(`/api/patients/${patientId}/contact-preference`, body, { headers: changing(version) }));
  }

  addErrand(body: NewErrand, key: string): Promise<WorklistItem> {
    return firstValueFrom(this.http.post<WorklistItem>('/api/worklist/errands', body, { headers: creating(key) }));
  }

  closeErrand({ id, version }: WorklistRow, outcome: string): Promise<void> {
    const body: CloseErrand = { outcome };
    return firstValueFrom(this.http.post<void>(`/api/worklist/errands/${id}/close`, body, { headers: changing(version) }));
  }
}
