import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { Injectable } from '@angular/core';
import type { AuditPage } from '@stagewell/shared/audit/audit-row';

@Injectable({ providedIn: 'root' })
export class AuditApi {
  /** One page of the trail, newest first; empty texts = no limit. Call in an injection context. */
  page(query: () => { readonly patientId: string; readonly before: string }): HttpResourceRef<AuditPage | undefined> {
    return httpResource<AuditPage>(() => {
      const { patientId, before } = query();
      return { url: '/api/audit', params: { ...(patientId === '' ? {} : { patientId }), ...(before === '' ? {} : { before }) } };
    });
  }
}
