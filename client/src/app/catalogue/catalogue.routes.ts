import type { Routes } from '@angular/router';

/** Below `/catalogue`: the list stays beside the chosen entry. */
export const CATALOGUE_ROUTES: Routes = [
  {
    path: '',
    title: 'Catalogue',
    loadComponent: () => import('./catalogue-page').then((m) => m.CataloguePage),
    children: [{ path: ':modalityId', loadComponent: () => import('./modality-detail').then((m) => m.ModalityDetail) }],
  },
];
