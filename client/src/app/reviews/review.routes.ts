import type { Routes } from '@angular/router';
import { CHART_PROVIDERS } from '../charts/chart-providers';

/** Below `/patients/:patientId/review`. */
export const REVIEW_ROUTES: Routes = [{ path: '', providers: [...CHART_PROVIDERS], loadComponent: () => import('./review-page').then((m) => m.ReviewPage) }];
