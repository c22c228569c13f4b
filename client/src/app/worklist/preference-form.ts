import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { CONTACT, type ContactPreference, preferenceProblem } from '@stagewell/shared/worklist/contact';
import type { WorklistRow } from '@stagewell/shared/worklist/worklist';
import { Choice } from '../ui/choice';
import { ProblemCard } from '../ui/problem-card';
import { WorklistApi } from './worklist-api';

type YesNo = 'yes' | 'no';
const VOICEMAIL: Readonly<Record<YesNo, boolean>> = { yes: true, no: false };
type Way = Exclude<ContactPreference['channel'], ''>;

/** How the patient wants to be reached, or that they do not; what was not asked stays open. */
@Component({
  selector: 'app-preference-form',
  imports: [Choice, MatButton, ProblemCard],
  template: `
    <form class="stack stack--tight" (submit)="$event.preventDefault(); submit()" novalidate>
      <app-choice label="Preferred way" [options]="ways" [value]="way()" (valueChange)="change({ channel: $event ?? '' })" />
      <app-choice
        label="May a message be left?"
        [options]="yesNo"
        [value]="voicemail()"
        (valueChange)="change({ voicemailOk: $event === null ? null : asked[$event] })"
      />
      <label class="stack stack--tight"
        >Who else may be spoken to
        <input #proxy type="text" [maxLength]="limits.proxy.maxLength" [value]="draft().proxy" (input)="change({ proxy: proxy.value })"
      /></label>
      <label class="stack stack--tight"
        >Lives in the time zone of
        <select #zone (change)="change({ zone: zone.value })">
          <option value="" [selected]="draft().zone === ''">the clinic</option>
          @for (one of zones; track one) {
            <option [value]="one" [selected]="draft().zone === one">{{ one.replaceAll('_', ' ') }}</option>
          }
        </select></label
      >
      <label class="check"
        ><input #quiet type="checkbox" [checked]="draft().optedOut" (change)="change({ optedOut: quiet.checked })" /><span
          >No automatic messages: no texts, no e-mails (a person may still call)</span
        ></label
      >
      <label class="check"
        ><input #stop type="checkbox" [checked]="draft().doNotContact" (change)="change({ doNotContact: stop.checked })" /><span>Do not contact</span></label
      >
      @if (draft().doNotContact) {
        <label class="stack stack--tight"
          >Why <input #why type="text" [maxLength]="limits.reason.maxLength" [value]="draft().reason" (input)="change({ reason: why.value })"
        /></label>
      }
      @if (tried() && problem(); as words) {
        <p class="note note--warn" role="alert">{{ words }}</p>
      }
      @if (refusal(); as refused) {
        <app-problem-card [error]="refused" retryLabel="" />
      }
      <div class="row">
        <button matButton="filled" type="submit">Save</button>
        <button matButton="text" type="button" (click)="cancelled.emit()">Cancel</button>
      </div>
    </form>
  `,
})
export class PreferenceForm {
  private readonly api = inject(WorklistApi);

  readonly row = input.required<WorklistRow>();
  readonly stored = output();
  readonly cancelled = output();

  protected readonly zones = Intl.supportedValuesOf('timeZone');
  protected readonly limits = CONTACT;
  protected readonly asked = VOICEMAIL;
  protected readonly ways: readonly { readonly value: Way; readonly label: string }[] = [
    { value: 'phone', label: 'Phone' },
    { value: 'sms', label: 'Text message' },
    { value: 'email', label: 'E-mail' },
  ];
  protected readonly yesNo: readonly { readonly value: YesNo; readonly label: string }[] = [
    { value: 'yes', label: 'Yes' },
    { value: 'no', label: 'No' },
  ];
  protected readonly draft = linkedSignal<ContactPreference>(() => {
    const { version: _, ...preference } = this.row().contact;
    return preference;
  });
  protected readonly way = computed<Way | null>(() => this.draft().channel || null);
  protected readonly voicemail = computed<YesNo | null>(() => {
    const ok = this.draft().voicemailOk;
    return ok === null ? null : ok ? 'yes' : 'no';
  });
  protected readonly tried = signal(false);
  protected readonly refusal = signal<unknown>(null);
  protected readonly problem = computed(() => preferenceProblem(this.draft()));

  protected change(change: Partial<ContactPreference>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  protected async submit(): Promise<void> {
    this.tried.set(true);
    if (this.problem() !== null) return;
    this.refusal.set(null);
    try {
      const { patientId, contact } = this.row();
      await this.api.prefer(patientId, contact.version, this.draft());
      this.stored.emit();
    } catch (error) {
      this.refusal.set(error);
    }
  }
}
