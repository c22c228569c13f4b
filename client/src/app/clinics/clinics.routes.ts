import type { Routes } from '@angular/router';

export const CLINICS_ROUTES: Routes = [{ path: '', title: 'Clinic', loadComponent: () => import('./clinic-page').then((m) => m.ClinicPage) }];
