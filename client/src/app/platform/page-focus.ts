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
  /** Where it went last. */
  private last: HTMLElement | null = null;

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

  /** To the heading of the page that is there, or comes: for whoever chose a page that is open already. */
  toHeading(): void {
    this.moved();
  }

  /**
   * A heading that appears only once its page has loaded takes the focus, if the navigation still waits for one, or if the
   * heading of before that got it went while the page was loading.
   */
  headingAppeared(heading: HTMLElement): void {
    const isLost = this.last !== null && !this.last.isConnected && this.document.activeElement === this.document.body;
    if (!this.due && !isLost) return;
    this.due = false;
    this.last = heading;
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
