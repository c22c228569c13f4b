import { afterEveryRender, inject, provideEnvironmentInitializer, RendererFactory2 } from '@angular/core';
import { provideNoopAnimations } from '@angular/platform-browser/animations';
import type { Routes } from '@angular/router';

/**
 * The renderer of the animations takes nothing out of the page before it is told that a render is over. Angular tells
 * only the renderer of the whole application; without this, rows and dots of an earlier period would stay.
 */
const finishRenders = (): void => {
  const renderers = inject(RendererFactory2);
  afterEveryRender({
    write: () => {
      renderers.begin?.();
      renderers.end?.();
    },
  });
};

/** Below `/patients/:patientId/progress`. The chart library wants an animations provider; nothing else on the page moves by it. */
export const PROGRESS_ROUTES: Routes = [
  {
    path: '',
    providers: [provideNoopAnimations(), provideEnvironmentInitializer(finishRenders)],
    loadComponent: () => import('./progress-page').then((m) => m.ProgressPage),
  },
];
