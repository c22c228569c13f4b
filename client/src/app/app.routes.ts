import type { Routes } from '@angular/router';
import { allowed, signedIn } from './platform/guards';
import { Shell } from './shell/shell';

export const routes: Routes = [
  { path: 'sign-in', title: 'Sign in', loadComponent: () => import('./sign-in/sign-in-page').then((m) => m.SignInPage) },
  {
    path: '',
    component: Shell,
    canActivate: [signedIn],
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'today' },
      { path: 'today', loadChildren: () => import('./today/today.routes').then((m) => m.TODAY_ROUTES) },
      {
        path: 'patients/:patientId/check-ins/new',
        canActivate: [allowed('check-ins.enter')],
        loadChildren: () => import('./check-ins/check-ins.routes').then((m) => m.CHECK_INS_ROUTES),
      },
      { path: 'patients', canActivate: [allowed('patients.list')], loadChildren: () => import('./patients/patients.routes').then((m) => m.PATIENTS_ROUTES) },
      { path: 'patients/:patientId', canActivate: [allowed('chart.read')], loadChildren: () => import('./chart/chart.routes').then((m) => m.CHART_ROUTES) },
      { path: 'worklist', canActivate: [allowed('worklist.read')], loadChildren: () => import('./worklist/worklist.routes').then((m) => m.WORKLIST_ROUTES) },
      {
        path: 'catalogue',
        canActivate: [allowed('catalogue.read')],
        loadChildren: () => import('./catalogue/catalogue.routes').then((m) => m.CATALOGUE_ROUTES),
      },
      {
        path: 'import',
        canActivate: [allowed('import.fhir')],
        loadChildren: () => import('./interchange/interchange.routes').then((m) => m.INTERCHANGE_ROUTES),
      },
      {
        path: 'intake',
        title: 'Before the first visit',
        canActivate: [allowed('patients.list')],
        loadComponent: () => import('./intake/intake-page').then((m) => m.IntakePage),
      },
      { path: 'clinic', canActivate: [allowed('clinic.read')], loadChildren: () => import('./clinics/clinics.routes').then((m) => m.CLINICS_ROUTES) },
      { path: 'calendar', canActivate: [allowed('calendar.read')], loadChildren: () => import('./calendar/calendar.routes').then((m) => m.CALENDAR_ROUTES) },
      {
        path: 'scheduling',
        title: 'Scheduling',
        canActivate: [allowed('clinic.write')],
        loadComponent: () => import('./calendar/scheduling-page').then((m) => m.SchedulingPage),
      },
      { path: 'audit', canActivate: [allowed('audit.read')], loadChildren: () => import('./audit/audit.routes').then((m) => m.AUDIT_ROUTES) },
      {
        path: 'overrides',
        canActivate: [allowed('overrides.read')],
        loadChildren: () => import('./overrides/overrides.routes').then((m) => m.OVERRIDES_ROUTES),
      },
      { path: 'insight', canActivate: [allowed('insight.read')], loadChildren: () => import('./insight/insight.routes').then((m) => m.INSIGHT_ROUTES) },
      { path: 'rules', canActivate: [allowed('rules.read')], loadChildren: () => import('./sequencing/sequencing.routes').then((m) => m.SEQUENCING_ROUTES) },
      {
        path: 'calibration',
        title: 'How often is attribution right?',
        canActivate: [allowed('insight.read')],
        loadComponent: () => import('./calibration/calibration-page').then((m) => m.CalibrationPage),
      },
      { path: 'not-allowed', title: 'Not allowed', loadComponent: () => import('./status/not-allowed-page').then((m) => m.NotAllowedPage) },
      { path: '**', title: 'Page not found', loadComponent: () => import('./status/not-found-page').then((m) => m.NotFoundPage) },
    ],
  },
];
