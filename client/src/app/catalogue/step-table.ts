import { Component, input } from '@angular/core';
import type { DoseStep } from '@stagewell/shared/catalogue/modality';

/** The usual steps of dose or cadence, and from which one the trial counts. */
@Component({
  selector: 'app-step-table',
  host: { class: 'wide', tabindex: '0', role: 'region', 'aria-label': 'Table of usual steps' },
  template: `
    <table class="data-table">
      <thead>
        <tr>
          <th scope="col">From day</th>
          <th scope="col">Step</th>
          <th scope="col">mg a day</th>
          <th scope="col">A week</th>
          <th scope="col">Adequate</th>
          <th scope="col">Hold or step back</th>
        </tr>
      </thead>
      <tbody>
        @for (step of steps(); track step.day) {
          <tr>
            <td>{{ step.day }}</td>
            <td>{{ step.text }}</td>
            <td>{{ step.dailyMg ?? '–' }}</td>
            <td>{{ step.perWeek ?? '–' }}</td>
            <td>{{ step.adequate ? 'yes' : 'not yet' }}</td>
            <td>{{ step.holdRule ?? 'not stated' }}</td>
          </tr>
        } @empty {
          <tr>
            <td colspan="6" class="muted">No usual steps are recorded.</td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class StepTable {
  readonly steps = input.required<readonly DoseStep[]>();
}
