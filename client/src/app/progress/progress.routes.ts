import type { Routes } from '@angular/router';
import { CHART_PROVIDERS } from '../charts/chart-providers';

/** Below `/patients/:patientId/progress`. */
export const PROGRESS_ROUTES: Routes = [
  {
    path: '',
    providers: [...CHART_PROVIDERS],
    loadComponent: () => import('./progress-page').then((m) => m.ProgressPage),
  },
];
