import { Component, computed, input } from '@angular/core';

/** Grey lines where content will stand, and one sentence for screen readers. */
@Component({
  selector: 'app-loading',
  host: { role: 'status' },
  template: `
    <span class="visually-hidden">{{ what() }}</span>
    @for (line of lineNumbers(); track line) {
      <span class="line" aria-hidden="true"></span>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.75rem;
      padding: 1.25rem;
    }
    .line {
      block-size: 1.125rem;
      background: var(--mat-sys-surface-container-highest);
      border-radius: 6px;
      animation: breathe 1.4s ease-in-out infinite alternate;
    }
    .line:nth-child(3n) {
      inline-size: 82%;
    }
    .line:nth-child(3n + 1) {
      inline-size: 64%;
    }
    @keyframes breathe {
      from {
        opacity: 1;
      }
      to {
        opacity: 0.45;
      }
    }
  `,
})
export class Loading {
  readonly what = input('Loading');
  readonly lines = input(4);

  protected readonly lineNumbers = computed(() => Array.from({ length: this.lines() }, (_, i) => i));
}
