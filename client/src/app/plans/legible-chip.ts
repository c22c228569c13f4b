import { Component, computed, input } from '@angular/core';
import { LEGIBILITY_WORDS } from '@stagewell/shared/plans/information-words';
import type { Legibility } from '@stagewell/shared/progress/attribution/legible';
import { Icon, type IconName } from '../ui/icon';

const ICONS: Readonly<Record<Legibility, IconName>> = { clear: 'check', partly: 'minus', hardly: 'question' };

/** How well an effect will be told, as icon, word and colour. */
@Component({
  selector: 'app-legible-chip',
  imports: [Icon],
  host: { class: 'chip', '[class]': 'level()' },
  template: `<app-icon [name]="icon()" [size]="14" />{{ word() }}`,
  styles: `
    :host(.clear) {
      color: var(--severity-passed);
      background: var(--severity-passed-tint);
    }
    :host(.partly) {
      color: var(--severity-warns);
      background: var(--severity-warns-tint);
    }
    :host(.hardly) {
      color: var(--severity-blocks);
      background: var(--severity-blocks-tint);
    }
  `,
})
export class LegibleChip {
  readonly level = input.required<Legibility>();

  protected readonly word = computed(() => LEGIBILITY_WORDS[this.level()].en);
  protected readonly icon = computed(() => ICONS[this.level()]);
}
