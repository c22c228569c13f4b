import type { Routes } from '@angular/router';

/** At `/patients/:patientId/check-ins/new`. The list is a section of the chart, which the front desk cannot read. */
export const CHECK_INS_ROUTES: Routes = [{ path: '', title: 'Record a check-in', loadComponent: () => import('./check-in-page').then((m) => m.CheckInPage) }];
