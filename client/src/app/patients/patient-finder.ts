import { httpResource } from '@angular/common/http';
import { afterNextRender, Component, computed, type ElementRef, input, output, signal, viewChild } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import type { PatientPage } from '@stagewell/shared/patients/patient';
import { debounceTime } from 'rxjs';
import { Icon } from '../ui/icon';
import { ProblemCard } from '../ui/problem-card';

/** Who was found. */
export interface FoundPatient {
  readonly patientId: string;
  /** "Nwosu, Adaeze" */
  readonly patientName: string;
}
const PAUSE_MS = 250;
const FOUND_AT_MOST = 5;

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
              <button type="button" (click)="chosen.emit({ patientId: row.id, patientName: row.familyName + ', ' + row.givenName })">
                <strong>{{ row.familyName }}, {{ row.givenName }}</strong> <span class="muted numeric">MRN {{ row.mrn }}</span>
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

  protected readonly search = signal('');
  private readonly settled = toSignal(toObservable(this.search).pipe(debounceTime(PAUSE_MS)), { initialValue: '' });
  protected readonly searched = computed(() => this.settled().trim() !== '');
  protected readonly found = httpResource<PatientPage>(() =>
    this.searched() ? { url: '/api/patients', params: { search: this.settled().trim(), limit: FOUND_AT_MOST } } : undefined,
  );
  protected readonly rows = computed(() => (this.found.hasValue() ? this.found.value().rows : []));

  constructor() {
    afterNextRender(() => this.atOnce() && this.field().nativeElement.focus());
  }
}
