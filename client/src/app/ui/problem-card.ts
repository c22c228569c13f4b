import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { problemOf } from '../platform/api-problem';
import { problemTitle } from '../platform/problem-title';
import { Icon } from './icon';

/** What happened, what was kept and what to do, with the way to try again. Takes whatever was thrown. */
@Component({
  selector: 'app-problem-card',
  imports: [Icon, MatButton],
  host: { role: 'alert' },
  template: `
    <app-icon name="alert" [size]="22" />
    <div class="stack stack--tight">
      <p class="title">{{ title() }}</p>
      <p>{{ problem().detail }}</p>
      @if (problem().errors?.length) {
        <ul>
          @for (error of problem().errors; track error.path) {
            <li>{{ error.path }}: {{ error.message }}</li>
          }
        </ul>
      }
      @if (problem().requestId) {
        <p class="small">Reference for support: {{ problem().requestId }}</p>
      }
      <div class="row">
        @if (retryLabel()) {
          <button matButton="outlined" type="button" (click)="retry.emit()">{{ retryLabel() }}</button>
        }
        <ng-content />
      </div>
    </div>
  `,
  styles: `
    :host {
      display: flex;
      gap: 0.875rem;
      padding: 1rem 1.25rem;
      color: var(--severity-blocks);
      background: var(--severity-blocks-tint);
      border-radius: var(--corner-large);
    }
    .title {
      font-weight: 620;
    }
    ul {
      margin: 0;
      padding-inline-start: 1.25rem;
    }
    .row:empty {
      display: none;
    }
    p:not(.title),
    ul {
      color: var(--mat-sys-on-surface);
    }
  `,
})
export class ProblemCard {
  readonly error = input.required<unknown>();
  /** The word on the retry button; empty = nothing to retry. */
  readonly retryLabel = input('Try again');
  readonly retry = output();

  protected readonly problem = computed(() => problemOf(this.error()));
  protected readonly title = computed(() => problemTitle(this.problem()));
}
