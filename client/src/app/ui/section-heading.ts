import { afterNextRender, Component, ElementRef, inject, input, viewChild } from '@angular/core';
import { PageFocus } from '../platform/page-focus';

/** The heading of a section that has an address of its own inside a page; takes the focus after a navigation to it. */
@Component({
  selector: 'app-section-heading',
  template: `
    <div class="words">
      <h2 #title tabindex="-1" data-page-heading>{{ heading() }}</h2>
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
      gap: 0.5rem 1.5rem;
      align-items: end;
      justify-content: space-between;
    }
    h2 {
      font-size: 1.25rem;
    }
    .words {
      display: grid;
      gap: 0.25rem;
      max-inline-size: 48rem;
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
export class SectionHeading {
  readonly heading = input.required<string>();
  readonly lead = input('');

  private readonly element = viewChild.required<ElementRef<HTMLElement>>('title');

  constructor() {
    const focus = inject(PageFocus);
    afterNextRender(() => focus.headingAppeared(this.element().nativeElement));
  }
}
