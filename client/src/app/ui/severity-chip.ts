import { Component, computed, input } from '@angular/core';
import { Icon, type IconName } from './icon';

export type ChipSeverity = 'block' | 'warn' | 'inform' | 'passed' | 'unknown';

const LOOKS: Readonly<Record<ChipSeverity, { readonly icon: IconName; readonly word: string }>> = {
  block: { icon: 'stop', word: 'Blocks' },
  warn: { icon: 'alert', word: 'Warns' },
  inform: { icon: 'info', word: 'Informs' },
  passed: { icon: 'check', word: 'Passed' },
  unknown: { icon: 'question', word: 'Cannot tell' },
};

/** How much a finding matters, as icon, word and colour. */
@Component({
  selector: 'app-severity-chip',
  imports: [Icon],
  host: { class: 'chip', '[class]': 'severity()' },
  template: `<app-icon [name]="look().icon" [size]="15" />{{ label() || look().word }}`,
  styles: `
    :host(.block) {
      color: var(--severity-blocks);
      background: var(--severity-blocks-tint);
    }
    :host(.warn) {
      color: var(--severity-warns);
      background: var(--severity-warns-tint);
    }
    :host(.inform) {
      color: var(--severity-informs);
      background: var(--severity-informs-tint);
    }
    :host(.passed) {
      color: var(--severity-passed);
      background: var(--severity-passed-tint);
    }
    :host(.unknown) {
      color: var(--severity-unknown);
      background: var(--severity-unknown-tint);
    }
  `,
})
export class SeverityChip {
  readonly severity = input.required<ChipSeverity>();
  /** Other words than the usual one, e.g. "Due in 3 hours". */
  readonly label = input('');

  protected readonly look = computed(() => LOOKS[this.severity()]);
}
