import { Component, input } from '@angular/core';
import { Icon, type IconName } from './icon';

/** Nothing here yet: what that means, and what to do next (projected). */
@Component({
  selector: 'app-empty-state',
  imports: [Icon],
  template: `
    <span class="mark"><app-icon [name]="icon()" [size]="26" /></span>
    <p class="what">{{ what() }}</p>
    @if (next()) {
      <p class="muted">{{ next() }}</p>
    }
    <div class="row"><ng-content /></div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.375rem;
      justify-items: center;
      padding: 2.25rem 1.25rem;
      text-align: center;
    }
    .mark {
      display: grid;
      place-items: center;
      inline-size: 3.25rem;
      block-size: 3.25rem;
      margin-block-end: 0.375rem;
      color: var(--mat-sys-primary);
      background: var(--mat-sys-primary-container);
      border-radius: 50%;
    }
    .what {
      font-weight: 600;
    }
    .muted {
      max-inline-size: 34rem;
    }
    .row:empty {
      display: none;
    }
    .row {
      margin-block-start: 0.75rem;
    }
  `,
})
export class EmptyState {
  readonly what = input.required<string>();
  readonly next = input('');
  readonly icon = input<IconName>('info');
}
