import { Component, computed, input } from '@angular/core';
import type { Coding } from '@stagewell/shared/catalogue/modality';
import { VERIFICATION_WORDS } from '../ui/source-note';

const SYSTEM_WORDS: Readonly<Record<Coding['system'], string>> = {
  rxnorm: 'RxNorm',
  loinc: 'LOINC',
  'icd-10-cm': 'ICD-10-CM',
  hcpcs: 'HCPCS / CPT',
  snomed: 'SNOMED CT',
  local: 'Local',
};

/** Codes of public systems; none without how far it was checked. */
@Component({
  selector: 'app-code-table',
  host: { class: 'wide', tabindex: '0', role: 'region', 'aria-label': 'Table of codes' },
  template: `
    <table class="data-table">
      <thead>
        <tr>
          <th scope="col">System</th>
          <th scope="col">Code</th>
          <th scope="col">Meaning</th>
          <th scope="col">Checked</th>
        </tr>
      </thead>
      <tbody>
        @for (code of lines(); track code.system + code.code) {
          <tr>
            <td>{{ code.systemWord }}</td>
            <td class="numeric">{{ code.code }}</td>
            <td>{{ code.display }}</td>
            <td>{{ code.checked }}</td>
          </tr>
        } @empty {
          <tr>
            <td colspan="4" class="muted">No code is recorded.</td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class CodeTable {
  readonly codes = input.required<readonly Coding[]>();

  protected readonly lines = computed(() =>
    this.codes().map((code) => ({ ...code, systemWord: SYSTEM_WORDS[code.system], checked: VERIFICATION_WORDS[code.verification] })),
  );
}
