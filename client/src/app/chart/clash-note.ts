import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';

/** One answer that two people gave differently. */
export interface Difference {
  readonly label: string;
  readonly theirs: string;
  readonly mine: string;
}

/** Someone else saved first: both versions side by side, and the choice in the open. Saving again keeps mine. */
@Component({
  selector: 'app-clash-note',
  imports: [MatButton],
  host: { class: 'note note--warn stack stack--tight', role: 'alert' },
  template: `
    <strong>Someone else saved this while you were typing. Yours is still here.</strong>
    @if (differences().length > 0) {
      <table class="data-table">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Theirs</th>
            <th scope="col">Mine</th>
          </tr>
        </thead>
        <tbody>
          @for (one of differences(); track one.label) {
            <tr>
              <th scope="row">{{ one.label }}</th>
              <td>{{ one.theirs }}</td>
              <td>{{ one.mine }}</td>
            </tr>
          }
        </tbody>
      </table>
    } @else {
      <span>Both say the same.</span>
    }
    <div class="row">
      <button matButton="outlined" type="button" (click)="takeTheirs.emit()">Take theirs</button><span>or save again to keep yours on top.</span>
    </div>
  `,
})
export class ClashNote {
  readonly differences = input.required<readonly Difference[]>();
  readonly takeTheirs = output();
}
