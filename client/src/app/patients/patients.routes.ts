import type { Routes } from '@angular/router';

export const PATIENTS_ROUTES: Routes = [];
