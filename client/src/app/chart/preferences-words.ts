import type { CatalogueEntry, ModalityCategory } from '@stagewell/shared/catalogue/modality';
import type { Preferences } from '@stagewell/shared/patients/patient';
import { CATEGORY_LOOKS } from '../ui/category-chip';
import type { Detail } from './record-spec';

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const MONEY = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

export const refusalText = (id: string, catalogue: ReadonlyMap<string, CatalogueEntry>): string =>
  catalogue.get(id)?.name.en ?? (id in CATEGORY_LOOKS ? `all ${CATEGORY_LOOKS[id as ModalityCategory].word.toLowerCase()}` : id);

/** Every preference in words; `null` and an empty list say that nobody asked or that nothing limits. */
export const preferenceLines = (
  preferences: Preferences,
  siteName: (id: string) => string,
  catalogue: ReadonlyMap<string, CatalogueEntry>,
): readonly Detail[] => [
  ['Site', preferences.siteId === null ? 'not asked' : siteName(preferences.siteId)],
  ['Days', preferences.days.length === 0 ? 'not asked' : preferences.days.map((day) => WEEKDAYS[day - 1]).join(', ')],
  ['Visits a week, at most', preferences.visitsPerWeek === null ? 'not asked' : String(preferences.visitsPerWeek)],
  ['Budget a month', preferences.monthlyBudgetCents === null ? 'not asked' : MONEY.format(preferences.monthlyBudgetCents / 100)],
  ['Does not want', preferences.refusals.map((id) => refusalText(id, catalogue)).join(', ') || 'nothing named'],
  ['Note', preferences.note || 'none'],
];
