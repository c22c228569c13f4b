import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { DISCOUNTED_SERVICES, type DiscountedService } from '@stagewell/shared/coverage/terms';
import { firstValueFrom } from 'rxjs';
import { newKey } from '../platform/idempotency';
import { ProblemCard } from '../ui/problem-card';
import { CoverageApi } from './coverage-api';
import { SERVICE_WORDS } from './term-spec';

export interface ProofRequest {
  readonly patientId: string;
  readonly service: DiscountedService;
  readonly today: string;
}

/** Proof of service that somebody saw. The document itself is not kept. */
@Component({
  selector: 'app-proof-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemCard],
  template: `
    <h2 mat-dialog-title>Proof of service</h2>
    <form (submit)="save($event)">
      <mat-dialog-content class="stack">
        <p>Say what you have seen. A copy is not kept.</p>
        <div class="field">
          <label for="service">Service</label>
          <select id="service" #which (change)="service.set(which.value)">
            @for (one of services; track one) {
              <option [value]="one" [selected]="one === service()">{{ words[one] }}</option>
            }
          </select>
        </div>
        <div class="field">
          <label for="document">What was shown</label
          ><input
            id="document"
            #shown
            required
            maxlength="120"
            placeholder="DD-214, VA health card, department ID"
            [value]="document()"
            (input)="document.set(shown.value)"
          />
        </div>
        <div class="field">
          <label for="seen">Seen on</label
          ><input id="seen" #seen type="date" required [max]="request.today" [value]="seenOn()" (change)="seenOn.set(seen.value)" />
        </div>
        <div class="field">
          <label for="until">Counts until (empty: for good)</label
          ><input id="until" #until type="date" [value]="expiresOn()" (change)="expiresOn.set(until.value)" />
        </div>
        @if (refusal(); as refused) {
          <app-problem-card [error]="refused" retryLabel="" />
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="text" type="button" mat-dialog-close>Cancel</button>
        <button matButton="filled" type="submit" [disabled]="saving()">{{ saving() ? 'Saving…' : 'Save' }}</button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrl: './small-form.scss',
})
export class ProofDialog {
  protected readonly request = inject<ProofRequest>(MAT_DIALOG_DATA);
  private readonly ref = inject<MatDialogRef<ProofDialog, boolean>>(MatDialogRef);
  private readonly api = inject(CoverageApi);
  private readonly key = newKey();

  protected readonly services = DISCOUNTED_SERVICES;
  protected readonly words = SERVICE_WORDS;
  protected readonly service = signal<string>(this.request.service);
  protected readonly document = signal('');
  protected readonly seenOn = signal(this.request.today);
  protected readonly expiresOn = signal('');
  protected readonly saving = signal(false);
  protected readonly refusal = signal<unknown>(null);

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.saving.set(true);
    this.refusal.set(null);
    try {
      const proof = { service: this.service(), document: this.document().trim(), seenOn: this.seenOn(), expiresOn: this.expiresOn() || null };
      await this.api.addProof(this.request.patientId, proof, this.key);
      this.ref.close(true);
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.saving.set(false);
    }
  }
}

/** Resolves to whether it was recorded. */
export const askProof = async (dialog: MatDialog, request: ProofRequest): Promise<boolean> =>
  (await firstValueFrom(dialog.open<ProofDialog, ProofRequest, boolean>(ProofDialog, { data: request, width: '480px', maxWidth: '96vw' }).afterClosed())) ===
  true;
