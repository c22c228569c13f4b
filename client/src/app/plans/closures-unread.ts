import { Component, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { PlanClosures } from './plan-closures';

/** Says that nobody knows whether the clinic is closed, wherever days are chosen. */
@Component({
  selector: 'app-closures-unread',
  imports: [MatButton],
  template: `
    @if (closures().failed()) {
      <p class="note note--warn" role="alert">
        When the clinic is closed could not be read: days may fall on closed ones. The plan is as it was.
        <button matButton="text" type="button" (click)="closures().reload()">Read the closures again</button>
      </p>
    }
  `,
})
export class ClosuresUnread {
  readonly closures = input.required<PlanClosures>();
}
