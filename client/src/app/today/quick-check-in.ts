import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { findPatients } from '../patients/find-patients';
import { Icon } from '../ui/icon';
import { ProblemCard } from '../ui/problem-card';

/** Someone is on the phone or at the desk: find the person, record the check-in. */
@Component({
  selector: 'app-quick-check-in',
  imports: [Icon, ProblemCard, RouterLink],
  host: { class: 'card quick' },
  template: `
    <div class="row">
      <h2 id="quick">Record a check-in</h2>
      <div class="search-field">
        <app-icon name="search" />
        <input
          #field
          type="search"
          aria-label="Whose check-in: name or record number"
          placeholder="Name or record number"
          autocomplete="off"
          [value]="text()"
          (input)="text.set(field.value)"
        />
      </div>
    </div>
    <div aria-live="polite">
      @if (found.error(); as error) {
        <app-problem-card [error]="error" (retry)="found.reload()" />
      } @else if (searched()) {
        <ul class="found">
          @for (row of rows(); track row.id) {
            <li>
              <a [routerLink]="['/patients', row.id, 'check-ins', 'new']">
                <span>{{ row.familyName }}, {{ row.givenName }}</span
                ><span class="muted numeric">MRN {{ row.mrn }}</span>
              </a>
            </li>
          } @empty {
            <li class="muted">{{ found.isLoading() ? 'Searching…' : 'No patient found. Try the family name or the record number.' }}</li>
          }
        </ul>
      }
    </div>
  `,
  styles: `
    .row {
      gap: 0.75rem 1.25rem;
    }
    .found {
      display: grid;
      padding-block-start: 0.75rem;
    }
    a {
      display: flex;
      gap: 1rem;
      justify-content: space-between;
      min-block-size: 40px;
      padding: 0.5rem 0.625rem;
      font-weight: 550;
      text-decoration: none;
      border-radius: 6px;
    }
    a:hover {
      background: var(--mat-sys-surface-container-high);
    }
    a .muted {
      font-weight: 400;
    }
  `,
})
export class QuickCheckIn {
  private readonly patients = findPatients();
  protected readonly text = this.patients.search;
  protected readonly searched = this.patients.searched;
  protected readonly found = this.patients.found;
  protected readonly rows = this.patients.rows;
}
