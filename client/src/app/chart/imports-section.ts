import { Component, inject } from '@angular/core';
import { ChartStore } from './chart-store';
import { SectionHeading } from '../ui/section-heading';

@Component({ selector: 'app-imports-section', imports: [SectionHeading], host: { class: 'stack' }, template: `<app-section-heading heading="Imports" />` })
export class ImportsSection {
  protected readonly store = inject(ChartStore);
}
