import type { Routes } from '@angular/router';

export const WORKLIST_ROUTES: Routes = [{ path: '', title: 'Worklist', loadComponent: () => import('./worklist-page').then((m) => m.WorklistPage) }];
