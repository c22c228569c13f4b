import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { boardOf } from '@stagewell/shared/plans/board';
import type { SignatureView } from '@stagewell/shared/plans/plan';
import { ChartStore } from '../chart/chart-store';
import { DayPipe, MomentPipe } from '../ui/day';
import { Icon } from '../ui/icon';
import { Loading } from '../ui/loading';
import { ProblemCard } from '../ui/problem-card';
import { SectionHeading } from '../ui/section-heading';
import { linesOf } from './course-lines';
import { whyWords } from './decision-rows';
import { FindingsPanel } from './findings-panel';
import { PlanTable } from './plan-table';
import { PlanTimeline } from './plan-timeline';
import { PLAN_STATE_WORDS } from './plan-words';
import { PlansApi } from './plans-api';

/** One saved version as it was, with the findings and the signatures of that moment. Nothing can be changed here. */
@Component({
  selector: 'app-plan-version-page',
  imports: [DayPipe, FindingsPanel, Icon, Loading, MomentPipe, PlanTable, PlanTimeline, ProblemCard, RouterLink, SectionHeading],
  host: { class: 'stack' },
  template: `
    <app-section-heading [heading]="'Version ' + version()">
      <a [routerLink]="['/patients', store.patientId(), 'plan']"><app-icon name="back" [size]="16" /> The plan of today</a>
    </app-section-heading>
    @if (resource.error(); as error) {
      <app-problem-card [error]="error" (retry)="resource.reload()" />
    } @else if (view(); as shown) {
      <p class="muted">
        {{ shown.what }} by {{ shown.savedBy }}, {{ shown.savedAt | moment }}. {{ states[shown.plan.state] }}. Judged then by
        <a [routerLink]="['/rules/versions', shown.ruleSetVersion]">version {{ shown.ruleSetVersion }} of the rules</a>, engine {{ shown.engineVersion }}.
      </p>
      <section class="card card--flush" aria-label="Courses">
        <app-plan-timeline [lines]="lines()" [today]="store.chart()?.today ?? ''" />
        <app-plan-table [lines]="lines()" />
      </section>
      <app-findings-panel class="card card--flush" [evaluation]="shown.evaluation" [names]="names()" [chartPath]="'/patients/' + shown.plan.patientId" />
      @if (shown.plan.signatures.length > 0) {
        <section class="card stack" aria-labelledby="signed">
          <h3 id="signed">Signed</h3>
          <ul class="stack stack--tight">
            @for (signature of shown.plan.signatures; track $index) {
              <li>
                {{ signature.ruleId }}: {{ why(signature) }}
                @if (signature.expiresOn) {
                  <span class="small">Until {{ signature.expiresOn | day }}.</span>
                }
                @if (signature.withdrawn; as withdrawn) {
                  <span class="small">Withdrawn by {{ withdrawn.byName }}: {{ withdrawn.reason }}</span>
                }
                <span class="muted small">{{ signature.byName }}, {{ signature.at | moment }}</span>
              </li>
            }
          </ul>
        </section>
      }
    } @else {
      <div class="card"><app-loading what="Loading the version" [lines]="6" /></div>
    }
  `,
})
export class PlanVersionPage {
  protected readonly store = inject(ChartStore);
  readonly version = input.required<string>();

  protected readonly states = PLAN_STATE_WORDS;
  /** Versions saved before reasons were coded have words only. */
  protected readonly why = (signature: SignatureView): string => whyWords({ ...signature, reasonCode: signature.reasonCode ?? 'other' });
  protected readonly resource = inject(PlansApi).version(() => {
    const plan = this.store.chart()?.plan;
    return plan === null || plan === undefined ? null : { planId: plan.id, version: Number(this.version()) };
  });
  protected readonly view = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly lines = computed(() => {
    const view = this.view();
    return view === null ? [] : linesOf(boardOf(view.plan), view.plan, this.store.catalogue(), view.evaluation);
  });
  protected readonly names = computed<ReadonlyMap<string, string>>(
    () =>
      new Map([
        ...(this.store.chart()?.medicines ?? []).map(({ id, label }): [string, string] => [id, label]),
        ...this.lines().map(({ course, name }): [string, string] => [course.id, name]),
      ]),
  );
}
