import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ClosureView, NewClosure } from '@stagewell/shared/clinics/closure';
import type { CalendarDate } from '@stagewell/shared/dates';
import { firstValueFrom } from 'rxjs';
import { changing, creating } from '../platform/idempotency';

const CLOSURES = '/api/clinic/closures';
/** Before any closure. */
const EVER: CalendarDate = '1900-01-01';

/** When the clinic or one of its sites is closed, over the wire. Fails with an `ApiProblem`. */
@Injectable({ providedIn: 'root' })
export class ClosuresApi {
  private readonly http = inject(HttpClient);

  /** Closures that end on the day or later, by first day; nothing is asked while it is `null`. Call in an injection context. */
  since(day: () => CalendarDate | null): HttpResourceRef<readonly ClosureView[] | undefined> {
    return httpResource<readonly ClosureView[]>(() => {
      const from = day();
      return from === null ? undefined : { url: CLOSURES, params: { from } };
    });
  }

  /** As it is now; `null` = it was marked as entered in error. */
  async current(id: string): Promise<ClosureView | null> {
    const all = await firstValueFrom(this.http.get<readonly ClosureView[]>(CLOSURES, { params: { from: EVER } }));
    return all.find((closure) => closure.id === id) ?? null;
  }

  /** Adds once, however often it is tried with the same key. */
  add(closure: NewClosure, key: string): Promise<ClosureView> {
    return firstValueFrom(this.http.post<ClosureView>(CLOSURES, closure, { headers: creating(key) }));
  }

  edit({ id, version }: Pick<ClosureView, 'id' | 'version'>, closure: NewClosure): Promise<ClosureView> {
    return firstValueFrom(this.http.put<ClosureView>(`${CLOSURES}/${id}`, closure, { headers: changing(version) }));
  }

  async enteredInError({ id, version }: ClosureView, reason: string): Promise<void> {
    await firstValueFrom(this.http.post(`${CLOSURES}/${id}/entered-in-error`, { reason }, { headers: changing(version) }));
  }
}
