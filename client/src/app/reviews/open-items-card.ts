import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MomentPipe, dayText } from '../ui/day';
import { SeverityChip } from '../ui/severity-chip';
import type { OpenItems } from './open-items';

/** More of them are read on the plan. */
const FINDINGS_SHOWN = 4;

/** What is open before anything is judged: safety tasks, red flags, findings that wait for somebody. One line when nothing is. */
@Component({
  selector: 'app-open-items-card',
  imports: [MomentPipe, RouterLink, SeverityChip],
  template: `
    @if (nothing()) {
      <p class="muted small">{{ noneWords() }}</p>
    } @else {
      <section class="note" [class.note--block]="grave()" [class.note--warn]="!grave()" aria-labelledby="open-items">
        <h3 id="open-items">Open before anything is decided</h3>
        <ul>
          @for (task of items().tasks; track task.id) {
            <li>
              <strong>{{ task.what }}</strong> {{ task.action }} <span class="small">(by {{ task.dueAt | moment }})</span>
            </li>
          }
          @for (words of items().redFlags; track words) {
            <li><strong>Red flag told:</strong> {{ words }}</li>
          }
          @for (finding of shown(); track $index) {
            <li><app-severity-chip [severity]="finding.blocks ? 'block' : 'warn'" [label]="finding.ruleId" /> {{ finding.text }}</li>
          }
        </ul>
        @if (items().findings.length > 0) {
          <p class="small no-print">
            <a [routerLink]="planPath()">{{ more() > 0 ? more() + ' more on the plan' : 'Decide them on the plan' }}</a>
          </p>
        }
      </section>
    }
  `,
  styles: `
    section {
      display: grid;
      gap: 0.5rem;
      justify-items: start;
    }
    h3 {
      font-size: 0.875rem;
    }
    ul {
      display: grid;
      gap: 0.375rem;
      padding-inline-start: 1.25rem;
      margin: 0;
    }
  `,
})
export class OpenItemsCard {
  readonly items = input.required<OpenItems>();
  readonly planPath = input.required<readonly string[]>();

  protected readonly shown = computed(() => this.items().findings.slice(0, FINDINGS_SHOWN));
  protected readonly more = computed(() => this.items().findings.length - this.shown().length);
  protected readonly grave = computed(
    () => this.items().tasks.length > 0 || this.items().redFlags.length > 0 || this.items().findings.some(({ blocks }) => blocks),
  );
  protected readonly nothing = computed(() => this.items().tasks.length + this.items().redFlags.length + this.items().findings.length === 0);
  protected readonly noneWords = computed(() => {
    const { redFlagsAsked, since } = this.items();
    const flags = redFlagsAsked ? `no red flag told since ${dayText(since)}` : `red flags not asked since ${dayText(since)}`;
    return `No open safety task, ${flags}, no finding that waits for somebody.`;
  });
}
