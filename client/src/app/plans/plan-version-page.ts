import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { boardOf, startedIn } from '@stagewell/shared/plans/board';
import { TERMINAL } from '@stagewell/shared/plans/lifecycle';
import { mergeOnto } from '@stagewell/shared/plans/merge';
import type { PlanVersionView } from '@stagewell/shared/plans/plan';
import { ClinicsApi } from '../clinics/clinics-api';
import { ChartStore } from '../chart/chart-store';
import { MomentPipe } from '../ui/day';
import { Icon } from '../ui/icon';
import { Loading } from '../ui/loading';
import { ProblemCard } from '../ui/problem-card';
import { SectionHeading } from '../ui/section-heading';
import { linesOf } from './course-lines';
import { DraftPlan } from './draft-plan';
import { FindingsPanel } from './findings-panel';
import { PlanEditor } from './plan-editor';
import { PlanTable } from './plan-table';
import { PlanTimeline } from './plan-timeline';
import { namesOf, PLAN_STATE_WORDS } from './plan-words';
import { PlansApi } from './plans-api';
import { SignedCard } from './signed-card';
import { VersionCompare } from './version-compare';

/** One saved version as it was, with the findings and the signatures of that moment. Nothing can be changed here. */
@Component({
  selector: 'app-plan-version-page',
  imports: [
    DraftPlan,
    FindingsPanel,
    Icon,
    Loading,
    MatButton,
    MomentPipe,
    PlanTable,
    PlanTimeline,
    ProblemCard,
    RouterLink,
    SectionHeading,
    SignedCard,
    VersionCompare,
  ],
  host: { class: 'stack' },
  template: `
    <app-section-heading [heading]="'Version ' + version()">
      <a [routerLink]="['/patients', store.patientId(), 'plan']"><app-icon name="back" [size]="16" /> The plan of today</a>
      @if (usable(); as shown) {
        <button matButton="outlined" type="button" (click)="use(shown)">Use this version’s board</button>
      }
    </app-section-heading>
    @if (resource.error(); as error) {
      <app-problem-card [error]="error" (retry)="resource.reload()" />
    } @else if (view(); as shown) {
      <p class="muted">
        {{ shown.what }} by {{ shown.savedBy }}, {{ shown.savedAt | moment }}. {{ states[shown.plan.state] }}. Judged then by
        <a [routerLink]="['/rules/versions', shown.ruleSetVersion]">version {{ shown.ruleSetVersion }} of the rules</a>, engine {{ shown.engineVersion }}.
      </p>
      @if (over()) {
        <app-draft-plan class="card" [over]="true" [version]="shown.version" />
      }
      <section class="card card--flush" aria-label="Courses">
        <app-plan-timeline [lines]="lines()" [today]="store.chart()?.today ?? ''" />
        <app-plan-table [lines]="lines()" [people]="people()" />
      </section>
      <app-findings-panel class="card card--flush" [evaluation]="shown.evaluation" [names]="names()" [chartPath]="'/patients/' + shown.plan.patientId" />
      <app-version-compare class="card card--flush no-print" [shown]="shown" />
      @if (shown.plan.signatures.length > 0) {
        <app-signed-card class="card card--flush" [version]="shown" />
      }
    } @else {
      <div class="card"><app-loading what="Loading the version" [lines]="6" /></div>
    }
  `,
})
export class PlanVersionPage {
  protected readonly store = inject(ChartStore);
  private readonly clinic = inject(ClinicsApi).clinic;
  private readonly editor = inject(PlanEditor);
  private readonly router = inject(Router);
  readonly version = input.required<string>();

  protected readonly states = PLAN_STATE_WORDS;
  protected readonly resource = inject(PlansApi).version(() => {
    const plan = this.store.chart()?.plan;
    return plan === null || plan === undefined ? null : { planId: plan.id, version: Number(this.version()) };
  });
  protected readonly view = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly over = computed(() => this.view() !== null && TERMINAL.includes(this.editor.plan()?.state ?? 'draft'));
  /** Only an earlier version can be taken up again, and only where the plan may be edited. */
  protected readonly usable = computed(() => {
    const view = this.view();
    return view !== null && this.editor.editable() && view.version !== this.editor.plan()?.version ? view : null;
  });
  protected readonly people = computed(() => namesOf(this.clinic.hasValue() ? this.clinic.value().people : []));
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

  /** Its board on the screen as an edit: nothing is saved, undo brings back what was there, and what has started keeps its record. */
  protected use({ version, plan: earlier }: PlanVersionView): void {
    const plan = this.editor.plan();
    if (plan === null) return;
    // Against what is saved now, everything of the earlier version is a change of mine.
    const { board } = mergeOnto(plan, { before: boardOf(plan), mine: boardOf(earlier) }, () => 'mine');
    const kept = startedIn(plan).size === 0 ? '' : ' Courses that have started keep their record.';
    this.editor.put(board, `The board of version ${version} is on the screen, not saved yet.${kept}`);
    void this.router.navigate(['/patients', plan.patientId, 'plan']);
  }
}
