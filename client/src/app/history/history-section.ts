import { Component, inject } from '@angular/core';
import { ChartStore } from '../chart/chart-store';
import { SectionHeading } from '../ui/section-heading';

@Component({ selector: 'app-history-section', imports: [SectionHeading], host: { class: 'stack' }, template: `<app-section-heading heading="History" />` })
export class HistorySection {
  protected readonly store = inject(ChartStore);
}
