import { afterNextRender, Component, ElementRef, inject, input, viewChild } from '@angular/core';
import { PageFocus } from '../platform/page-focus';

/** The page's one `<h1>`, a sentence below it, and the page's actions at the end of the line. */
@Component({
  selector: 'app-page-header',
  template: `
    <div class="words">
      <ng-content select="[before]" />
      <h1 #title tabindex="-1">{{ heading() }}</h1>
      @if (lead()) {
        <p class="muted">{{ lead() }}</p>
      }
    </div>
    <div class="actions no-print"><ng-content /></div>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 0.75rem 1.5rem;
      align-items: end;
      justify-content: space-between;
    }
    .words {
      display: grid;
      gap: 0.25rem;
      min-inline-size: min(100%, 18rem);
      max-inline-size: 46rem;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
      align-items: center;
    }
    .actions:empty {
      display: none;
    }
  `,
})
export class PageHeader {
  readonly heading = input.required<string>();
  readonly lead = input('');

  private readonly element = viewChild.required<ElementRef<HTMLElement>>('title');

  constructor() {
    const focus = inject(PageFocus);
    afterNextRender(() => focus.headingAppeared(this.element().nativeElement));
  }
}
