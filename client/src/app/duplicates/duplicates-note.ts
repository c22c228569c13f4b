import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MATCHED_CHARTS } from '@stagewell/shared/patients/merge';
import { Icon } from '../ui/icon';
import { DuplicatesApi } from './duplicates-api';

/** Said where a chart is looked at: another chart may be of the same person. Silent when there is none. */
@Component({
  selector: 'app-duplicates-note',
  imports: [Icon, RouterLink],
  template: `
    @for (other of others(); track other.id) {
      <p class="note note--warn row row--apart no-print">
        <span
          ><app-icon name="people" [size]="16" /> {{ other.match.grade === 'probable' ? 'Probably' : 'Possibly' }} the same person as {{ other.givenName }}
          {{ other.familyName }}, MRN {{ other.mrn }}. Nothing was merged.</span
        >
        <a [routerLink]="['/patients', patientId(), 'merge', other.id]">Compare the charts</a>
      </p>
    }
    @if (others().length === most) {
      <p class="muted no-print">There may be more charts like this one; these are the {{ most }} most alike.</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.5rem;
    }
    :host:empty {
      display: none;
    }
    p {
      margin: 0;
    }
  `,
})
export class DuplicatesNote {
  private readonly api = inject(DuplicatesApi);

  readonly patientId = input.required<string>();
  protected readonly most = MATCHED_CHARTS.shown;

  private readonly found = this.api.of(() => this.patientId());
  protected readonly others = computed(() => (this.found.hasValue() ? this.found.value() : []));
}
