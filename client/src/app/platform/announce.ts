import { LiveAnnouncer } from '@angular/cdk/a11y';
import { inject, Injectable } from '@angular/core';

/** Says to screen readers what a sighted reader sees change. */
@Injectable({ providedIn: 'root' })
export class Announce {
  private readonly live = inject(LiveAnnouncer);

  /** At the next pause: counts, moves, saved. */
  politely(text: string): void {
    void this.live.announce(text, 'polite');
  }

  /** At once: refusals and red flags. */
  now(text: string): void {
    void this.live.announce(text, 'assertive');
  }
}
