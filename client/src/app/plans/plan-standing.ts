import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Session } from '../platform/session';
import { MomentPipe } from '../ui/day';
import { Icon } from '../ui/icon';
import { PlanEditor } from './plan-editor';
import { PlanSigning } from './plan-signing';

/** Whose signature the plan waits for. */
@Component({
  selector: 'app-plan-standing',
  imports: [Icon, MatButton, MomentPipe, RouterLink],
  template: `
    @if (waits(); as asked) {
      <p class="note note--warn row">
        <app-icon name="hand" [size]="18" />
        <span>
          @if (asked.ofChange) {
            @if (mine()) {
              {{ asked.askedByName }} changed this running plan and asks you to co-sign it.
            } @else {
              {{ asked.askedByName }} changed this running plan on {{ asked.at | moment }}; {{ asked.askedOfName }} is asked to co-sign.
            }
            The change is in force.
            <a [routerLink]="['/patients', patientId(), 'plan', 'versions', asked.version]">See version {{ asked.version }} and what it changed</a>
          } @else if (mine()) {
            {{ asked.askedByName }} signed this plan and asks you to co-sign it. Read it, then choose “Co-sign…”.
          } @else {
            Waiting for co-signature by {{ asked.askedOfName }}. {{ asked.askedByName }} signed on {{ asked.at | moment }}.
          }
          @if (!asked.ofChange) {
            An edit takes the signature back.
          }
        </span>
        @if (mayCoSign()) {
          <button class="no-print" matButton="tonal" type="button" [disabled]="editor.dirty()" (click)="signing.coSign()">Co-sign the changes…</button>
        }
      </p>
    }
  `,
  styles: `
    :host:has(.note) {
      display: block;
    }
    .note {
      flex-wrap: wrap;
      gap: 0.625rem;
      align-items: center;
    }
    .note > span {
      flex: 1 1 20rem;
    }
  `,
})
export class PlanStanding {
  protected readonly editor = inject(PlanEditor);
  protected readonly signing = inject(PlanSigning);
  private readonly session = inject(Session);

  protected readonly waits = computed(() => this.editor.plan()?.coSignature ?? null);
  protected readonly patientId = computed(() => this.editor.plan()?.patientId ?? '');
  protected readonly mine = computed(() => this.waits()?.askedOf === this.session.me()?.accountId);
  /** A plan as a whole is co-signed by making it active. */
  protected readonly mayCoSign = computed(() => this.waits()?.ofChange === true && this.mine() && this.session.may('plan.sign'));
}
