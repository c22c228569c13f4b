import { FACTS } from '../patients/facts.js';
import type { LocalText } from '../text.js';
import type { Open } from './checks/check.js';
import { factOf } from './derived-facts.js';
import { days, said } from './sentences.js';
import type { Situation } from './situation.js';

/** When a fact has to be recorded to count at a start that is still far away: first and last day, as day numbers. */
export interface Due {
  readonly from: number;
  readonly by: number;
  readonly withinDays: number;
  /** It is known today, and too old by then. */
  readonly again: boolean;
}

/**
 * A temperature cannot be taken weeks ahead, and what counts today may be too old by the start. `null` = wanted now: it
 * is missing, and would still count if it were recorded today.
 */
export const dueOf = ({ datum, courses, withinDays, again }: Open, { today }: Situation): Due | null => {
  const code = factOf(datum);
  if (code === null || courses.length === 0) return null;
  const by = Math.min(...courses.map(({ from }) => from));
  const limit = withinDays ?? FACTS[code].maxAgeDays;
  const isKnown = again === true;
  return isKnown || by - today > limit ? { from: Math.max(by - limit, today), by, withinDays: limit, again: isKnown } : null;
};

const PARTS = {
  tooOld: (label: string, by: LocalText): LocalText => ({
    en: `${label}: known today, but too old on ${by.en}.`,
    es: `${label}: consta hoy, pero será demasiado antiguo el ${by.es}.`,
  }),
  needed: (label: string, by: LocalText, age: LocalText): LocalText => ({
    en: `${label}: needed on ${by.en}, no older than ${age.en}.`,
    es: `${label}: hará falta el ${by.es}, de no más de ${age.es}.`,
  }),
  fromOn: (from: LocalText): LocalText => ({ en: `Record it from ${from.en} on.`, es: `Regístrelo a partir del ${from.es}.` }),
  before: { en: 'Record it again by then.', es: 'Regístrelo de nuevo antes de esa fecha.' },
} as const;

/** By when a datum is needed, in sentences. */
export const announced = (datum: string, { from, by, withinDays, again }: Due, { today }: Situation): LocalText => {
  const code = factOf(datum);
  const label = code === null ? datum : FACTS[code].label;
  const what = again ? PARTS.tooOld(label, said(by)) : PARTS.needed(label, said(by), days(withinDays));
  const how = from > today ? PARTS.fromOn(said(from)) : PARTS.before;
  return { en: `${what.en} ${how.en}`, es: `${what.es} ${how.es}` };
};
