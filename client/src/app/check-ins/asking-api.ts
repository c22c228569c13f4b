import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { AskCheckIn, AskedCheckIn, CheckInLink, MakeLink } from '@stagewell/shared/check-ins/asking';
import type { CheckInRecorded, RecordCheckIn } from '@stagewell/shared/check-ins/check-in';
import { firstValueFrom } from 'rxjs';
import { changing, creating } from '../platform/idempotency';

@Injectable({ providedIn: 'root' })
export class AskingApi {
  private readonly http = inject(HttpClient);

  /** What is asked of a patient around today. Call it where injection works. */
  of(patientId: () => string) {
    return httpResource<readonly AskedCheckIn[]>(() => `/api/patients/${patientId()}/check-in-requests`, { defaultValue: [] });
  }

  ask(patientId: string, input: AskCheckIn, key: string): Promise<AskedCheckIn> {
    return firstValueFrom(this.http.post<AskedCheckIn>(`/api/patients/${patientId}/check-in-requests`, input, { headers: creating(key) }));
  }

  /** A new link each time; the one before stops working. */
  link(id: string, input: MakeLink): Promise<CheckInLink> {
    return firstValueFrom(this.http.post<CheckInLink>(`/api/check-in-requests/${id}/link`, input));
  }

  async cancel({ id, version }: AskedCheckIn, reason: string): Promise<void> {
    await firstValueFrom(this.http.post(`/api/check-in-requests/${id}/cancel`, { reason }, { headers: changing(version) }));
  }

  /** Somebody of the clinic writes down the answers to what was asked. */
  answer(id: string, input: RecordCheckIn, key: string): Promise<CheckInRecorded> {
    return firstValueFrom(this.http.post<CheckInRecorded>(`/api/check-in-requests/${id}/answers`, input, { headers: creating(key) }));
  }
}
