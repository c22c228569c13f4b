import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
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
        <button matButton="filled" type="button" [disabled]="busy()" (click)="draft()">{{ over() ? 'Draft a new plan' : 'Draft a plan' }}</button>
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

  /** A plan was completed or discarded before. */
  readonly over = input(false);

  protected readonly first = 'A plan stages treatments so that each can be judged. The rules check it while you build it; nothing starts before you sign.';
  protected readonly again = 'It stays in the record. A new plan starts with an empty board.';
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly mayDraft = computed(() => this.session.may('plan.write'));
  private key = newKey();

  protected async draft(): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.api.draft(this.store.patientId(), 'Care plan', this.key);
      this.key = newKey();
      this.announce.politely('The plan is drafted. Add the first treatment.');
      this.store.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
