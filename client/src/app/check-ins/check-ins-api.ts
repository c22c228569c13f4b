import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { CheckInRecorded, CheckInView, RecordCheckIn } from '@stagewell/shared/check-ins/check-in';
import type { ChangeCheckIn, ScheduledCheckIn } from '@stagewell/shared/check-ins/schedule';
import { firstValueFrom } from 'rxjs';
import { changing, creating } from '../platform/idempotency';

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

  /** Gives one asked check-in another day or other questions; refused when it is not as it was seen (412). */
  change({ id, version }: Pick<ScheduledCheckIn, 'id' | 'version'>, change: ChangeCheckIn): Promise<ScheduledCheckIn> {
    return firstValueFrom(this.http.put<ScheduledCheckIn>(`/api/check-in-requests/${id}`, change, { headers: changing(version) }));
  }
}
