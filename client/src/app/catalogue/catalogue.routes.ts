import type { Routes } from '@angular/router';

export const CATALOGUE_ROUTES: Routes = [];
