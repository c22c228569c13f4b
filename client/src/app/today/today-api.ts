import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { CloseTask, TaskView } from '@stagewell/shared/check-ins/check-in';
import type { TodayView } from '@stagewell/shared/reviews/today';
import { firstValueFrom } from 'rxjs';
import { changing } from '../platform/idempotency';

/** A safety task as far as closing it needs to know it, wherever it is shown. */
export type ClosableTask = Pick<TaskView, 'id' | 'version' | 'patientName' | 'what' | 'triggerId'>;

@Injectable({ providedIn: 'root' })
export class TodayApi {
  private readonly http = inject(HttpClient);

  /** What needs me today; call in an injection context. `wanted` = false loads nothing. */
  today(wanted: () => boolean): HttpResourceRef<TodayView | undefined> {
    return httpResource<TodayView>(() => (wanted() ? '/api/today' : undefined));
  }

  /** Closes a safety task with what was done about it. */
  close(task: ClosableTask, body: CloseTask): Promise<TaskView> {
    return firstValueFrom(this.http.post<TaskView>(`/api/tasks/${task.id}/close`, body, { headers: changing(task.version) }));
  }
}
