import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { InsightView } from '@stagewell/shared/insight/insight';
import { firstValueFrom } from 'rxjs';

/** What the page is narrowed to, as it stands in its address; empty = not narrowed. */
export interface Narrowed {
  readonly fromYear: string;
  readonly toYear: string;
  readonly site: string;
  readonly condition: string;
}
export const asked = (narrowed: Narrowed): Record<string, string> => Object.fromEntries(Object.entries(narrowed).filter(([, value]) => value !== ''));

@Injectable({ providedIn: 'root' })
export class InsightApi {
  private readonly http = inject(HttpClient);

  /** Call in an injection context. */
  view(narrowed: () => Narrowed): HttpResourceRef<InsightView | undefined> {
    return httpResource<InsightView>(() => ({ url: '/api/insight', params: asked(narrowed()) }));
  }

  /** Where the file of a view is fetched. */
  file(narrowed: Narrowed): string {
    const query = new URLSearchParams(asked(narrowed)).toString();
    return `/api/insight/export${query === '' ? '' : `?${query}`}`;
  }

  count(): Promise<void> {
    return firstValueFrom(this.http.post<void>('/api/insight/count', {}));
  }
}
