import type { LocalText } from '../text.js';

/** A share of an amount in whole cents; half a cent is rounded away from zero. `cents` and `percent` are whole and not negative. */
export const percentOf = (cents: number, percent: number): number => Math.floor((cents * percent + 50) / 100);

/** How every amount of a quote is rounded. */
export const ROUNDING: LocalText = {
  en: 'Each session is rounded to whole cents by itself, half a cent up; sums add those.',
  es: 'Cada sesión se redondea por separado a centavos enteros, medio centavo hacia arriba; las sumas suman esos importes.',
};

const grouped = (whole: number): string => String(whole).replace(/\B(?=(\d{3})+$)/g, ',');

/** "$1,234.50", in the way the clinic's country writes it in both languages. `cents` is whole; it may be negative. */
export const dollars = (cents: number): string => {
  const [whole, rest] = [Math.floor(Math.abs(cents) / 100), Math.abs(cents) % 100];
  return `${cents < 0 ? '-' : ''}$${grouped(whole)}.${String(rest).padStart(2, '0')}`;
};
