import { HttpClient, httpResource } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { DISCLOSURE, type DisclosureView } from '@stagewell/shared/interchange/disclosure';
import { firstValueFrom } from 'rxjs';
import { Announce } from '../platform/announce';
import { MomentPipe } from '../ui/day';
import { Icon } from '../ui/icon';
import { ProblemCard } from '../ui/problem-card';
import { saveFile } from '../ui/save-file';
import { ChartStore } from './chart-store';

/** The patient's right of access: everything as one archive, and what was given out before, to whom and why. */
@Component({
  selector: 'app-disclosures-card',
  imports: [Icon, MatButton, MomentPipe, ProblemCard],
  template: `
    <div class="card__head"><h3>Give the whole record to the patient</h3></div>
    <form class="give" (submit)="give($event, to.value, why.value)">
      <label>Given to <input #to required [attr.maxlength]="limits.recipient.maxLength" autocomplete="off" placeholder="The patient, by hand" /></label>
      <label>Why <input #why [attr.maxlength]="limits.reason.maxLength" autocomplete="off" placeholder="Asked for it" /></label>
      <button matButton="outlined" type="submit" [disabled]="working()">
        <app-icon name="file" [size]="16" /> {{ working() ? 'Making the archive…' : 'Make the archive' }}
      </button>
      <p class="muted small">
        Everything about this patient as JSON and tables, and who opened or changed the chart, with a list of checksums. It is recorded as given out; give it to
        nobody else.
      </p>
    </form>
    @if (refusal(); as refused) {
      <app-problem-card [error]="refused" retryLabel="" />
    }
    @if (given.error(); as error) {
      <app-problem-card [error]="error" (retry)="given.reload()" />
    } @else {
      <ul aria-label="Given out before">
        @for (one of rows(); track one.id) {
          <li>
            <strong>{{ one.madeAt | moment }}</strong> to {{ one.recipient }} by {{ one.madeByName }}{{ one.reason ? ': ' + one.reason : '' }}
            <span class="muted small">{{ one.files }} files, list {{ one.manifestSha256.slice(0, 12) }}…</span>
          </li>
        } @empty {
          <li class="muted">Nothing was given out yet.</li>
        }
      </ul>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .give {
      display: flex;
      flex-wrap: wrap;
      gap: 0.75rem;
      align-items: end;
      padding: 1rem 1.25rem 0;
    }
    .give p {
      flex-basis: 100%;
      margin: 0;
    }
    label {
      display: grid;
      gap: 0.25rem;
      font-weight: 550;
    }
    input {
      min-block-size: 40px;
      padding-inline: 0.625rem;
      font: inherit;
      color: inherit;
      background: var(--mat-sys-surface);
      border: 1px solid var(--mat-sys-outline);
      border-radius: var(--corner);
    }
    ul {
      margin: 0;
      padding: 0.75rem 1.25rem 1rem;
      list-style: none;
    }
    li {
      padding-block: 0.25rem;
    }
  `,
})
export class DisclosuresCard {
  private readonly store = inject(ChartStore);
  private readonly http = inject(HttpClient);
  private readonly announce = inject(Announce);

  protected readonly limits = DISCLOSURE;
  protected readonly working = signal(false);
  protected readonly refusal = signal<unknown>(null);
  protected readonly given = httpResource<readonly DisclosureView[]>(() =>
    this.store.patientId() === '' ? undefined : `/api/patients/${this.store.patientId()}/disclosures`,
  );

  protected rows(): readonly DisclosureView[] {
    return this.given.hasValue() ? this.given.value() : [];
  }

  protected async give(event: Event, recipient: string, reason: string): Promise<void> {
    event.preventDefault();
    this.working.set(true);
    this.refusal.set(null);
    try {
      const archive = await firstValueFrom(
        this.http.post(
          `/api/patients/${this.store.patientId()}/access-exports`,
          { recipient: recipient.trim(), reason: reason.trim() },
          { responseType: 'arraybuffer' },
        ),
      );
      saveFile(new Blob([archive], { type: 'application/zip' }), `record-${this.store.chart()?.patient.mrn ?? 'patient'}.zip`);
      this.announce.politely('The archive is made and recorded as given out.');
      this.given.reload();
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.working.set(false);
    }
  }
}
