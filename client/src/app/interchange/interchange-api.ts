import { HttpClient, type HttpEvent, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { CsvKind, CsvReport } from '@stagewell/shared/interchange/csv-columns';
import { IMPORT, type ImportReport } from '@stagewell/shared/interchange/import-report';
import { firstValueFrom, type Observable } from 'rxjs';
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

  /** One table; a dry run stores nothing. The same key twice is one import. */
  sendCsv(kind: CsvKind, text: string, dryRun: boolean, key: string): Promise<CsvReport> {
    return firstValueFrom(
      this.http.post<CsvReport>(`/api/imports/csv/${kind}`, text, {
        params: { dryRun: String(dryRun) },
        headers: { ...creating(key), 'content-type': 'text/csv' },
      }),
    );
  }

  report(id: () => string): HttpResourceRef<ImportReport | undefined> {
    return httpResource<ImportReport>(() => `/api/imports/${id()}`);
  }
}
