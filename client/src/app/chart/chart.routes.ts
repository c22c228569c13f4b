import type { Routes } from '@angular/router';

/** Below `/patients/:patientId`. */
export const CHART_ROUTES: Routes = [];
