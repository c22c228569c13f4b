import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { NewTemplate, TemplateView } from '@stagewell/shared/templates/template';
import { firstValueFrom } from 'rxjs';
import { changing, creating } from '../platform/idempotency';

/** Order sets of the clinic over the wire. Fails with an `ApiProblem`. */
@Injectable({ providedIn: 'root' })
export class TemplatesApi {
  private readonly http = inject(HttpClient);

  /** Call in an injection context. */
  list(): HttpResourceRef<readonly TemplateView[] | undefined> {
    return httpResource<readonly TemplateView[]>(() => '/api/templates');
  }

  /** Saves once, however often it is tried with the same key. */
  save(template: NewTemplate, key: string): Promise<TemplateView> {
    return firstValueFrom(this.http.post<TemplateView>('/api/templates', template, { headers: creating(key) }));
  }

  retire({ id, version }: TemplateView, retired: boolean): Promise<TemplateView> {
    return firstValueFrom(this.http.post<TemplateView>(`/api/templates/${id}/retirement`, { retired }, { headers: changing(version) }));
  }
}
