import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  Activation,
  BoardSave,
  CourseStart,
  CourseStop,
  NewPlan,
  NewSnooze,
  PlanTransition,
  PlanVersionRow,
  PlanVersionView,
  PlanView,
  SignFindings,
} from '@stagewell/shared/plans/plan';
import type { Instant } from '@stagewell/shared/dates';
import type { EditToKeep, KeptEditView } from '@stagewell/shared/plans/kept-edit';
import type { PatientPlanLink } from '@stagewell/shared/plans/patient-plan-link';
import { firstValueFrom } from 'rxjs';
import { changing, creating } from '../platform/idempotency';

type Versioned = Pick<PlanView, 'id' | 'version'>;

/** Plans over the wire. Every change names the version it was made on; the server refuses when that is not the newest (412). */
@Injectable({ providedIn: 'root' })
export class PlansApi {
  private readonly http = inject(HttpClient);

  /** Empty, or as a copy of an earlier version. */
  draft(patientId: string, plan: NewPlan, key: string): Promise<PlanView> {
    return firstValueFrom(this.http.post<PlanView>(`/api/patients/${patientId}/plans`, plan, { headers: creating(key) }));
  }

  read(planId: string): Promise<PlanView> {
    return firstValueFrom(this.http.get<PlanView>(`/api/plans/${planId}`));
  }

  saveBoard(plan: Versioned, board: BoardSave): Promise<PlanView> {
    return firstValueFrom(this.http.put<PlanView>(`/api/plans/${plan.id}/board`, board, { headers: changing(plan.version) }));
  }

  /** What this person has not saved of a plan. */
  keptEdit(planId: string): Promise<KeptEditView> {
    return firstValueFrom(this.http.get<KeptEditView>(`/api/plans/${planId}/edit`));
  }

  keepEdit(planId: string, edit: EditToKeep): Promise<KeptEditView> {
    return firstValueFrom(this.http.put<KeptEditView>(`/api/plans/${planId}/edit`, edit));
  }

  /** Only the one that was kept at this moment: another window's is not this one's to drop. */
  dropEdit(planId: string, keptAt: Instant): Promise<void> {
    return firstValueFrom(this.http.delete<void>(`/api/plans/${planId}/edit`, { params: { keptAt } }));
  }

  activate(plan: Versioned, activation: Activation): Promise<PlanView> {
    return this.step(plan, 'activation', activation);
  }

  transition(plan: Versioned, transition: PlanTransition): Promise<PlanView> {
    return this.step(plan, 'transition', transition);
  }

  start(plan: Versioned, courseId: string, start: CourseStart): Promise<PlanView> {
    return this.step(plan, `courses/${courseId}/start`, start);
  }

  stop(plan: Versioned, courseId: string, stop: CourseStop): Promise<PlanView> {
    return this.step(plan, `courses/${courseId}/stop`, stop);
  }

  sign(plan: Versioned, findings: SignFindings): Promise<PlanView> {
    return this.step(plan, 'signatures', findings);
  }

  withdraw(plan: Versioned, signatureId: string, reason: string): Promise<PlanView> {
    return this.step(plan, `signatures/${signatureId}/withdrawal`, { reason });
  }

  lock(plan: Versioned, password: string): Promise<PlanView> {
    return this.step(plan, 'lock', { password });
  }

  coSign(plan: Versioned, password: string): Promise<PlanView> {
    return this.step(plan, 'co-signature', { password });
  }

  /** The one link by which the patient reads the plan; an older one stops working. */
  patientLink(planId: string, key: string): Promise<PatientPlanLink> {
    return firstValueFrom(this.http.post<PatientPlanLink>(`/api/plans/${planId}/patient-links`, { hours: null }, { headers: creating(key) }));
  }

  addendum(planId: string, words: string, key: string): Promise<PlanView> {
    return firstValueFrom(this.http.post<PlanView>(`/api/plans/${planId}/addenda`, { words }, { headers: creating(key) }));
  }

  /** It changes nothing of the plan, so it names a key instead of a version. */
  snooze(planId: string, snooze: NewSnooze, key: string): Promise<PlanView> {
    return firstValueFrom(this.http.post<PlanView>(`/api/plans/${planId}/snoozes`, snooze, { headers: creating(key) }));
  }

  /** Call in an injection context. */
  versions(planId: () => string | null): HttpResourceRef<readonly PlanVersionRow[] | undefined> {
    return httpResource<readonly PlanVersionRow[]>(() => (planId() === null ? undefined : `/api/plans/${planId()}/versions`));
  }

  /** Call in an injection context. */
  version(of: () => { readonly planId: string; readonly version: number } | null): HttpResourceRef<PlanVersionView | undefined> {
    return httpResource<PlanVersionView>(() => {
      const wanted = of();
      return wanted === null ? undefined : `/api/plans/${wanted.planId}/versions/${wanted.version}`;
    });
  }

  private step(plan: Versioned, what: string, body: object): Promise<PlanView> {
    return firstValueFrom(this.http.post<PlanView>(`/api/plans/${plan.id}/${what}`, body, { headers: changing(plan.version) }));
  }
}
