import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { DuplicatePairs, MatchAsked, MatchedChart, MergePreview, MergeView, NewMerge, TwoPeople, UndoMerge } from '@stagewell/shared/patients/merge';
import { firstValueFrom } from 'rxjs';
import { creating } from '../platform/idempotency';

/** Charts that may be of one person, and what was merged. */
@Injectable({ providedIn: 'root' })
export class DuplicatesApi {
  private readonly http = inject(HttpClient);

  /** Of the whole clinic; call in an injection context. */
  pairs(): HttpResourceRef<DuplicatePairs | undefined> {
    return httpResource<DuplicatePairs>(() => '/api/duplicates');
  }

  /** Of one chart; an empty id = nothing to load. */
  of(id: () => string): HttpResourceRef<readonly MatchedChart[] | undefined> {
    return httpResource<readonly MatchedChart[]>(() => (id() === '' ? undefined : `/api/patients/${id()}/duplicates`));
  }

  /** Before a chart is made: who has one that may be theirs. */
  asked(person: MatchAsked): Promise<readonly MatchedChart[]> {
    return firstValueFrom(this.http.post<readonly MatchedChart[]>('/api/duplicates/asked', person));
  }

  preview(ids: () => { readonly kept: string; readonly merged: string }): HttpResourceRef<MergePreview | undefined> {
    return httpResource<MergePreview>(() => `/api/patients/${ids().kept}/merges/${ids().merged}`);
  }

  merges(id: () => string): HttpResourceRef<readonly MergeView[] | undefined> {
    return httpResource<readonly MergeView[]>(() => (id() === '' ? undefined : `/api/patients/${id()}/merges`));
  }

  merge(keptId: string, merge: NewMerge, key: string): Promise<MergeView> {
    return firstValueFrom(this.http.post<MergeView>(`/api/patients/${keptId}/merges`, merge, { headers: creating(key) }));
  }

  undo(mergeId: string, undo: UndoMerge, key: string): Promise<MergeView> {
    return firstValueFrom(this.http.post<MergeView>(`/api/merges/${mergeId}/undo`, undo, { headers: creating(key) }));
  }

  twoPeople(id: string, said: TwoPeople, key: string): Promise<void> {
    return firstValueFrom(this.http.post<void>(`/api/patients/${id}/two-people`, said, { headers: creating(key) }));
  }
}
