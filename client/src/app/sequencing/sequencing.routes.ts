import type { Routes } from '@angular/router';

export const SEQUENCING_ROUTES: Routes = [];
