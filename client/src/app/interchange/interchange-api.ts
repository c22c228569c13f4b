import { HttpClient, type HttpEvent, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { IMPORT, type ImportReport } from '@stagewell/shared/interchange/import-report';
import type { Observable } from 'rxjs';
import { creating } from '../platform/idempotency';

@Injectable({ providedIn: 'root' })
export class InterchangeApi {
  private readonly http = inject(HttpClient);

  /** Sends one bundle; emits how far the upload is, then the report. Fails with an `ApiProblem` (`unreadable-file`, …). */
  send(file: File, key: string): Observable<HttpEvent<ImportReport>> {
    return this.http.post<ImportReport>('/api/imports/fhir', file, {
      params: { fileName: file.name.slice(0, IMPORT.fileName.maxLength) },
      headers: { ...creating(key), 'content-type': 'application/fhir+json' },
      observe: 'events',
      reportProgress: true,
    });
  }

  report(id: () => string): HttpResourceRef<ImportReport | undefined> {
    return httpResource<ImportReport>(() => `/api/imports/${id()}`);
  }
}
