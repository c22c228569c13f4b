import { afterNextRender, Component, type ElementRef, input, output, viewChild } from '@angular/core';
import { chartIdOf } from '@stagewell/shared/patients/patient';
import { Icon } from '../ui/icon';
import { ProblemCard } from '../ui/problem-card';
import { findPatients } from './find-patients';

/** Who was found. */
export interface FoundPatient {
  readonly patientId: string;
  /** "Nwosu, Adaeze" */
  readonly patientName: string;
}

/** Finds one patient by name or record number and says who was chosen. */
@Component({
  selector: 'app-patient-finder',
  imports: [Icon, ProblemCard],
  host: { class: 'stack stack--tight' },
  template: `
    <div class="search-field">
      <app-icon name="search" />
      <input
        #field
        type="search"
        [attr.aria-label]="label()"
        placeholder="Name or record number"
        autocomplete="off"
        [value]="search()"
        (input)="search.set(field.value)"
      />
    </div>
    <div aria-live="polite">
      @if (found.error(); as error) {
        <app-problem-card [error]="error" (retry)="found.reload()" />
      } @else if (searched()) {
        <ul class="found">
          @for (row of rows(); track row.id) {
            <li>
              <button type="button" (click)="chosen.emit({ patientId: chartIdOf(row), patientName: row.familyName + ', ' + row.givenName })">
                <strong>{{ row.familyName }}, {{ row.givenName }}</strong>
                <span class="muted numeric">MRN {{ row.mrn }}{{ row.mergedIntoId ? ', merged' : '' }}</span>
              </button>
            </li>
          } @empty {
            <li class="muted">{{ found.isLoading() ? 'Searching…' : 'No patient found. Try the family name or the record number.' }}</li>
          }
        </ul>
      }
    </div>
  `,
  styles: `
    ul {
      display: grid;
      gap: 0.25rem;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    button {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 1rem;
      justify-content: space-between;
      inline-size: 100%;
      min-block-size: 40px;
      padding: 0.5rem 0.625rem;
      font: inherit;
      text-align: start;
      color: inherit;
      background: none;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: var(--corner);
      cursor: pointer;
    }
    button:hover {
      background: var(--mat-sys-surface-container-high);
    }
  `,
})
export class PatientFinder {
  /** What the field is for, to whoever does not see it. */
  readonly label = input.required<string>();
  /** Opened by a press: the next thing somebody does is to type. */
  readonly atOnce = input(false);
  readonly chosen = output<FoundPatient>();

  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  private readonly patients = findPatients();
  protected readonly search = this.patients.search;
  protected readonly searched = this.patients.searched;
  protected readonly found = this.patients.found;
  protected readonly rows = this.patients.rows;
  protected readonly chartIdOf = chartIdOf;

  constructor() {
    afterNextRender(() => this.atOnce() && this.field().nativeElement.focus());
  }
}
