import { Component, computed, input } from '@angular/core';
import type { ModalityCategory } from '@stagewell/shared/catalogue/modality';
import { Icon, type IconName } from './icon';

export const CATEGORY_LOOKS: Readonly<Record<ModalityCategory, { readonly icon: IconName; readonly word: string }>> = {
  medication: { icon: 'pill', word: 'Medication' },
  restorative: { icon: 'move', word: 'Restorative' },
  behavioral: { icon: 'mind', word: 'Behavioral' },
  interventional: { icon: 'needle', word: 'Interventional' },
  complementary: { icon: 'leaf', word: 'Complementary' },
};

/** One of the five categories, as icon, word and colour. */
@Component({
  selector: 'app-category-chip',
  imports: [Icon],
  host: { class: 'chip', '[class]': 'category()' },
  template: `<app-icon [name]="look().icon" [size]="15" />{{ look().word }}`,
  styles: `
    :host(.medication) {
      color: var(--category-medication);
      background: var(--category-medication-tint);
    }
    :host(.restorative) {
      color: var(--category-restorative);
      background: var(--category-restorative-tint);
    }
    :host(.behavioral) {
      color: var(--category-behavioral);
      background: var(--category-behavioral-tint);
    }
    :host(.interventional) {
      color: var(--category-interventional);
      background: var(--category-interventional-tint);
    }
    :host(.complementary) {
      color: var(--category-complementary);
      background: var(--category-complementary-tint);
    }
  `,
})
export class CategoryChip {
  readonly category = input.required<ModalityCategory>();

  protected readonly look = computed(() => CATEGORY_LOOKS[this.category()]);
}
