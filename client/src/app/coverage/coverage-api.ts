import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { AuthorisationChange, AuthorisationView } from '@stagewell/shared/coverage/authorisation';
import type { CoverageTerms, ServiceProofView } from '@stagewell/shared/coverage/terms';
import type { FrozenQuote, PlanView } from '@stagewell/shared/plans/plan';
import { firstValueFrom } from 'rxjs';
import { changing, creating } from '../platform/idempotency';

const TERMS = '/api/coverage-terms';

/** Payers, prices and quotes over the wire. Fails with an `ApiProblem`. */
@Injectable({ providedIn: 'root' })
export class CoverageApi {
  private readonly http = inject(HttpClient);

  /** The clinic's terms; call in an injection context. */
  terms(): HttpResourceRef<CoverageTerms | undefined> {
    return httpResource<CoverageTerms>(() => TERMS);
  }

  /** Adds once, however often it is tried with the same key; or changes the version that was shown. */
  saveTerm(kind: string, row: { readonly id: string; readonly version: number } | null, input: object, key: string): Promise<unknown> {
    if (row === null) return firstValueFrom(this.http.post(`${TERMS}/${kind}`, input, { headers: creating(key) }));
    return firstValueFrom(this.http.put(`${TERMS}/${kind}/${row.id}`, input, { headers: changing(row.version) }));
  }

  async termInError(kind: string, { id, version }: { readonly id: string; readonly version: number }, reason: string): Promise<void> {
    await firstValueFrom(this.http.post(`${TERMS}/${kind}/${id}/entered-in-error`, { reason }, { headers: changing(version) }));
  }

  addAuthorisation(patientId: string, input: object, key: string): Promise<AuthorisationView> {
    return firstValueFrom(this.http.post<AuthorisationView>(`/api/patients/${patientId}/authorisations`, input, { headers: creating(key) }));
  }

  stepAuthorisation({ id, version }: AuthorisationView, change: AuthorisationChange): Promise<AuthorisationView> {
    return firstValueFrom(this.http.post<AuthorisationView>(`/api/authorisations/${id}/steps`, change, { headers: changing(version) }));
  }

  addProof(patientId: string, proof: object, key: string): Promise<ServiceProofView> {
    return firstValueFrom(this.http.post<ServiceProofView>(`/api/patients/${patientId}/service-proofs`, proof, { headers: creating(key) }));
  }

  async proofInError(patientId: string, { id, version }: ServiceProofView, reason: string): Promise<void> {
    await firstValueFrom(this.http.post(`/api/patients/${patientId}/service-proofs/${id}/entered-in-error`, { reason }, { headers: changing(version) }));
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
