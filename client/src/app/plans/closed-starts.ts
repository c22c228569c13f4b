import { Component, inject, output } from '@angular/core';
import { ClosuresUnread } from './closures-unread';
import { PlanClosures } from './plan-closures';

/** What the closures mean for the starts on the board; no rule speaks of them. */
@Component({
  selector: 'app-closed-starts',
  imports: [ClosuresUnread],
  template: `
    <app-closures-unread [closures]="closures" />
    @if (closures.starts().length > 0) {
      <div class="note">
        <strong>Planned to start while the clinic is closed:</strong>
        <ul>
          @for (start of closures.starts(); track start.courseId) {
            <li>
              <button class="link" type="button" (click)="chosen.emit(start.courseId)">{{ start.name }}</button>: {{ start.words }}
            </li>
          }
        </ul>
        <span class="muted small">Move what needs somebody of the clinic on its first day; what begins at home may stay.</span>
      </div>
    }
  `,
  styles: `
    .link {
      min-block-size: 26px;
      padding: 0;
      font: inherit;
      text-decoration: underline;
      color: var(--mat-sys-primary);
      background: none;
      border: 0;
      cursor: pointer;
    }
    ul {
      margin: 0.25rem 0;
      padding-inline-start: 1.125rem;
    }
    .note,
    app-closures-unread:not(:empty) {
      margin: 0 1.25rem 0.75rem;
    }
  `,
})
export class ClosedStarts {
  protected readonly closures = inject(PlanClosures);
  readonly chosen = output<string>();
}
