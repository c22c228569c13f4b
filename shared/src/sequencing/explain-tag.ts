import type { LocalText } from '../text.js';
import { asCharted, listed } from './sentences.js';

const TAGS: Readonly<Record<string, LocalText>> = {
  rehab: { en: 'rehabilitation', es: 'rehabilitación' },
  exercise: { en: 'exercise', es: 'ejercicio' },
  psychological: { en: 'psychological treatment', es: 'tratamiento psicológico' },
  'self-management': { en: 'self-management', es: 'autocuidado' },
  'medication-optimisation': { en: 'medicine optimisation', es: 'optimización de un medicamento' },
};

/** What a partner may be, in words; only words that are said of treatments are named. */
export const explainTag = (tags: readonly string[]): LocalText => {
  const known = tags.flatMap((tag) => TAGS[tag] ?? []);
  if (known.length > 0) return listed(known, 'or');
  return listed(tags.map(asCharted), 'or');
};
