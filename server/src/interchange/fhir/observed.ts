import { codesOf, codings, conceptText, element, elements, firstDay, firstText, lookUp, number, plainCodes, text, type Element } from './element.js';

/** What one Observation, or one of its components, says: a code and a value. */
export interface Observed {
  readonly loinc: readonly string[];
  readonly label: string;
  readonly value: ObservedValue;
}
export type ObservedValue =
  | { readonly kind: 'number'; readonly value: number; readonly unit: string }
  | { readonly kind: 'codes'; readonly codes: readonly string[]; readonly words: string }
  | { readonly kind: 'none'; readonly reason: string };

const none = (reason: string): ObservedValue => ({ kind: 'none', reason });

const quantity = (raw: Element): ObservedValue => {
  const value = number(raw['value']);
  if (value === null) return none('its quantity has no number');
  const comparator = text(raw['comparator']);
  if (comparator !== '') return none(`"${comparator} ${value}" is a bound, not a measured value`);
  return { kind: 'number', value, unit: text(raw['code']) || text(raw['unit']) };
};

const valueOf = (raw: Element): ObservedValue => {
  const measured = element(raw['valueQuantity']);
  if (measured !== null) return quantity(measured);
  const whole = number(raw['valueInteger']);
  if (whole !== null) return { kind: 'number', value: whole, unit: '' };
  const concept = element(raw['valueCodeableConcept']);
  if (concept !== null) return { kind: 'codes', codes: plainCodes(concept), words: conceptText(concept) };
  if (typeof raw['valueBoolean'] === 'boolean') return { kind: 'codes', codes: [raw['valueBoolean'] ? 'Y' : 'N'], words: '' };
  return none(whyNone(raw));
};

/** Codes that are no label elsewhere, but say here what they are for. */
const absentWords = (reason: unknown): readonly string[] => [
  ...elements(element(reason)?.['coding']).flatMap((coding) => [text(coding['display']), text(coding['code'])]),
  'absent at the source',
];

const whyNone = (raw: Element): string => {
  if (raw['dataAbsentReason'] !== undefined) return `no value: ${firstText(conceptText(raw['dataAbsentReason']), ...absentWords(raw['dataAbsentReason']))}`;
  return text(raw['valueString']) === '' ? 'holds no value' : 'its value is free text';
};

const observedOf = (raw: Element): Observed => ({ loinc: codesOf(codings(raw['code']), 'loinc'), label: conceptText(raw['code']), value: valueOf(raw) });

const REFUSED: Readonly<Record<string, string>> = {
  'entered-in-error': 'entered in error at the source',
  cancelled: 'cancelled, no result',
  registered: 'registered, no result yet',
  unknown: 'of unknown status at the source',
};

/** Why nothing of an Observation may be used, or `''`. */
export const refusalOf = (observation: Element): string => lookUp(REFUSED, text(observation['status'])) ?? '';

/** The Observation's own value first, then its components. */
export const observedIn = (observation: Element): readonly Observed[] => [observedOf(observation), ...elements(observation['component']).map(observedOf)];

/** The moment as written (groups what was answered together) and its day. */
export const takenAt = (observation: Element): { readonly moment: string; readonly read: ReturnType<typeof firstDay> } => {
  const period = element(observation['effectivePeriod']);
  const written = [observation['effectiveDateTime'], observation['effectiveInstant'], period?.['start'], period?.['end']];
  const read = firstDay(...written);
  return { moment: written.map(text).find((one) => one.startsWith(read.day ?? '\u0000')) ?? '', read };
};
