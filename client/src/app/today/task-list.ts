import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { TaskView, Trigger } from '@stagewell/shared/check-ins/check-in';
import type { Instant } from '@stagewell/shared/dates';
import { MomentPipe } from '../ui/day';
import { type ChipSeverity, SeverityChip } from '../ui/severity-chip';

const LOOKS: Readonly<Record<Trigger['priority'], { readonly severity: ChipSeverity; readonly label: string }>> = {
  stat: { severity: 'block', label: 'STAT' },
  'same-day': { severity: 'block', label: 'Same day' },
  'within-24h': { severity: 'warn', label: 'Within 24 hours' },
  'within-2d': { severity: 'warn', label: 'Within 2 days' },
  'within-3d': { severity: 'inform', label: 'Within 3 days' },
};

/** Safety tasks, the most urgent first as the server orders them: who, what happened, what to do, until when. */
@Component({
  selector: 'app-task-list',
  imports: [MatButton, MomentPipe, RouterLink, SeverityChip],
  template: `
    <ul class="tasks">
      @for (line of lines(); track line.task.id) {
        <li>
          <div class="row">
            <app-severity-chip [severity]="line.look.severity" [label]="line.look.label" />
            <a class="patient" [routerLink]="['/patients', line.task.patientId]">{{ line.task.patientName }}</a>
            @if (line.task.escalatedAt) {
              <span class="chip escalated">Escalated</span>
            }
            <span class="due" [class.late]="line.late">{{ line.late ? 'Overdue since' : 'Due' }} {{ line.task.dueAt | moment }}</span>
          </div>
          <p class="what">{{ line.task.what }}</p>
          <p class="action"><span class="eyebrow">Do</span> {{ line.task.action }}</p>
          <div class="row">
            <button
              matButton="outlined"
              type="button"
              [attr.aria-label]="'How to reach ' + line.task.patientName + ', ' + line.task.what"
              (click)="reaching.emit(line.task)"
            >
              How to reach
            </button>
            <button
              matButton="outlined"
              type="button"
              [attr.aria-label]="'Close with what was done: ' + line.task.patientName + ', ' + line.task.what"
              (click)="closing.emit(line.task)"
            >
              Close with what was done
            </button>
          </div>
        </li>
      }
    </ul>
  `,
  styles: `
    .tasks {
      display: grid;
    }
    li {
      display: grid;
      gap: 0.5rem;
      justify-items: start;
      padding: 1rem 1.25rem;
      border-block-end: 1px solid var(--mat-sys-outline-variant);
    }
    li:last-child {
      border-block-end: 0;
    }
    .row {
      inline-size: 100%;
    }
    .patient {
      display: inline-flex;
      align-items: center;
      min-block-size: 24px;
      font-weight: 600;
    }
    .due {
      margin-inline-start: auto;
      font-size: 0.8125rem;
      font-variant-numeric: tabular-nums;
      color: var(--mat-sys-on-surface-variant);
    }
    .due.late {
      font-weight: 600;
      color: var(--severity-blocks);
    }
    .escalated {
      color: var(--severity-blocks);
      background: var(--severity-blocks-tint);
    }
    .what {
      font-weight: 520;
    }
    .action {
      max-inline-size: 60rem;
    }
  `,
})
export class TaskList {
  readonly tasks = input.required<readonly TaskView[]>();
  /** Now, to tell what is overdue. */
  readonly now = input.required<Instant>();
  readonly closing = output<TaskView>();
  /** The telephone number, how the patient wants to be reached, and what was tried. */
  readonly reaching = output<TaskView>();

  protected readonly lines = computed(() =>
    this.tasks().map((task) => ({ task, look: LOOKS[task.priority], late: task.escalatedAt !== null || Date.parse(task.dueAt) < Date.parse(this.now()) })),
  );
}
