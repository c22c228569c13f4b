import { DOCUMENT, effect, inject, Injectable, signal } from '@angular/core';

export const SCHEMES = ['system', 'light', 'dark'] as const;
export type Scheme = (typeof SCHEMES)[number];

const COOKIE = /(?:^|;\s*)scheme=(light|dark)/;
const YEAR_SECONDS = 31_536_000;

/** Light, dark or as the system says. Kept in a cookie, because page storage holds nothing in this product. */
@Injectable({ providedIn: 'root' })
export class ColourScheme {
  private readonly document = inject(DOCUMENT);
  readonly scheme = signal<Scheme>((COOKIE.exec(this.document.cookie)?.[1] as Scheme | undefined) ?? 'system');

  constructor() {
    effect(() => this.apply(this.scheme()));
  }

  /** The next of the three, in turn. */
  next(): void {
    this.scheme.update((scheme) => SCHEMES[(SCHEMES.indexOf(scheme) + 1) % SCHEMES.length] ?? 'system');
  }

  private apply(scheme: Scheme): void {
    const root = this.document.documentElement;
    if (scheme === 'system') root.removeAttribute('data-scheme');
    else root.setAttribute('data-scheme', scheme);
    const age = scheme === 'system' ? 0 : YEAR_SECONDS;
    this.document.cookie = `scheme=${scheme}; path=/; max-age=${age}; samesite=strict`;
  }
}
