import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { SafetyContact, SafetyContactView } from '@stagewell/shared/people/safety-contact';
import { firstValueFrom } from 'rxjs';
import { changing } from '../platform/idempotency';

@Injectable({ providedIn: 'root' })
export class SafetyContactApi {
  private readonly http = inject(HttpClient);

  /** Call it where injection works. */
  read() {
    return httpResource<SafetyContactView>(() => '/api/clinic/safety-contact');
  }

  save(input: SafetyContact, version: number): Promise<SafetyContactView> {
    return firstValueFrom(this.http.put<SafetyContactView>('/api/clinic/safety-contact', input, { headers: changing(version) }));
  }
}
