import { inject } from '@angular/core';
import type { CanActivateFn, Routes } from '@angular/router';
import { leaveGuard } from '../ui/leave-guard';
import { ChartStore } from './chart-store';

/** Names the patient before anything is shown; runs again when the address names another. */
const openChart: CanActivateFn = (route) => {
  inject(ChartStore).open(route.paramMap.get('patientId') ?? '');
  return true;
};

/** Below `/patients/:patientId`; each section has an address of its own. */
export const CHART_ROUTES: Routes = [
  {
    path: '',
    providers: [ChartStore],
    canActivate: [openChart],
    loadComponent: () => import('./chart-page').then((m) => m.ChartPage),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'summary' },
      { path: 'summary', title: 'Chart', loadComponent: () => import('./summary-section').then((m) => m.SummarySection) },
      {
        path: 'history',
        title: 'Treatment history',
        canDeactivate: [leaveGuard],
        loadComponent: () => import('../history/history-section').then((m) => m.HistorySection),
      },
      { path: 'check-ins', title: 'Check-ins', loadComponent: () => import('../check-ins/check-ins-section').then((m) => m.CheckInsSection) },
      { path: 'plan', title: 'Plan', loadChildren: () => import('../plans/plans.routes').then((m) => m.PLANS_ROUTES) },
      { path: 'schedule', title: 'Schedule', loadComponent: () => import('../check-ins/schedule-section').then((m) => m.ScheduleSection) },
      { path: 'progress', title: 'Progress', loadChildren: () => import('../progress/progress.routes').then((m) => m.PROGRESS_ROUTES) },
      { path: 'review', title: 'Review', loadChildren: () => import('../reviews/review.routes').then((m) => m.REVIEW_ROUTES) },
      { path: 'imports', title: 'Imports', loadComponent: () => import('./imports-section').then((m) => m.ImportsSection) },
    ],
  },
];
