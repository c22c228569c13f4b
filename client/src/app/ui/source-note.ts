import { Component, computed, input } from '@angular/core';
import type { Source, Verification } from '@stagewell/shared/catalogue/modality';
import { Icon, type IconName } from './icon';

/** How far a fact was checked, in words. */
export const VERIFICATION_WORDS: Readonly<Record<Verification, string>> = {
  verified: 'checked against the source',
  corroborated: 'corroborated by a second source',
  computed: 'computed',
  guide: 'from the clinic’s guide',
  'general-knowledge': 'from general knowledge; not yet checked against the source',
  received: 'as received, not checked',
};
const ICONS: Readonly<Record<Verification, IconName>> = {
  verified: 'check',
  corroborated: 'check',
  computed: 'info',
  guide: 'book',
  'general-knowledge': 'question',
  received: 'file',
};

/** Where a fact comes from and how far it was checked. */
@Component({
  selector: 'app-source-note',
  imports: [Icon],
  template: `<span class="citation">{{ source().citation }}</span
    >&ngsp;<span class="checked"><app-icon [name]="icon()" [size]="13" />{{ words() }}</span>`,
  styles: `
    :host {
      display: block;
      font-size: 0.8125rem;
      line-height: 1.45;
      color: var(--mat-sys-on-surface-variant);
    }
    .checked {
      display: inline-flex;
      gap: 0.1875rem;
      align-items: center;
      margin-inline-start: 0.375rem;
      font-weight: 550;
    }
    .citation {
      overflow-wrap: anywhere;
    }
  `,
})
export class SourceNote {
  readonly source = input.required<Source>();

  protected readonly words = computed(() => VERIFICATION_WORDS[this.source().verification]);
  protected readonly icon = computed(() => ICONS[this.source().verification]);
}
