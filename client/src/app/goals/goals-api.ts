import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { GoalRatingView, NewGoalRating } from '@stagewell/shared/goals/goal-rating';
import { firstValueFrom } from 'rxjs';
import { changing, creating } from '../platform/idempotency';

/** Ratings of goals over the wire; the goals themselves are rows of the chart. Fails with an `ApiProblem`. */
@Injectable({ providedIn: 'root' })
export class GoalsApi {
  private readonly http = inject(HttpClient);

  /** Rates once, however often it is tried with the same key. */
  rate(patientId: string, goalId: string, rating: NewGoalRating, key: string): Promise<GoalRatingView> {
    return firstValueFrom(this.http.post<GoalRatingView>(`/api/patients/${patientId}/goals/${goalId}/ratings`, rating, { headers: creating(key) }));
  }

  async enteredInError(patientId: string, { id, version }: Pick<GoalRatingView, 'id' | 'version'>, reason: string): Promise<void> {
    const url = `/api/patients/${patientId}/goal-ratings/${id}/entered-in-error`;
    await firstValueFrom(this.http.post(url, { reason }, { headers: changing(version) }));
  }
}
