import type { Routes } from '@angular/router';
import { allowed } from '../platform/guards';

export const SEQUENCING_ROUTES: Routes = [
  { path: '', title: 'Rules', loadComponent: () => import('./rules-page').then((m) => m.RulesPage) },
  {
    path: 'try',
    title: 'Rules tried on patients',
    canActivate: [allowed('rules.draft')],
    loadComponent: () => import('./dry-run-page').then((m) => m.DryRunPage),
  },
  { path: 'versions', title: 'Versions of the rules', loadComponent: () => import('./rule-versions-page').then((m) => m.RuleVersionsPage) },
  { path: 'versions/:version', title: 'One version of the rules', loadComponent: () => import('./rule-version-page').then((m) => m.RuleVersionPage) },
];
