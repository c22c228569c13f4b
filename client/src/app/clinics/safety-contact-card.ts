import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { form, FormField, FormRoot, max, maxLength, min, required, type TreeValidationResult } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import {
  missingForLinks,
  NO_SAFETY_CONTACT,
  SAFETY_CONTACT,
  SUGGESTED_CRISIS,
  type SafetyContact,
  type SafetyContactView,
} from '@stagewell/shared/people/safety-contact';
import { focusFirstError } from '../platform/field-problems';
import { Session } from '../platform/session';
import { FieldErrors } from '../ui/field-errors';
import { Loading } from '../ui/loading';
import { ProblemCard } from '../ui/problem-card';
import { SeverityChip } from '../ui/severity-chip';
import { SafetyContactApi } from './safety-contact-api';

const LINES = [
  { name: 'clinicPhone', label: 'Phone that patients call' },
  { name: 'onCallName', label: 'On call, at any hour' },
  { name: 'onCallPhone', label: 'Phone of who is on call' },
] as const;
const TEXTS = [
  { name: 'crisisEn', label: 'Crisis text, English' },
  { name: 'crisisEs', label: 'Crisis text, Spanish' },
] as const;

const draftOf = ({ version: _, ...contact }: SafetyContactView): { -readonly [K in keyof SafetyContact]: SafetyContact[K] } => contact;

/** Whom patients turn to when they answer alone, and who is called: set by an administrator, read by everybody. */
@Component({
  selector: 'app-safety-contact-card',
  imports: [FieldErrors, FormField, FormRoot, Loading, MatButton, MatError, MatFormField, MatHint, MatInput, MatLabel, ProblemCard, SeverityChip],
  templateUrl: './safety-contact-card.html',
})
export class SafetyContactCard {
  private readonly api = inject(SafetyContactApi);
  protected readonly mayWrite = inject(Session).may('clinic.write');
  protected readonly contact = this.api.read();

  protected readonly lines = LINES;
  protected readonly texts = TEXTS;
  protected readonly shown = [...LINES, ...TEXTS];
  protected readonly saved = signal(false);
  protected readonly refusal = signal<unknown>(null);
  private readonly stored = computed(() => (this.contact.hasValue() ? this.contact.value() : NO_SAFETY_CONTACT));
  protected readonly missing = computed(() => missingForLinks(this.stored()));
  protected readonly model = linkedSignal(() => draftOf(this.stored()));
  protected readonly entry = form(
    this.model,
    (path) => {
      for (const field of TEXTS) maxLength(path[field.name], SAFETY_CONTACT.crisis.maxLength);
      maxLength(path.onCallName, SAFETY_CONTACT.name.maxLength);
      for (const field of ['onCallPhone', 'clinicPhone'] as const) maxLength(path[field], SAFETY_CONTACT.phone.maxLength);
      required(path.linkHours, { message: 'Give the hours.' });
      min(path.linkHours, SAFETY_CONTACT.linkHours.min);
      max(path.linkHours, SAFETY_CONTACT.linkHours.max);
    },
    { submission: { action: async () => this.save(), onInvalid: focusFirstError } },
  );

  protected suggest(): void {
    this.saved.set(false);
    this.model.update((draft) => ({ ...draft, crisisEn: SUGGESTED_CRISIS.en, crisisEs: SUGGESTED_CRISIS.es }));
  }

  private async save(): Promise<TreeValidationResult> {
    this.refusal.set(null);
    this.saved.set(false);
    try {
      this.contact.set(await this.api.save(this.model(), this.stored().version));
      this.saved.set(true);
    } catch (error) {
      this.refusal.set(error);
    }
    return undefined;
  }
}
