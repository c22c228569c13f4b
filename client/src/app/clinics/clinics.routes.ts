import type { Routes } from '@angular/router';

export const CLINICS_ROUTES: Routes = [];
