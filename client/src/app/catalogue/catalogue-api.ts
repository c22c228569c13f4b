import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import type { CatalogueEntry } from '@stagewell/shared/catalogue/modality';
import { Session } from '../platform/session';

/** The clinic's catalogue, loaded once a session and shared by every page. */
@Injectable({ providedIn: 'root' })
export class CatalogueApi {
  private readonly session = inject(Session);

  readonly entries = httpResource<readonly CatalogueEntry[]>(() => (this.session.me() === null ? undefined : '/api/catalogue'));
  /** By modality id; empty until loaded. */
  readonly byId = computed<ReadonlyMap<string, CatalogueEntry>>(
    () => new Map((this.entries.hasValue() ? this.entries.value() : []).map((entry) => [entry.id, entry])),
  );
}
