import { DOCUMENT, inject, Injectable } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map, pairwise, startWith } from 'rxjs';

const pathOf = (url: string): string => url.split(/[?#]/)[0] ?? '';

/**
 * After a navigation the heading of the new page gets the focus, so keyboard and screen-reader users start there.
 * Changing a filter keeps the path, and so keeps the focus where it is.
 */
@Injectable({ providedIn: 'root' })
export class PageFocus {
  private readonly document = inject(DOCUMENT);
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

  /** A heading that appeared after the navigation, once its page had loaded, takes the focus if nothing else did. */
  headingAppeared(heading: HTMLElement): void {
    if (!this.due) return;
    this.due = false;
    heading.focus({ preventScroll: true });
  }

  private moved(): void {
    this.due = true;
    const heading = this.document.querySelector<HTMLElement>('main h1[tabindex="-1"]');
    if (heading !== null) this.headingAppeared(heading);
  }
}
