import type { Routes } from '@angular/router';

/** Below `/patients/:patientId/check-ins`. The list itself is a section of the chart, which the front desk cannot read. */
export const CHECK_INS_ROUTES: Routes = [
  { path: 'new', title: 'Record a check-in', loadComponent: () => import('./check-in-page').then((m) => m.CheckInPage) },
];
