import { provideNoopAnimations } from '@angular/platform-browser/animations';
import type { Routes } from '@angular/router';

/** Below `/patients/:patientId/progress`. The chart library wants an animations provider; nothing else on the page moves by it. */
export const PROGRESS_ROUTES: Routes = [
  { path: '', providers: [provideNoopAnimations()], loadComponent: () => import('./progress-page').then((m) => m.ProgressPage) },
];
