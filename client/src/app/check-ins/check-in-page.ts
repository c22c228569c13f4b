import { Component, input } from '@angular/core';
import { PageHeader } from '../ui/page-header';

/** Recording a check-in. */
@Component({ selector: 'app-check-in-page', imports: [PageHeader], host: { class: 'page page--narrow' }, template: `<app-page-header heading="Record a check-in" />` })
export class CheckInPage {
  readonly patientId = input.required<string>();
}
