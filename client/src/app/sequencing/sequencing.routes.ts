import type { Routes } from '@angular/router';

export const SEQUENCING_ROUTES: Routes = [{ path: '', title: 'Rules', loadComponent: () => import('./rules-page').then((m) => m.RulesPage) }];
