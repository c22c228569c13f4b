import { Component, computed, input } from '@angular/core';
import type { Coding } from '@stagewell/shared/catalogue/modality';
import type { Recorded } from '@stagewell/shared/patients/patient';
import { dayText } from '../ui/day';
import { VERIFICATION_WORDS } from '../ui/source-note';

const SYSTEM_WORDS: Readonly<Record<Coding['system'], string>> = {
  rxnorm: 'RxNorm',
  loinc: 'LOINC',
  'icd-10-cm': 'ICD-10-CM',
  hcpcs: 'HCPCS',
  snomed: 'SNOMED CT',
  local: 'Local code',
};

/** Where a row of the chart comes from: its codes as received, the source system and its id there, the day, the version. */
@Component({
  selector: 'app-record-source',
  template: `
    <dl class="facts small">
      @for (coding of codings(); track coding.system + coding.code) {
        <dt>{{ systems[coding.system] }}</dt>
        <dd>
          {{ coding.code }} {{ coding.display }} <span class="muted">({{ verified[coding.verification] }})</span>
        </dd>
      }
      @for (line of lines(); track line[0]) {
        <dt>{{ line[0] }}</dt>
        <dd>{{ line[1] }}</dd>
      }
    </dl>
  `,
  styles: `
    dd {
      overflow-wrap: anywhere;
    }
  `,
})
export class RecordSource {
  readonly row = input.required<Recorded & { readonly codings?: readonly Coding[] }>();

  protected readonly systems = SYSTEM_WORDS;
  protected readonly verified = VERIFICATION_WORDS;
  protected readonly codings = computed(() => this.row().codings ?? []);
  protected readonly lines = computed(() => {
    const { source, sourceSystem, sourceId, recordedOn, version } = this.row();
    const imported =
      source === 'import'
        ? ([
            ['Source system', sourceSystem ?? 'not named'],
            ['Id there', sourceId ?? 'none'],
          ] as const)
        : [];
    return [
      ['Came by', source === 'import' ? 'import' : 'entry by hand'] as const,
      ...imported,
      ['Recorded on', dayText(recordedOn)] as const,
      ['Version', String(version)] as const,
    ];
  });
}
