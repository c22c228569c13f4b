import type { Routes } from '@angular/router';
import { CHART_PROVIDERS } from '../charts/chart-providers';
import { leaveGuard } from '../ui/leave-guard';

/** Below `/patients/:patientId/review`. */
export const REVIEW_ROUTES: Routes = [
  { path: '', providers: [...CHART_PROVIDERS], canDeactivate: [leaveGuard], loadComponent: () => import('./review-page').then((m) => m.ReviewPage) },
];
