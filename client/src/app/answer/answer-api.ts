import { Injectable } from '@angular/core';
import type { AnswerOpened, AnswerReceived, ClinicPhone, OpenAnswer, SubmitAnswer } from '@stagewell/shared/check-ins/answering';
import type { OpenPatientPlan, PatientPlanOpened } from '@stagewell/shared/plans/patient-plan-link';

/** Longer than a slow phone network needs, shorter than a person waits. */
const PATIENCE_MS = 20_000;

/** What came back: an answer, a refusal with its status and seconds to wait, or nothing (`status` 0). */
export type Reply<T> = { readonly ok: true; readonly body: T } | { readonly ok: false; readonly status: number; readonly waitSeconds: number };

/** The requests of the page. No cookie goes along: whoever is signed in on this device has nothing to do with it. */
@Injectable({ providedIn: 'root' })
export class AnswerApi {
  open(input: OpenAnswer): Promise<Reply<AnswerOpened>> {
    return this.post('open', input);
  }

  /** May be tried again with the same key: it is stored once. */
  submit(input: SubmitAnswer, key: string): Promise<Reply<AnswerReceived>> {
    return this.post('submit', input, { 'idempotency-key': key });
  }

  phone(clinicId: string): Promise<Reply<ClinicPhone>> {
    return this.post('phone', { clinicId });
  }

  /** The plan behind a link; opening uses up nothing. */
  openPlan(input: OpenPatientPlan): Promise<Reply<PatientPlanOpened>> {
    return this.post('/api/my-plan/open', input);
  }

  /** Said twice it is said once. */
  stop(token: string): Promise<Reply<unknown>> {
    return this.post('stop', { token });
  }

  private async post<T>(what: string, input: object, headers: Readonly<Record<string, string>> = {}): Promise<Reply<T>> {
    try {
      const answer = await fetch(what.startsWith('/') ? what : `/api/answer/${what}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(input),
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (answer.ok) return { ok: true, body: (answer.status === 204 ? null : await answer.json()) as T };
      return { ok: false, status: answer.status, waitSeconds: Number(answer.headers.get('retry-after')) || 0 };
    } catch {
      // Offline, timed out, or cut off while the answer came: whether it was stored is not known, and trying again tells.
      return { ok: false, status: 0, waitSeconds: 0 };
    }
  }
}
