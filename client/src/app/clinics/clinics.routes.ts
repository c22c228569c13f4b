import type { Routes } from '@angular/router';

export const CLINICS_ROUTES: Routes = [
  { path: '', title: 'Clinic', loadComponent: () => import('./clinic-page').then((m) => m.ClinicPage) },
  { path: 'coverage', title: 'Payers and prices', loadComponent: () => import('../coverage/terms-page').then((m) => m.TermsPage) },
];
