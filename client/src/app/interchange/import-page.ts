import { type HttpEvent, HttpEventType } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { isLines } from '@stagewell/shared/interchange/bulk/files';
import { IMPORT, type ImportRefusal } from '@stagewell/shared/interchange/import-report';
import { lastValueFrom, tap } from 'rxjs';
import { Announce } from '../platform/announce';
import { type ApiProblem, ownProblem, problemOf } from '../platform/api-problem';
import { newKey } from '../platform/idempotency';
import { Icon } from '../ui/icon';
import { PageHeader } from '../ui/page-header';
import { ProblemCard } from '../ui/problem-card';
import { BulkCard } from './bulk-card';
import { chosenOf, droppedFiles, type ChosenFile } from './bulk-files';
import { BulkRun } from './bulk-run';
import { CsvCard } from './csv-card';
import { InterchangeApi } from './interchange-api';
import { PastRuns } from './past-runs';

/** One file on its way; `percent` = uploaded, 100 while the server reads it. */
interface Upload {
  readonly file: File;
  readonly key: string;
  readonly percent: number;
  readonly state: 'sending' | 'done' | 'failed';
  readonly error: unknown;
  readonly importId: string | null;
  readonly patientName: string;
}

const NOT_SAID: ImportRefusal = { line: null, column: null, problems: [] };

/** Where the file broke and what was refused, as far as the server could tell. */
export const refusalOf = (error: unknown): ImportRefusal => ({ ...NOT_SAID, ...(problemOf(error).context as Partial<ImportRefusal> | undefined) });

const MEGABYTE = 1024 * 1024;

const tooLarge = (file: File): ApiProblem =>
  ownProblem(
    'file-too-large',
    'This file is too large',
    `${file.name} has ${(file.size / MEGABYTE).toFixed(1)} MB; a bundle may have ${IMPORT.bytes / MEGABYTE} MB. Nothing was sent. Export one patient per file.`,
  );

/** Brings charts in: one bundle becomes a report at once; many are looked through, then imported chart by chart. */
@Component({
  selector: 'app-import-page',
  imports: [BulkCard, CsvCard, Icon, MatButton, PageHeader, PastRuns, ProblemCard, RouterLink],
  templateUrl: './import-page.html',
  styleUrl: './import-page.scss',
  providers: [BulkRun],
  host: { class: 'page page--narrow' },
})
export class ImportPage {
  private readonly api = inject(InterchangeApi);
  private readonly router = inject(Router);
  private readonly announce = inject(Announce);

  protected readonly bulk = inject(BulkRun);
  protected readonly uploads = signal<readonly Upload[]>([]);
  protected readonly over = signal(false);
  protected readonly refusalOf = refusalOf;

  protected async dropped(event: DragEvent): Promise<void> {
    event.preventDefault();
    this.over.set(false);
    await this.take(await droppedFiles(event.dataTransfer));
  }

  protected dragged(event: Event): void {
    event.preventDefault();
    this.over.set(true);
  }

  protected chosen(field: HTMLInputElement): void {
    const files = [...(field.files ?? [])];
    field.value = '';
    void this.take(chosenOf(files));
  }

  /** The same file with the same key: when the first try did arrive after all, nothing happens twice. */
  protected retry(upload: Upload): void {
    this.change(upload.key, { state: 'sending', percent: 0, error: null });
    void this.send(upload);
  }

  /** One bundle goes to its report at once; files that may hold many charts are looked through first. */
  private async take(chosen: readonly ChosenFile[]): Promise<void> {
    const [only, ...more] = chosen;
    if (only === undefined) return;
    if (more.length > 0 || isLines(only.path)) return this.bulk.choose(chosen);
    await this.upload(only.file);
  }

  private async upload(file: File): Promise<void> {
    const fresh: Upload = { file, key: newKey(), percent: 0, state: 'sending', error: null, importId: null, patientName: '' };
    this.uploads.update((uploads) => [fresh, ...uploads]);
    await this.send(fresh);
    const sent = this.uploads().find((upload) => upload.key === fresh.key);
    if (sent?.importId) await this.router.navigate(['/import', sent.importId]);
  }

  private async send(upload: Upload): Promise<void> {
    if (upload.file.size > IMPORT.bytes) return this.refuse(upload);
    try {
      const last = await lastValueFrom(this.api.send(upload.file, upload.key).pipe(tap((event) => this.progressed(upload, event))));
      if (last.type !== HttpEventType.Response || last.body === null) throw new Error('The upload ended without an answer.');
      this.change(upload.key, { state: 'done', percent: 100, importId: last.body.id, patientName: last.body.patientName });
      this.announce.politely(`${upload.file.name} is imported`);
    } catch (error) {
      this.change(upload.key, { state: 'failed', error });
    }
  }

  private progressed(upload: Upload, event: HttpEvent<unknown>): void {
    if (event.type !== HttpEventType.UploadProgress) return;
    this.change(upload.key, { percent: Math.round((100 * event.loaded) / (event.total ?? upload.file.size)) });
  }

  private refuse(upload: Upload): void {
    this.change(upload.key, { state: 'failed', error: tooLarge(upload.file) });
  }

  private change(key: string, part: Partial<Upload>): void {
    this.uploads.update((uploads) => uploads.map((upload) => (upload.key === key ? { ...upload, ...part } : upload)));
  }
}
