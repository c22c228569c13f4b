import type { Routes } from '@angular/router';
import { allowed } from '../platform/guards';
import { leaveGuard } from '../ui/leave-guard';

/** Below `/patients`: the list and the demographics; the chart has routes of its own. */
export const PATIENTS_ROUTES: Routes = [
  { path: '', pathMatch: 'full', title: 'Patients', loadComponent: () => import('./patient-list-page').then((m) => m.PatientListPage) },
  {
    path: 'new',
    title: 'New patient',
    canActivate: [allowed('patients.write')],
    canDeactivate: [leaveGuard],
    loadComponent: () => import('./patient-form-page').then((m) => m.PatientFormPage),
  },
  { path: 'duplicates', title: 'Possible duplicates', loadComponent: () => import('../duplicates/duplicates-page').then((m) => m.DuplicatesPage) },
  {
    path: ':patientId/merge/:otherId',
    title: 'One person, or two?',
    canActivate: [allowed('patients.write')],
    loadComponent: () => import('../duplicates/compare-page').then((m) => m.ComparePage),
  },
  {
    path: ':patientId/edit',
    title: 'Name and contact',
    canActivate: [allowed('patients.write')],
    canDeactivate: [leaveGuard],
    loadComponent: () => import('./patient-form-page').then((m) => m.PatientFormPage),
  },
];
