import { HttpClient, type HttpEvent, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  IMPORT_RUN,
  type ImportRun,
  type ImportRunStep,
  type ImportRunView,
  type ItemPlace,
  type StartImportRun,
} from '@stagewell/shared/interchange/bulk/import-run';
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

  /** One's own imports of many charts that are not finished. */
  runs(): Promise<readonly ImportRun[]> {
    return firstValueFrom(this.http.get<readonly ImportRun[]>('/api/imports/runs'));
  }

  /** A run of these files, or the open one of the same files. */
  startRun(start: StartImportRun, key: string): Promise<ImportRunView> {
    return firstValueFrom(this.http.post<ImportRunView>('/api/imports/runs', start, { headers: creating(key) }));
  }

  run(id: string): Promise<ImportRunView> {
    return firstValueFrom(this.http.get<ImportRunView>(`/api/imports/runs/${id}`));
  }

  /** Imports the next bundle of a run; one that is done already is answered as it was. */
  takeItem(runId: string, number: number, { fileName, line }: ItemPlace, bundle: string): Promise<ImportRunStep> {
    return firstValueFrom(
      this.http.put<ImportRunStep>(`/api/imports/runs/${runId}/items/${number}`, bundle, {
        params: { fileName: fileName.slice(-IMPORT_RUN.name.maxLength), ...(line === null ? {} : { line }) },
        headers: { 'content-type': 'application/fhir+json' },
      }),
    );
  }

  /** Goes on behind the next bundle without importing it. */
  leaveOut(runId: string, number: number, { fileName, line }: ItemPlace): Promise<ImportRunStep> {
    return firstValueFrom(
      this.http.put<ImportRunStep>(`/api/imports/runs/${runId}/items/${number}`, null, {
        params: { fileName: fileName.slice(-IMPORT_RUN.name.maxLength), ...(line === null ? {} : { line }), leaveOut: 'yes' },
      }),
    );
  }

  /** Leaves out what a run has not imported yet. */
  endRun(id: string): Promise<ImportRun> {
    return firstValueFrom(this.http.post<ImportRun>(`/api/imports/runs/${id}/end`, null));
  }

  report(id: () => string): HttpResourceRef<ImportReport | undefined> {
    return httpResource<ImportReport>(() => `/api/imports/${id()}`);
  }
}
