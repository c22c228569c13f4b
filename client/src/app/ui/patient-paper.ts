import { DestroyRef, effect, inject, type Signal } from '@angular/core';

export const PAPERS = ['Letter', 'A4'] as const;
export type Paper = (typeof PAPERS)[number];

/**
 * Prints the page as the patient's own, on the paper that was chosen, for as long as the caller's component is there.
 * Call it where things are injected. The margins of other pages carry a running head with clinical words; this one carries none.
 */
export const printForPatient = (paper: Signal<Paper>): void => {
  // Made by script, so that no policy has to allow styles in the page.
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  document.documentElement.dataset['paper'] = 'patient';
  inject(DestroyRef).onDestroy(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    delete document.documentElement.dataset['paper'];
  });
  effect(() => sheet.replaceSync(`@page { size: ${paper()}; margin: 10mm; @top-left { content: none } @top-right { content: none } }`));
};
