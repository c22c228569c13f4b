import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { addDays, type CalendarDate } from '@stagewell/shared/dates';
import { asideProblem, PUT_ASIDE } from '@stagewell/shared/worklist/handling';
import type { WorklistRow } from '@stagewell/shared/worklist/worklist';
import { ProblemCard } from '../ui/problem-card';
import { WorklistApi } from './worklist-api';

const USUAL_DAYS = 3;

/** Out of sight until a day, with the reason; the deadline stays where it is. */
@Component({
  selector: 'app-aside-form',
  imports: [MatButton, ProblemCard],
  template: `
    <form class="stack stack--tight" (submit)="$event.preventDefault(); submit()" novalidate>
      <p class="small muted">
        At most {{ limits.mostDays }} days and {{ limits.times }} times; its deadline does not move. Used {{ row().snoozes }} of {{ limits.times }}.
      </p>
      <div class="row">
        <label>Until <input #day type="date" [value]="untilOn()" (change)="untilOn.set(day.value)" /></label>
        <label class="why">Why <input #why type="text" [maxLength]="limits.reason.maxLength" [value]="reason()" (input)="reason.set(why.value)" /></label>
      </div>
      @if (tried() && problem(); as words) {
        <p class="note note--warn" role="alert">{{ words }}</p>
      }
      @if (refusal(); as refused) {
        <app-problem-card [error]="refused" retryLabel="" />
      }
      <div><button matButton="outlined" type="submit">Put aside</button></div>
    </form>
  `,
  styles: `
    .why {
      flex: 1 1 12rem;
      display: flex;
      gap: 0.5rem;
      align-items: center;
    }
    .why input {
      flex: 1;
      min-inline-size: 0;
    }
  `,
})
export class AsideForm {
  private readonly api = inject(WorklistApi);

  readonly row = input.required<WorklistRow>();
  readonly today = input.required<CalendarDate>();
  readonly stored = output();

  protected readonly limits = PUT_ASIDE;
  protected readonly untilOn = linkedSignal(() => addDays(this.today(), USUAL_DAYS));
  protected readonly reason = signal('');
  protected readonly tried = signal(false);
  protected readonly refusal = signal<unknown>(null);
  protected readonly problem = computed(() => {
    const { safety, dueOn, snoozes } = this.row();
    const day = asideProblem({ safety: safety ? 'stat' : null, dueOn }, this.untilOn(), { today: this.today(), times: snoozes });
    return day ?? (this.reason().trim().length < PUT_ASIDE.reason.minLength ? 'Say why in a few words.' : null);
  });

  protected async submit(): Promise<void> {
    this.tried.set(true);
    if (this.problem() !== null) return;
    this.refusal.set(null);
    try {
      await this.api.snooze(this.row(), { untilOn: this.untilOn(), reason: this.reason().trim() });
      this.stored.emit();
    } catch (error) {
      this.refusal.set(error);
    }
  }
}
