import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { PlanView } from '@stagewell/shared/plans/plan';
import type { NewReviewDecision } from '@stagewell/shared/reviews/decision';
import type { ReviewDone, ReviewRow, ReviewWaiver } from '@stagewell/shared/reviews/review-row';
import { firstValueFrom } from 'rxjs';
import { changing } from '../platform/idempotency';

@Injectable({ providedIn: 'root' })
export class ReviewsApi {
  private readonly http = inject(HttpClient);

  /** The reviews of a plan, by target day; call in an injection context. `undefined` = nothing to load. */
  ofPlan(planId: () => string | undefined): HttpResourceRef<readonly ReviewRow[] | undefined> {
    return httpResource<readonly ReviewRow[]>(() => (planId() === undefined ? undefined : `/api/plans/${planId()}/reviews`));
  }

  done({ id, version }: Pick<ReviewRow, 'id' | 'version'>, input: ReviewDone): Promise<ReviewRow> {
    return firstValueFrom(this.http.post<ReviewRow>(`/api/reviews/${id}/done`, input, { headers: changing(version) }));
  }

  /** Stores a review with its decisions; 409 with the impact when that has not been accepted. */
  decide({ id, version }: Pick<PlanView, 'id' | 'version'>, input: NewReviewDecision): Promise<PlanView> {
    return firstValueFrom(this.http.post<PlanView>(`/api/plans/${id}/review-decisions`, input, { headers: changing(version) }));
  }

  waive({ id, version }: Pick<ReviewRow, 'id' | 'version'>, reason: string): Promise<ReviewRow> {
    const body: ReviewWaiver = { reason };
    return firstValueFrom(this.http.post<ReviewRow>(`/api/reviews/${id}/waive`, body, { headers: changing(version) }));
  }
}
