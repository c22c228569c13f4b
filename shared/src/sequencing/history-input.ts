import { traitsOf } from '../catalogue/traits.js';
import type { Modality } from '../catalogue/modality.js';
import type { CalendarDate } from '../dates.js';
import { judgeTreatment } from '../history/judge.js';
import type { Tried } from '../history/resistance.js';
import type { HistoryInput } from './document.js';

/** What a past treatment was: its catalogue entry where it is mapped, else what was recorded. */
const identityOf = (past: Tried, modality: Modality | null) => {
  if (modality === null) return { modality: null, category: past.category, class: null, ingredients: past.ingredients };
  const { category, ingredients } = modality;
  return { modality: traitsOf(modality), category, class: modality.class, ingredients: past.ingredients.length > 0 ? past.ingredients : ingredients };
};

/** A past treatment as the rules see it: matched to the catalogue and judged. */
export const historyInput = (past: Tried, catalogue: ReadonlyMap<string, Modality>, today: CalendarDate): HistoryInput => {
  const modality = past.modalityId === null ? null : (catalogue.get(past.modalityId) ?? null);
  const { adequacy, outcome } = judgeTreatment(past, modality, today);
  const { id, label, region, startedOn, endedOn, ongoing, reliefPercent, reliefDays } = past;
  return { id, label, ...identityOf(past, modality), region, startedOn, endedOn, ongoing, adequacy, outcome, reliefPercent, reliefDays };
};
