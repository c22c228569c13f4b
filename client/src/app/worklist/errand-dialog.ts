import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, type MatDialog, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import type { CalendarDate } from '@stagewell/shared/dates';
import { WORKLIST } from '@stagewell/shared/worklist/worklist';
import { firstValueFrom } from 'rxjs';
import { type FoundPatient, PatientFinder } from '../patients/patient-finder';
import { newKey } from '../platform/idempotency';
import { ProblemCard } from '../ui/problem-card';
import { WorklistApi } from './worklist-api';

/** Whom the errand is for. */
export type ErrandFor = FoundPatient;

/** Writes an errand on the list: for whom, what, and until when if it cannot wait for ever. */
@Component({
  selector: 'app-errand-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, PatientFinder, ProblemCard],
  templateUrl: './errand-dialog.html',
  styleUrl: './errand-dialog.scss',
})
export class ErrandDialog {
  private readonly api = inject(WorklistApi);
  private readonly ref = inject<MatDialogRef<ErrandDialog, ErrandFor>>(MatDialogRef);

  protected readonly patient = signal(inject<ErrandFor | null>(MAT_DIALOG_DATA));
  protected readonly limits = WORKLIST.errand;
  protected readonly what = signal('');
  protected readonly dueOn = signal<CalendarDate | ''>('');
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);
  protected readonly problem = computed(() => {
    if (this.patient() === null) return 'Choose the patient whom it is for.';
    return this.what().trim().length < WORKLIST.errand.minLength ? 'Say in a few words what there is to do.' : null;
  });
  private readonly key = newKey();

  protected async submit(): Promise<void> {
    const patient = this.patient();
    this.tried.set(true);
    if (this.problem() !== null || patient === null) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await this.api.addErrand({ patientId: patient.patientId, what: this.what().trim(), dueOn: this.dueOn() || null }, this.key);
      this.ref.close(patient);
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}

/** Resolves to whom it was written for; `null` = nothing was written. */
export const askErrand = async (dialog: MatDialog, patient: ErrandFor | null): Promise<ErrandFor | null> =>
  (await firstValueFrom(
    dialog.open<ErrandDialog, ErrandFor | null, ErrandFor>(ErrandDialog, { data: patient, width: '520px', maxWidth: '94vw' }).afterClosed(),
  )) ?? null;
