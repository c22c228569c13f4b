import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { csvOf } from '@stagewell/shared/insight/csv';
import { CSV, CSV_KINDS, type CsvKind, type CsvReport } from '@stagewell/shared/interchange/csv-columns';
import { mendTable } from '@stagewell/shared/interchange/csv-rows';
import { Announce } from '../platform/announce';
import { ownProblem } from '../platform/api-problem';
import { newKey } from '../platform/idempotency';
import { ProblemCard } from '../ui/problem-card';
import { saveFile } from '../ui/save-file';
import { InterchangeApi } from './interchange-api';

const WORDS: Readonly<Record<CsvKind, string>> = { patients: 'Patients', history: 'Treatment history', 'check-ins': 'Check-ins' };
/** So many refused cells are shown; the report goes on in words. */
const SHOWN = 200;

/** Tables of comma-separated values: first looked through without storing anything, then imported row by row. */
@Component({
  selector: 'app-csv-card',
  imports: [MatButton, ProblemCard],
  templateUrl: './csv-card.html',
  styleUrl: './csv-card.scss',
})
export class CsvCard {
  private readonly api = inject(InterchangeApi);
  private readonly announce = inject(Announce);

  protected readonly kinds = CSV_KINDS;
  protected readonly words = WORDS;
  protected readonly kind = signal<CsvKind>('patients');
  protected readonly file = signal<File | null>(null);
  protected readonly report = signal<CsvReport | null>(null);
  protected readonly refusal = signal<unknown>(null);
  protected readonly working = signal(false);
  protected readonly template = computed(() => `/api/imports/csv/${this.kind()}/template`);
  protected readonly shown = computed(() => this.report()?.refused.slice(0, SHOWN) ?? []);
  protected readonly more = computed(() => (this.report()?.refused.length ?? 0) - this.shown().length);
  private key = newKey();

  protected choose(kind: string): void {
    this.kind.set(CSV_KINDS.find((one) => one === kind) ?? 'patients');
    this.forget();
  }

  protected chosen(field: HTMLInputElement): void {
    this.file.set(field.files?.[0] ?? null);
    field.value = '';
    this.forget();
    if (this.file() !== null) void this.send(true);
  }

  protected async send(dryRun: boolean): Promise<void> {
    const file = this.file();
    if (file === null) return;
    this.refusal.set(null);
    if (file.size > CSV.bytes) {
      this.refusal.set(
        ownProblem('file-too-large', 'This file is too large', `${file.name} is larger than ${CSV.bytes / 1_000_000} MB. Nothing was sent; split it.`),
      );
      return;
    }
    this.working.set(true);
    try {
      this.report.set(await this.api.sendCsv(this.kind(), await file.text(), dryRun, dryRun ? newKey() : this.key));
      this.announce.politely(dryRun ? 'The file was looked through. Nothing was stored.' : 'The rows are imported.');
      if (!dryRun) this.key = newKey();
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.working.set(false);
    }
  }

  /** The refused rows with what is wrong in each, as a file that is corrected and chosen here again. */
  protected saveRefused(report: CsvReport): void {
    saveFile(new Blob([csvOf(mendTable(report))], { type: 'text/csv' }), `${report.kind}-to-correct.csv`);
  }

  private forget(): void {
    this.report.set(null);
    this.refusal.set(null);
    this.key = newKey();
  }
}
