import { Component, inject } from '@angular/core';
import { ChartStore } from '../chart/chart-store';
import { SectionHeading } from '../ui/section-heading';

@Component({ selector: 'app-check-ins-section', imports: [SectionHeading], host: { class: 'stack' }, template: `<app-section-heading heading="Check-ins" />` })
export class CheckInsSection {
  protected readonly store = inject(ChartStore);
}
