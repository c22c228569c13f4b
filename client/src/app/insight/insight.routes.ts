import type { Routes } from '@angular/router';

export const INSIGHT_ROUTES: Routes = [
  { path: '', title: 'Clinic insight', loadComponent: () => import('./insight-page').then((m) => m.InsightPage) },
  { path: 'calibration', redirectTo: '/calibration' },
];
