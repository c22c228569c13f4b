import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { PatientPlan } from '@stagewell/shared/plans/patient-plan';
import type { PatientPlanLink } from '@stagewell/shared/plans/patient-plan-link';
import type { LocalText } from '@stagewell/shared/text';
import { PatientPlanSheet } from '../patient-plan/patient-plan-sheet';
import { newKey } from '../platform/idempotency';
import { Session } from '../platform/session';
import { MomentPipe } from '../ui/day';
import { Icon } from '../ui/icon';
import { Loading } from '../ui/loading';
import { PAPERS, printForPatient, type Paper } from '../ui/patient-paper';
import { ProblemCard } from '../ui/problem-card';
import { SectionHeading } from '../ui/section-heading';
import { PlanEditor } from './plan-editor';
import { PlansApi } from './plans-api';
import { Quoting } from './quoting';
import { StaleQuote } from './stale-quote';

/** The patient's own page of the plan: looked through, printed, or given out as a link. It shows the plan as it was saved. */
@Component({
  selector: 'app-patient-page',
  imports: [Icon, Loading, MatButton, MomentPipe, PatientPlanSheet, ProblemCard, RouterLink, SectionHeading, StaleQuote],
  providers: [Quoting],
  templateUrl: './patient-page.html',
  styleUrl: './patient-page.scss',
  host: { class: 'stack' },
})
export class PatientPage {
  protected readonly editor = inject(PlanEditor);
  private readonly api = inject(PlansApi);
  private readonly session = inject(Session);

  protected readonly page = httpResource<PatientPlan>(() => {
    const plan = this.editor.plan();
    return plan === null ? undefined : `/api/plans/${plan.id}/patient-plan`;
  });
  private readonly chosen = signal<keyof LocalText | null>(null);
  protected readonly language = computed<keyof LocalText>(() => this.chosen() ?? (this.editor.chart()?.patient.language === 'es' ? 'es' : 'en'));
  protected readonly large = signal(false);
  protected readonly paper = signal<Paper>('Letter');
  protected readonly papers = PAPERS;
  protected readonly link = signal<PatientPlanLink | null>(null);
  protected readonly refusal = signal<unknown>(null);
  protected readonly copied = signal(false);
  protected readonly making = signal(false);
  protected readonly mayLink = computed(() => this.session.may('plan.write'));

  constructor() {
    // Read at once: whether the figures still hold has to be there before anybody prints.
    inject(Quoting);
    printForPatient(this.paper);
  }

  protected speak(language: keyof LocalText): void {
    this.chosen.set(language);
  }

  protected print(): void {
    window.print();
  }

  protected async make(): Promise<void> {
    const plan = this.editor.plan();
    if (plan === null) return;
    this.making.set(true);
    this.refusal.set(null);
    this.copied.set(false);
    try {
      const made = await this.api.patientLink(plan.id, newKey());
      this.link.set({ ...made, url: new URL(made.url, location.origin).href });
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.making.set(false);
    }
  }

  protected async copy(url: string): Promise<void> {
    await navigator.clipboard.writeText(url);
    this.copied.set(true);
  }
}
