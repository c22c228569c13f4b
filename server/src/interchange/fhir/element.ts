import { isCalendarDate, type CalendarDate } from '@stagewell/shared/dates';
import type { Coding } from '@stagewell/shared/catalogue/modality';
import { RECORD } from '@stagewell/shared/patients/patient';

/**
 * Reading a FHIR element of which nothing is trusted: every field may be missing or of another type. A field of the wrong
 * type reads as absent; nothing here throws.
 */
export type Element = Readonly<Record<string, unknown>>;

export const element = (value: unknown): Element | null => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Element) : null);

/** The value at a path of names, or `undefined` where the path ends early. */
export const field = (value: unknown, ...path: readonly string[]): unknown => path.reduce<unknown>((inner, name) => element(inner)?.[name], value);

/** The elements of a list; one element where a list was expected counts as a list of one. */
export const elements = (value: unknown): readonly Element[] =>
  (Array.isArray(value) ? (value as unknown[]) : [value]).map(element).filter((item) => item !== null);

/** One line of text: control characters and broken surrogates (which PostgreSQL refuses) become spaces; `''` when absent. */
export const text = (value: unknown): string =>
  typeof value === 'string'
    ? value
        .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ')
        .trim()
        .normalize('NFC')
    : '';

export const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as unknown[]) : [value]).map(text).filter((item) => item !== '');

export const number = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);

/** `words` when it is so, else nothing: for the parts of a sentence. */
export const when = (so: boolean, words: string): string => (so ? words : '');

/** The first text that says something. */
export const firstText = (...all: readonly string[]): string => all.find((one) => one !== '') ?? '';

/** An entry of a table by a name from outside: own entries only, so that `constructor` finds nothing. */
export const lookUp = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined => (Object.hasOwn(table, name) ? table[name] : undefined);

/** `value` cut to `max` UTF-16 units, with an ellipsis where something was cut; never through a surrogate pair. */
export const clip = (value: string, max: number): string =>
  value.length <= max
    ? value
    : `${value
        .slice(0, max - 1)
        .replace(/\p{Cs}$/u, '')
        .trimEnd()}…`;

const SYSTEMS: Readonly<Record<string, Coding['system']>> = {
  'http://www.nlm.nih.gov/research/umls/rxnorm': 'rxnorm',
  'http://loinc.org': 'loinc',
  'http://hl7.org/fhir/sid/icd-10-cm': 'icd-10-cm',
  'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets': 'hcpcs',
  'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets': 'hcpcs',
  'urn:oid:2.16.840.1.113883.6.285': 'hcpcs',
  'urn:oid:2.16.840.1.113883.6.90': 'icd-10-cm',
  'urn:oid:2.16.840.1.113883.6.88': 'rxnorm',
  'urn:oid:2.16.840.1.113883.6.1': 'loinc',
  'urn:oid:2.16.840.1.113883.6.96': 'snomed',
  'http://snomed.info/sct': 'snomed',
};

/** Codes of these say why there is no code: they name nothing, and their words are no label. */
export const PLACEHOLDERS = [
  'http://terminology.hl7.org/CodeSystem/v3-NullFlavor',
  'http://hl7.org/fhir/v3/NullFlavor',
  'urn:oid:2.16.840.1.113883.5.1008',
  'http://terminology.hl7.org/CodeSystem/data-absent-reason',
  'http://hl7.org/fhir/data-absent-reason',
];

const codingOf = (raw: Element): readonly Coding[] => {
  const code = text(raw['code']);
  const url = text(raw['system']);
  if (code === '' || PLACEHOLDERS.includes(url)) return [];
  const system = lookUp(SYSTEMS, url) ?? 'local';
  const named = system === 'local' && url !== '' ? `${url}|${code}` : code;
  if (named.length > RECORD.label.maxLength) return [];
  return [{ system, code: named, display: clip(text(raw['display']), RECORD.label.maxLength), verification: 'received' }];
};

/** A row keeps at most 8,000 bytes of codings; 400 bytes are left for the punctuation that PostgreSQL adds. */
const CODING_BYTES = 7_600;

/** As many codings as the form takes, so that an imported row can be edited. */
const CODINGS = 20;

/** Each coding once, as many from the front as a row can hold. */
export const fitting = (all: readonly Coding[]): readonly Coding[] => {
  const once = [...new Map(all.map((coding) => [`${coding.system}|${coding.code}`, coding])).values()].slice(0, CODINGS);
  const sizes = once.map((coding) => Buffer.byteLength(JSON.stringify(coding)) + 8);
  const end = sizes.findIndex((_size, index) => sizes.slice(0, index + 1).reduce((sum, size) => sum + size, 0) > CODING_BYTES);
  return end < 0 ? once : once.slice(0, end);
};

/** The codings of a CodeableConcept as received; a code of an unknown system keeps its system in front of it. */
export const codings = (concept: unknown): readonly Coding[] => fitting(elements(element(concept)?.['coding']).flatMap(codingOf));

/** The words of a CodeableConcept: its own text, else the first display, else the first code. */
export const conceptText = (concept: unknown): string => {
  const own = text(element(concept)?.['text']);
  if (own !== '') return own;
  const all = codings(concept);
  return all.find((coding) => coding.display !== '')?.display ?? all[0]?.code ?? '';
};

export const codesOf = (list: readonly Coding[], system: Coding['system']): readonly string[] =>
  list.filter((coding) => coding.system === system).map((coding) => coding.code);

/** Bare codes of a CodeableConcept or a list of them, whatever the system: for FHIR's own closed value sets only. */
export const plainCodes = (value: unknown): readonly string[] =>
  elements(value).flatMap((concept) => elements(concept['coding']).map((coding) => text(coding['code'])));

/** Days that charts can hold; 9999-12-31 stands for "no end" in some systems. */
const FIRST_DAY = '1900-01-01';
const LAST_DAY = '2200-01-01';
const usable = (day: unknown): day is CalendarDate => isCalendarDate(day) && day >= FIRST_DAY && day <= LAST_DAY;

const DAY = /^\d{4}-\d{2}-\d{2}/u;

/** What a FHIR date or dateTime says about the day; `partial` = only a year or a month was given. */
export interface FhirDay {
  readonly day: CalendarDate | null;
  readonly given: 'none' | 'partial' | 'nonsense' | 'day';
}

/**
 * The whole day of a FHIR date, dateTime or instant: the day that stands in it, which is the day at the place that wrote it.
 * A year or a month alone is not a day.
 */
export const fhirDay = (value: unknown): FhirDay => {
  const written = text(value);
  if (written === '') return { day: null, given: 'none' };
  if (/^\d{4}(-\d{2})?$/u.test(written)) return { day: null, given: 'partial' };
  const day = DAY.exec(written)?.[0];
  const ends = written.length === 10 || written[10] === 'T';
  return usable(day) && ends ? { day, given: 'day' } : { day: null, given: 'nonsense' };
};

/** The first of `values` that names a whole day; else what the first given one lacked. */
export const firstDay = (...values: readonly unknown[]): FhirDay => {
  const read = values.map(fhirDay);
  return read.find((day) => day.day !== null) ?? read.find((day) => day.given !== 'none') ?? { day: null, given: 'none' };
};

/** Why a day is missing, in words for the report. */
export const dayGap = (read: FhirDay, what: string): string =>
  ({ none: `${what} not given`, partial: `${what} has no day, left empty`, nonsense: `${what} is no usable date, left empty`, day: '' })[read.given];
