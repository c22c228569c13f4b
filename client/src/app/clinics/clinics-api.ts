import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import type { ClinicView } from '@stagewell/shared/people/person';
import { Session } from '../platform/session';

/** The clinic with its sites and people, loaded once a session and shared by every page. */
@Injectable({ providedIn: 'root' })
export class ClinicsApi {
  private readonly session = inject(Session);

  readonly clinic = httpResource<ClinicView>(() => (this.session.me() === null ? undefined : '/api/clinic'));
  /** The zone whose clock moments are told by; `undefined` until loaded. */
  readonly zone = computed(() => (this.clinic.hasValue() ? this.clinic.value().zone : undefined));
  /** The clinic's day. */
  readonly today = computed(() => (this.clinic.hasValue() ? this.clinic.value().today : null));
}
