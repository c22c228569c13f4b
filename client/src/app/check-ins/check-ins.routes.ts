import type { Routes } from '@angular/router';

/** Below `/patients/:patientId/check-ins`. */
export const CHECK_INS_ROUTES: Routes = [];
