import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { type Params, RouterLink } from '@angular/router';
import { EmptyState } from '../ui/empty-state';

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

/** What no time was found for, and where somebody chooses one by hand. */
export interface LeftLine {
  readonly id: string;
  readonly patientName: string;
  readonly what: string;
  readonly why: string;
  readonly act: string;
  /** The address of the calendar at which to choose. */
  readonly at: Params;
}

/** Proposed times, each with what speaks for it and a tick; what is unticked is left alone. Below them, what has no time. */
@Component({
  selector: 'app-proposals',
  imports: [EmptyState, MatButton, RouterLink],
  host: { class: 'stack' },
  template: `
    <section class="card card--flush" aria-labelledby="proposed">
      <div class="card__head">
        <h2 id="proposed">Proposed</h2>
        <span class="chip">{{ lines().length }}</span>
      </div>
      @if (lines().length > 0) {
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
      } @else {
        <app-empty-state icon="calendar" [what]="empty().what" [next]="empty().next" />
      }
    </section>
    @if (left().length > 0) {
      <section class="card card--flush" aria-labelledby="left">
        <div class="card__head"><h2 id="left">Without a time</h2></div>
        <table class="data-table stacks">
          <thead>
            <tr>
              <th scope="col">Patient</th>
              <th scope="col">What for</th>
              <th scope="col">Why</th>
              <th scope="col"><span class="visually-hidden">Act</span></th>
            </tr>
          </thead>
          <tbody>
            @for (one of left(); track one.id) {
              <tr>
                <th scope="row">{{ one.patientName }}</th>
                <td>{{ one.what }}</td>
                <td>{{ one.why }}</td>
                <td class="action">
                  <a matButton="text" routerLink="/calendar" [queryParams]="one.at">{{ one.act }}</a>
                </td>
              </tr>
            }
          </tbody>
        </table>
      </section>
    }
  `,
})
export class Proposals {
  /** What a tick means: "Book", "Move". */
  readonly verb = input.required<string>();
  readonly lines = input.required<readonly ProposalLine[]>();
  readonly left = input.required<readonly LeftLine[]>();
  /** Said when nothing is proposed. */
  readonly empty = input.required<{ readonly what: string; readonly next: string }>();
  protected readonly label = computed(() => `Proposed: ${this.verb().toLowerCase()}`);
  readonly toggled = output<string>();
}
