import type { Routes } from '@angular/router';

export const INTERCHANGE_ROUTES: Routes = [];
