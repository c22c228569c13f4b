import type { Routes } from '@angular/router';

export const OVERRIDES_ROUTES: Routes = [{ path: '', title: 'Overrides', loadComponent: () => import('./overrides-page').then((m) => m.OverridesPage) }];
