import { Component, computed, inject } from '@angular/core';
import { Session } from '../platform/session';
import { MomentPipe } from '../ui/day';
import { Icon } from '../ui/icon';
import { PlanEditor } from './plan-editor';

/** Whose signature the plan waits for. */
@Component({
  selector: 'app-plan-standing',
  imports: [Icon, MomentPipe],
  template: `
    @if (waits(); as asked) {
      <p class="note note--warn row">
        <app-icon name="hand" [size]="18" />
        <span>
          @if (mine()) {
            {{ asked.askedByName }} signed this plan and asks you to co-sign it. Read it, then choose “Co-sign…”.
          } @else {
            Waiting for co-signature by {{ asked.askedOfName }}. {{ asked.askedByName }} signed on {{ asked.at | moment }}.
          }
          An edit takes the signature back.
        </span>
      </p>
    }
  `,
  styles: `
    :host:has(.note) {
      display: block;
    }
    .note {
      flex-wrap: nowrap;
      gap: 0.625rem;
      align-items: start;
    }
  `,
})
export class PlanStanding {
  private readonly editor = inject(PlanEditor);
  private readonly session = inject(Session);

  protected readonly waits = computed(() => this.editor.plan()?.coSignature ?? null);
  protected readonly mine = computed(() => this.waits()?.askedOf === this.session.me()?.accountId);
}
