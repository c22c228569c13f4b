import type { Routes } from '@angular/router';

/** Below `/patients/:patientId/plan`. */
export const PLANS_ROUTES: Routes = [];
