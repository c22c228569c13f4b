import { afterNextRender, DOCUMENT, inject, Injectable, Injector } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map, pairwise, startWith } from 'rxjs';

/** An address without what only filters or points within its page. */
export const pathOf = (url: string): string => url.split(/[?#]/)[0] ?? '';

/**
 * After a navigation the heading of the new page gets the focus, so keyboard and screen-reader users start there.
 * Changing a filter keeps the path, and so keeps the focus where it is. A page inside a page marks its own heading
 * with `data-page-heading`.
 */
@Injectable({ providedIn: 'root' })
export class PageFocus {
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private due = false;

  constructor() {
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        map((event) => pathOf(event.urlAfterRedirects)),
        startWith(null),
        pairwise(),
        filter(([before, after]) => before !== null && before !== after),
      )
      .subscribe(() => this.moved());
  }

  /** A heading that appears only once its page has loaded takes the focus, if the navigation still waits for one. */
  headingAppeared(heading: HTMLElement): void {
    if (!this.due) return;
    this.due = false;
    heading.focus({ preventScroll: true });
  }

  private moved(): void {
    this.due = true;
    afterNextRender(() => this.focusWhatIsThere(), { injector: this.injector });
  }

  private focusWhatIsThere(): void {
    const heading = this.document.querySelector<HTMLElement>('main [data-page-heading]') ?? this.document.querySelector<HTMLElement>('main h1[tabindex="-1"]');
    if (heading !== null) this.headingAppeared(heading);
  }
}
