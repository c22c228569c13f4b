import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { DryRunView, RuleDraft, RuleDraftView, RulePolicyView, RuleSetVersionRow, RuleSetVersionView } from '@stagewell/shared/sequencing/policy/policy';
import { firstValueFrom } from 'rxjs';
import { changing, creating } from '../platform/idempotency';

/** The clinic's policy over the wire. Every change of the draft names the version it was made on (412 when it is not the newest). */
@Injectable({ providedIn: 'root' })
export class PolicyApi {
  private readonly http = inject(HttpClient);

  /** Call in an injection context. */
  policy(): HttpResourceRef<RulePolicyView | undefined> {
    return httpResource<RulePolicyView>(() => '/api/rules/policy');
  }

  /** Call in an injection context. */
  versions(): HttpResourceRef<readonly RuleSetVersionRow[] | undefined> {
    return httpResource<readonly RuleSetVersionRow[]>(() => '/api/rules/versions');
  }

  /** Call in an injection context. */
  version(of: () => number | null): HttpResourceRef<RuleSetVersionView | undefined> {
    return httpResource<RuleSetVersionView>(() => (of() === null ? undefined : `/api/rules/versions/${of()}`));
  }

  /** Call in an injection context. */
  dryRun(): HttpResourceRef<DryRunView | undefined> {
    return httpResource<DryRunView>(() => '/api/rules/draft/dry-run');
  }

  open(key: string): Promise<RuleDraftView> {
    return firstValueFrom(this.http.post<RuleDraftView>('/api/rules/draft', {}, { headers: creating(key) }));
  }

  save(version: number, draft: RuleDraft): Promise<RuleDraftView> {
    return firstValueFrom(this.http.put<RuleDraftView>('/api/rules/draft', draft, { headers: changing(version) }));
  }

  async discard(version: number): Promise<void> {
    await firstValueFrom(this.http.post('/api/rules/draft/discard', {}, { headers: changing(version) }));
  }

  publish(version: number, note: string, key: string): Promise<RuleSetVersionRow> {
    const headers = { ...changing(version), ...creating(key) };
    return firstValueFrom(this.http.post<RuleSetVersionRow>('/api/rules/draft/publication', { note }, { headers }));
  }
}
