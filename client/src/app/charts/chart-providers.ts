import { afterEveryRender, type EnvironmentProviders, inject, type Provider, provideEnvironmentInitializer, RendererFactory2 } from '@angular/core';
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

/** For a route whose page draws a timeline: the chart library wants an animations provider. Nothing moves by it. */
export const CHART_PROVIDERS: readonly (Provider | EnvironmentProviders)[] = [provideNoopAnimations(), provideEnvironmentInitializer(finishRenders)];
