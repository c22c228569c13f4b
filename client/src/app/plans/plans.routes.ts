import type { Routes } from '@angular/router';
import { EditKeeper } from './edit-keeper';
import { Informing } from './informing';
import { PlanClosures } from './plan-closures';
import { PlanCosts } from './plan-costs';
import { PlanEditor } from './plan-editor';
import { Proposal } from './proposal';

/** Below `/patients/:patientId/plan`. */
export const PLANS_ROUTES: Routes = [
  {
    path: '',
    providers: [PlanEditor, Informing, PlanClosures, PlanCosts, EditKeeper, Proposal],
    children: [
      { path: '', loadComponent: () => import('./plan-page').then((m) => m.PlanPage) },
      { path: 'compare', title: 'Compare plans', loadComponent: () => import('./compare-page').then((m) => m.ComparePage) },
      { path: 'patient-page', title: 'The patient’s page', loadComponent: () => import('./patient-page').then((m) => m.PatientPage) },
      { path: 'quote', title: 'Quote', loadComponent: () => import('./quote-page').then((m) => m.QuotePage) },
      {
        path: 'payer/:authorisationId',
        title: 'For the payer',
        loadComponent: () => import('../coverage/payer-packet-page').then((m) => m.PayerPacketPage),
      },
      { path: 'versions/:version', title: 'Plan version', loadComponent: () => import('./plan-version-page').then((m) => m.PlanVersionPage) },
    ],
  },
];
