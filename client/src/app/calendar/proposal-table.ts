import { Component, input, output } from '@angular/core';

/** One proposed time as a person reads it before accepting it. */
export interface ProposalLine {
  readonly id: string;
  readonly patientName: string;
  readonly what: string;
  /** What it keeps to, or where it is now. */
  readonly bounds: string;
  readonly when: string;
  readonly where: string;
  readonly why: string;
  readonly ticked: boolean;
}

/** Proposed times, each with what speaks for it and a tick; what is unticked is left alone. */
@Component({
  selector: 'app-proposal-table',
  template: `
    <div class="table-scroll" tabindex="0" role="region" [attr.aria-label]="label()">
      <table class="data-table stacks">
        <thead>
          <tr>
            <th scope="col">{{ verb() }}</th>
            <th scope="col">Patient</th>
            <th scope="col">What for</th>
            <th scope="col">When and where</th>
            <th scope="col">Why this time</th>
          </tr>
        </thead>
        <tbody>
          @for (line of lines(); track line.id) {
            <tr>
              <td>
                <input
                  type="checkbox"
                  [checked]="line.ticked"
                  [attr.aria-label]="verb() + ' ' + line.patientName + ', ' + line.what"
                  (change)="toggled.emit(line.id)"
                />
              </td>
              <th scope="row">{{ line.patientName }}</th>
              <td>
                {{ line.what }}
                <p class="muted small">{{ line.bounds }}</p>
              </td>
              <td>
                {{ line.when }}
                <p class="muted small">{{ line.where }}</p>
              </td>
              <td class="muted small">{{ line.why }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
})
export class ProposalTable {
  readonly label = input.required<string>();
  /** What a tick means: "Book", "Move". */
  readonly verb = input.required<string>();
  readonly lines = input.required<readonly ProposalLine[]>();
  readonly toggled = output<string>();
}
