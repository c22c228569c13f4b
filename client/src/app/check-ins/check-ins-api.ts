import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { CheckInRecorded, CheckInView, RecordCheckIn } from '@stagewell/shared/check-ins/check-in';
import { firstValueFrom } from 'rxjs';
import { creating } from '../platform/idempotency';

@Injectable({ providedIn: 'root' })
export class CheckInsApi {
  private readonly http = inject(HttpClient);

  /** Records once, however often it is tried with the same key. */
  record(patientId: string, input: RecordCheckIn, key: string): Promise<CheckInRecorded> {
    return firstValueFrom(this.http.post<CheckInRecorded>(`/api/patients/${patientId}/check-ins`, input, { headers: creating(key) }));
  }

  /** Those before the one named, which is the oldest that the chart brought. */
  older(patientId: string, before: string): Promise<readonly CheckInView[]> {
    return firstValueFrom(this.http.get<readonly CheckInView[]>(`/api/patients/${patientId}/check-ins`, { params: { before } }));
  }

  async enteredInError(patientId: string, id: string, reason: string): Promise<void> {
    await firstValueFrom(this.http.post(`/api/patients/${patientId}/check-ins/${id}/entered-in-error`, { reason }));
  }
}
