import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { CoverageTerms } from '@stagewell/shared/coverage/terms';
import type { FrozenQuote, PlanView } from '@stagewell/shared/plans/plan';
import { firstValueFrom } from 'rxjs';
import { changing } from '../platform/idempotency';

const TERMS = '/api/coverage-terms';

/** Payers, prices and quotes over the wire. Fails with an `ApiProblem`. */
@Injectable({ providedIn: 'root' })
export class CoverageApi {
  private readonly http = inject(HttpClient);

  /** The clinic's terms; call in an injection context. */
  terms(): HttpResourceRef<CoverageTerms | undefined> {
    return httpResource<CoverageTerms>(() => TERMS);
  }

  /** What the saved plan was quoted at; nothing is asked while it is `null`. Asked again when the version is another. Call in an injection context. */
  quote(plan: () => Pick<PlanView, 'id' | 'version'> | null): HttpResourceRef<FrozenQuote | undefined> {
    return httpResource<FrozenQuote>(() => {
      const of = plan();
      return of === null ? undefined : `/api/plans/${of.id}/quote`;
    });
  }

  /** The plan as it is becomes its next version, quoted from the terms of today. */
  quoteAgain({ id, version }: Pick<PlanView, 'id' | 'version'>): Promise<PlanView> {
    return firstValueFrom(this.http.post<PlanView>(`/api/plans/${id}/quote`, {}, { headers: changing(version) }));
  }
}
