import type { Routes } from '@angular/router';

/** Below `/patients/:patientId/progress`. */
export const PROGRESS_ROUTES: Routes = [];
