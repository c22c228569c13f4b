import type { CalendarDate } from '@stagewell/shared/dates';
import { PATIENT } from '@stagewell/shared/patients/patient';
import { elements, field, plainCodes, text, type Element } from './element.js';

/** The source of a number that no system gave: the resource id, or an identifier without a system. */
export const NO_SYSTEM = 'fhir';

/** Identifier types (HL7 table 0203) that are no record number: several people share them, or one person has many of them, or a state gave them. */
const NOT_RECORD_NUMBERS = new Set([
  // To an authority.
  ...['SS', 'DL', 'PPN', 'TAX', 'NI', 'NH', 'CZ', 'CY', 'PRC', 'PCN', 'MI', 'BR', 'BCT', 'MCT', 'WP', 'PN'],
  // To a payer: a member number is often the family's.
  ...['MB', 'HC', 'MC', 'MA', 'MCD', 'MCR', 'JHN', 'SB', 'SN', 'WC', 'WCN'],
  // Of an account, a visit, an order or a case.
  ...['AN', 'ANC', 'AND', 'ANT', 'BA', 'BC', 'CC', 'AM', 'DI', 'DS', 'VS', 'VN', 'ACSN', 'FILL', 'PLAC', 'FGN', 'PGN', 'RI', 'PHC'],
  // Of somebody as a worker.
  ...['EI', 'EN', 'NE', 'XX', 'NPI', 'PRN', 'DR', 'DN', 'MD', 'LN', 'DEA', 'UPIN', 'SL'],
]);

/** The same where the type is in words alone. */
const NOT_IN_WORDS =
  /\b(social security|ssn|medicare|medicaid|member|subscriber|policy|insurance|account|visit|encounter|passport|driver|licen[cs]e|employee|tax)\b/iu;

/** Systems of civil and insurance numbers, however the identifier is typed. */
const NOT_RECORD_SYSTEMS: readonly RegExp[] = [
  /^https?:\/\/hl7\.org\/fhir\/sid\/(us-(ssn|mbi|medicare|medicaid|npi)|passport.*)\/?$/iu,
  // Social security and tax numbers, driving licences, numbers of Medicare.
  /^(urn:oid:)?2\.16\.840\.1\.113883\.4\.([124]|3\..+|572|927)$/iu,
  /^https?:\/\/terminology\.hl7\.org\/NamingSystem\/(us-?ssn|ssn|mbi|cmsMBI|medicare.*)$/iu,
];

export interface Identifier {
  readonly system: string;
  readonly value: string;
}
type Typed = Identifier & { readonly types: readonly string[]; readonly words: string };

/** A period that ended: a year or a month alone has ended when none of its days is left. */
const hasEnded = (raw: Element, today: CalendarDate): boolean => {
  const end = text(field(raw, 'period', 'end')).slice(0, 10);
  return /^\d{4}(-\d{2}){0,2}$/u.test(end) && end < today.slice(0, end.length);
};

const isRecordNumber = ({ types, words, system }: Typed): boolean =>
  !NOT_RECORD_SYSTEMS.some((one) => one.test(system)) &&
  (types.includes('MR') || !(types.some((type) => NOT_RECORD_NUMBERS.has(type)) || (types.length === 0 && NOT_IN_WORDS.test(words))));

/** The lower, the sooner it is chosen. */
const rankOf = ({ types, system }: Typed): number => {
  if (types.includes('MR')) return 0;
  return system === '' ? 2 : 1;
};

/**
 * Record numbers in order of choice, none that is no longer used: type MR, then any other that is not a civil, insurance, account
 * or visit number and that names its system, then one that names none, then the resource id.
 */
export const recordNumbers = (patient: Element, today: CalendarDate): readonly Identifier[] => {
  const all = elements(patient['identifier'])
    .filter((raw) => raw['use'] !== 'old' && !hasEnded(raw, today))
    .map((raw): Typed => ({
      ...{ types: plainCodes(raw['type']), words: text(field(raw, 'type', 'text')) },
      ...{ system: text(raw['system']), value: text(raw['value']) },
    }))
    .filter(isRecordNumber)
    .toSorted((a, b) => rankOf(a) - rankOf(b));
  const id = { system: NO_SYSTEM, value: text(patient['id']) };
  return [...all, id].filter((one) => one.value !== '' && one.value.length <= PATIENT.mrn.maxLength);
};
