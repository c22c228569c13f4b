import type { Routes } from '@angular/router';

export const TODAY_ROUTES: Routes = [];
