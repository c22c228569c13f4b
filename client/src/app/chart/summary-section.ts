import { Component, inject } from '@angular/core';
import { ChartStore } from './chart-store';
import { SectionHeading } from '../ui/section-heading';

@Component({ selector: 'app-summary-section', imports: [SectionHeading], host: { class: 'stack' }, template: `<app-section-heading heading="Summary" />` })
export class SummarySection {
  protected readonly store = inject(ChartStore);
}
