import { LiveAnnouncer } from '@angular/cdk/a11y';
import { inject, Injectable } from '@angular/core';
import { NavigationStart, Router } from '@angular/router';
import { filter } from 'rxjs';
import { pathOf } from './page-focus';

/** Says to screen readers what a sighted reader sees change. */
@Injectable({ providedIn: 'root' })
export class Announce {
  private readonly live = inject(LiveAnnouncer);
  private readonly router = inject(Router);

  constructor() {
    // What was said of one page is not true of the next. What is said just before leaving comes a moment later, and stays.
    this.router.events
      .pipe(
        filter((event) => event instanceof NavigationStart),
        filter(({ url }) => pathOf(url) !== pathOf(this.router.url)),
      )
      .subscribe(() => this.live.clear());
  }

  /** At the next pause: counts, moves, saved. */
  politely(text: string): void {
    void this.live.announce(text, 'polite');
  }

  /** At once: refusals and red flags. */
  now(text: string): void {
    void this.live.announce(text, 'assertive');
  }
}
