import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { Injectable } from '@angular/core';
import type { OverrideReport } from '@stagewell/shared/overrides/override-report';

@Injectable({ providedIn: 'root' })
export class OverridesApi {
  /** The report of a range; an empty day is left to the server. Call in an injection context. */
  report(range: () => { readonly from: string; readonly to: string }): HttpResourceRef<OverrideReport | undefined> {
    return httpResource<OverrideReport>(() => {
      const { from, to } = range();
      return { url: '/api/overrides', params: { ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) } };
    });
  }
}
