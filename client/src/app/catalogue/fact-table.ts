import { Component, input } from '@angular/core';
import { SourceNote } from '../ui/source-note';
import type { FactLine } from './modality-facts';

/** Facts, each beside its source; an empty one is said to be not known. */
@Component({
  selector: 'app-fact-table',
  imports: [SourceNote],
  template: `
    <table class="data-table facts-table">
      <caption class="visually-hidden">
        {{
          caption()
        }}
      </caption>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">Fact</th>
          <th scope="col">Value and source</th>
        </tr>
      </thead>
      <tbody>
        @for (line of lines(); track line.label) {
          <tr>
            <th scope="row">{{ line.label }}</th>
            <td>
              @if (line.value === null) {
                <p class="muted">not known</p>
              } @else {
                <p>{{ line.value }}</p>
              }
              @if (line.source; as source) {
                <app-source-note [source]="source" />
              }
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    th[scope='row'] {
      inline-size: 13rem;
    }
    @media (max-width: 640px) {
      th[scope='row'] {
        inline-size: 8rem;
      }
    }
  `,
})
export class FactTable {
  readonly caption = input.required<string>();
  readonly lines = input.required<readonly FactLine[]>();
}
