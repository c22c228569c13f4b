import { afterEveryRender, inject, provideEnvironmentInitializer, RendererFactory2 } from '@angular/core';
import { provideNoopAnimations } from '@angular/platform-browser/animations';

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

/** For every route that shows charts: the library wants an animations provider; nothing else on the page moves by it. */
export const CHART_PROVIDERS = [provideNoopAnimations(), provideEnvironmentInitializer(finishRenders)];
