import { afterNextRender, ApplicationRef, DestroyRef, type ElementRef, inject, signal, type Signal } from '@angular/core';

/** What a sheet of A4 has room for inside its margins and those of a card, pixels. */
const PRINTED = 620;
/** Before anything has been measured. */
const USUAL = 640;

/**
 * How wide a drawing may be, in pixels: as wide as its frame, on paper as wide as a sheet. Ask for it while a component is made.
 * A browser prints what stands there when it says that it will, so that moment draws at once.
 */
export const frameWidth = (frame: Signal<ElementRef<HTMLElement>>): Signal<number> => {
  const width = signal(USUAL);
  const [destroyed, application] = [inject(DestroyRef), inject(ApplicationRef)];
  const fit = (): void => {
    const now = Math.floor(frame().nativeElement.clientWidth);
    if (now > 0) width.set(now);
  };
  const draw = (): void => application.tick();
  const toPaper = (): void => {
    width.set(PRINTED);
    draw();
  };
  const toScreen = (): void => {
    fit();
    draw();
  };
  afterNextRender(() => {
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => fit());
    observer.observe(frame().nativeElement);
    addEventListener('beforeprint', toPaper);
    addEventListener('afterprint', toScreen);
    destroyed.onDestroy(() => {
      observer.disconnect();
      removeEventListener('beforeprint', toPaper);
      removeEventListener('afterprint', toScreen);
    });
  });
  return width.asReadonly();
};
