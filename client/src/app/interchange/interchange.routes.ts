import type { Routes } from '@angular/router';

/** Below `/import`. */
export const INTERCHANGE_ROUTES: Routes = [
  { path: '', pathMatch: 'full', title: 'Import', loadComponent: () => import('./import-page').then((m) => m.ImportPage) },
  { path: ':importId', title: 'Import report', loadComponent: () => import('./import-report-page').then((m) => m.ImportReportPage) },
];
