import { Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { type Channel, CHANNELS, CONTACT, type ContactOutcome, OUTCOMES } from '@stagewell/shared/worklist/contact';
import type { WorklistRow } from '@stagewell/shared/worklist/worklist';
import { newKey } from '../platform/idempotency';
import { Choice } from '../ui/choice';
import { ProblemCard } from '../ui/problem-card';
import { WorklistApi } from './worklist-api';
import { CHANNEL_WORDS, OUTCOME_WORDS } from './worklist-words';

/** Somebody tried to reach the patient: how, and how it went. */
@Component({
  selector: 'app-attempt-form',
  imports: [Choice, MatButton, ProblemCard],
  template: `
    <form class="stack stack--tight" (submit)="$event.preventDefault(); submit()" novalidate>
      <app-choice label="How" [options]="channels" [required]="true" [(value)]="channel" />
      <app-choice label="How it went" [options]="outcomes" [required]="true" [(value)]="outcome" />
      <label class="stack stack--tight"
        >What was agreed (nothing clinical)
        <input #words type="text" [maxLength]="most" [value]="note()" (input)="note.set(words.value)" />
      </label>
      @if (tried() && outcome() === null) {
        <p class="note note--warn" role="alert">Choose how it went.</p>
      }
      @if (refusal(); as refused) {
        <app-problem-card [error]="refused" retryLabel="" />
      }
      <div><button matButton="outlined" type="submit" [disabled]="busy()">Record the attempt</button></div>
    </form>
  `,
})
export class AttemptForm {
  private readonly api = inject(WorklistApi);

  readonly row = input.required<WorklistRow>();
  readonly stored = output();

  protected readonly most = CONTACT.note.maxLength;
  protected readonly channels = CHANNELS.map((value) => ({ value, label: CHANNEL_WORDS[value] }));
  protected readonly outcomes = OUTCOMES.map((value) => ({ value, label: OUTCOME_WORDS[value] }));
  protected readonly channel = signal<Channel | null>('phone');
  protected readonly outcome = signal<ContactOutcome | null>(null);
  protected readonly note = signal('');
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);
  private key = newKey();

  protected async submit(): Promise<void> {
    const [channel, outcome] = [this.channel(), this.outcome()];
    this.tried.set(true);
    if (channel === null || outcome === null) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await this.api.attempt(this.row().id, { channel, outcome, note: this.note().trim() }, this.key);
      this.key = newKey();
      this.outcome.set(null);
      this.note.set('');
      this.tried.set(false);
      this.stored.emit();
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
