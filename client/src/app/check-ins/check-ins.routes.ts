import type { Routes } from '@angular/router';
import { leaveGuard } from '../ui/leave-guard';

/** At `/patients/:patientId/check-ins/new`. The list is a section of the chart, which the front desk cannot read. */
export const CHECK_INS_ROUTES: Routes = [
  { path: '', title: 'Record a check-in', canDeactivate: [leaveGuard], loadComponent: () => import('./check-in-page').then((m) => m.CheckInPage) },
];
