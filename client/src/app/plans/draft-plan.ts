import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { NewPlan, PlanSource } from '@stagewell/shared/plans/plan';
import { ChartStore } from '../chart/chart-store';
import { Announce } from '../platform/announce';
import { newKey } from '../platform/idempotency';
import { Session } from '../platform/session';
import { EmptyState } from '../ui/empty-state';
import { ProblemCard } from '../ui/problem-card';
import { PlansApi } from './plans-api';

/** No plan yet, or one that is over: what comes next, and the button that drafts it. */
@Component({
  selector: 'app-draft-plan',
  imports: [EmptyState, MatButton, ProblemCard],
  template: `
    <app-empty-state icon="board" [what]="over() ? 'This plan is over' : 'No plan yet'" [next]="over() ? again : first">
      @if (mayDraft()) {
        <div class="row">
          <button matButton="filled" type="button" [disabled]="busy()" (click)="draft()">{{ over() ? 'Draft a new plan' : 'Draft a plan' }}</button>
          @if (source(); as from) {
            <button matButton="outlined" type="button" [disabled]="busy()" (click)="copy(from)">Copy version {{ from.version }} into a new draft</button>
          }
        </div>
      }
    </app-empty-state>
    @if (failure(); as error) {
      <app-problem-card [error]="error" retryLabel="" />
    }
  `,
})
export class DraftPlan {
  private readonly store = inject(ChartStore);
  private readonly api = inject(PlansApi);
  private readonly session = inject(Session);
  private readonly announce = inject(Announce);
  private readonly router = inject(Router);

  /** A plan was completed or discarded before. */
  readonly over = input(false);
  readonly drafted = output();

  /** Which version would be copied; `null` = the newest. */
  readonly version = input<number | null>(null);

  protected readonly first = 'A plan stages treatments so that each can be judged. The rules check it while you build it; nothing starts before you sign.';
  protected readonly again = 'It stays in the record. A new plan starts with an empty board, or with a copy whose first course starts today.';
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly mayDraft = computed(() => this.session.may('plan.write'));
  protected readonly source = computed<PlanSource | null>(() => {
    const plan = this.store.chart()?.plan ?? null;
    return plan === null || !this.over() ? null : { planId: plan.id, version: this.version() ?? plan.version };
  });
  private keys = { empty: newKey(), copy: newKey() };

  protected draft(): Promise<void> {
    return this.send({ title: 'Care plan' }, this.keys.empty, 'The plan is drafted. Add the first treatment.');
  }

  protected copy(from: PlanSource): Promise<void> {
    const title = this.store.chart()?.plan?.title ?? 'Care plan';
    return this.send({ title, from }, this.keys.copy, 'The plan is copied into a draft. Its first course starts today; nothing runs before you sign.');
  }

  private async send(plan: NewPlan, key: string, done: string): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.api.draft(this.store.patientId(), plan, key);
      this.keys = { empty: newKey(), copy: newKey() };
      this.announce.politely(done);
      this.drafted.emit();
      this.store.reload();
      await this.router.navigate(['/patients', this.store.patientId(), 'plan']);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
