import type { CalendarDate } from '@stagewell/shared/dates';
import { PATIENT, type Language, type NewPatient, type Sex } from '@stagewell/shared/patients/patient';
import { clip, dayGap, elements, fhirDay, field, firstText, lookUp, plainCodes, text, texts, type Element } from './element.js';
import type { ImportedPatient } from './imported.js';
import { NO_SYSTEM, recordNumbers } from './record-number.js';

/** The patient, with what could not be taken as it stood; or why there is no usable one. */
export type ReadPatient =
  | { readonly ok: true; readonly patient: ImportedPatient; readonly notes: readonly string[] }
  | { readonly ok: false; readonly path: string; readonly reason: string };

interface Noted<T> {
  readonly value: T;
  readonly note: string;
}
const plain = <T>(value: T): Noted<T> => ({ value, note: '' });

/** Stands for the family name of somebody whose name is not given. */
export const NO_NAME = 'Name not given';

const NAME_ORDER = ['official', 'usual', '', 'nickname', 'anonymous', 'old', 'maiden', 'temp'];
const rank = (order: readonly string[], use: unknown): number => {
  const place = order.indexOf(text(use));
  return place < 0 ? order.length : place;
};
const best = (raw: unknown, order: readonly string[]): Element | null =>
  elements(raw).toSorted((a, b) => rank(order, a['use']) - rank(order, b['use']))[0] ?? null;

const cut = (value: string, max: number, what: string): Noted<string> =>
  value.length <= max ? plain(value) : { value: clip(value, max), note: `${what} shortened to ${max} characters` };

const names = (patient: Element): { readonly family: Noted<string>; readonly given: Noted<string> } => {
  const name = best(patient['name'], NAME_ORDER);
  const family = text(name?.['family']);
  const given = texts(name?.['given']).join(' ');
  const whole = text(name?.['text']);
  if (family !== '') return { family: cut(family, PATIENT.name.maxLength, 'family name'), given: cut(given, PATIENT.name.maxLength, 'given name') };
  if (whole !== '')
    return { family: { value: clip(whole, PATIENT.name.maxLength), note: 'name given as one text, kept whole as family name' }, given: plain('') };
  return { family: { value: NO_NAME, note: 'name not given' }, given: cut(given, PATIENT.name.maxLength, 'given name') };
};

const SEXES: Readonly<Record<string, Sex>> = { female: 'female', male: 'male', other: 'other', unknown: 'unknown' };
const sexOf = (patient: Element): Noted<Sex> => {
  const written = text(patient['gender']);
  const known = lookUp(SEXES, written);
  if (known !== undefined) return plain(known);
  return { value: 'unknown', note: written === '' ? 'sex not given' : `sex "${clip(written, 20)}" not known` };
};

const PREFIXES: Readonly<Record<string, Language>> = { en: 'en', es: 'es' };
const languageOf = (patient: Element): Noted<Language> => {
  const spoken = elements(patient['communication']);
  const chosen = spoken.find((one) => one['preferred'] === true) ?? spoken[0];
  const spokenIn = field(chosen, 'language');
  const code = firstText(...plainCodes(spokenIn), text(field(spokenIn, 'text')));
  if (code === '') return { value: 'en', note: 'language not given, English until asked' };
  const language = lookUp(PREFIXES, code.toLowerCase().split('-')[0] ?? '');
  return language === undefined ? { value: 'other', note: `language ${clip(code, 20)}: patient texts exist in English and Spanish` } : plain(language);
};

const INTERPRETER = 'http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired';
const needsInterpreter = (patient: Element): boolean =>
  elements(patient['extension']).some((one) => one['url'] === INTERPRETER && one['valueBoolean'] === true);

const TELECOM_ORDER = ['mobile', 'home', '', 'work', 'temp'];
const contact = (patient: Element, system: string, max: number): Noted<string> => {
  const current = elements(patient['telecom']).filter((one) => one['system'] === system && one['use'] !== 'old' && text(one['value']) !== '');
  const value = text(best(current, TELECOM_ORDER)?.['value']);
  // A shortened number or address would reach somebody else.
  return value.length <= max ? plain(value) : { value: '', note: `${system} longer than ${max} characters, left empty` };
};

const addressOf = (patient: Element): Noted<string> => {
  const current = elements(patient['address']).filter((one) => one['use'] !== 'old');
  const address = best(current, ['home', '', 'temp', 'work', 'billing']);
  const place = [text(address?.['state']), text(address?.['postalCode'])].filter((part) => part !== '').join(' ');
  const parts = [...texts(address?.['line']), text(address?.['city']), place, text(address?.['country'])].filter((part) => part !== '');
  return cut(parts.length > 0 ? parts.join(', ') : text(address?.['text']), PATIENT.address.maxLength, 'address');
};

const deathOf = (patient: Element): string => {
  const day = fhirDay(patient['deceasedDateTime']).day;
  if (day !== null) return `recorded as having died on ${day}: the chart does not hold this`;
  return patient['deceasedBoolean'] === true || text(patient['deceasedDateTime']) !== '' ? 'recorded as having died: the chart does not hold this' : '';
};

/** The other system merged this record into another one: what came later is on that one. */
const replacedNote = (patient: Element): string => {
  const link = elements(patient['link']).find((one) => one['type'] === 'replaced-by');
  if (link === undefined) return '';
  const other = text(field(link, 'other', 'reference'));
  return `the other system replaced this record${other === '' ? '' : ` by ${clip(other, 80)}`}: import that one too, then compare the two charts`;
};

const birthOf = (patient: Element, today: CalendarDate): Noted<CalendarDate | null> => {
  const birth = fhirDay(patient['birthDate']);
  if (birth.day !== null && birth.day > today) return { value: null, note: 'birth date is after today, left empty' };
  return { value: birth.day, note: dayGap(birth, 'birth date') };
};

const demographics = (patient: Element, mrn: string, today: CalendarDate): Noted<NewPatient> => {
  const { family, given } = names(patient);
  const birth = birthOf(patient, today);
  const [sex, language] = [sexOf(patient), languageOf(patient)];
  const [phone, email] = [contact(patient, 'phone', PATIENT.phone.maxLength), contact(patient, 'email', PATIENT.email.maxLength)];
  const address = addressOf(patient);
  const notes = [family, given, sex, language, phone, email, address].map((part) => part.note);
  const value: NewPatient = {
    mrn,
    familyName: family.value,
    givenName: given.value,
    birthDate: birth.value,
    sex: sex.value,
    language: language.value,
    interpreter: needsInterpreter(patient),
    phone: phone.value,
    email: email.value,
    address: address.value,
    serviceStatus: 'not-asked',
  };
  return { value, note: [deathOf(patient), replacedNote(patient), birth.note, ...notes].filter((note) => note !== '').join('; ') };
};

/**
 * Demographics from a Patient. The record number is the identifier of type MR, else the first that can be one, else the resource id
 * (`recordNumbers`); it is never shortened, and never one marked as old. A missing or incomplete birth date is `null`. `path` names the resource.
 */
export const readPatient = (patient: Element, path: string, today: CalendarDate): ReadPatient => {
  const number = recordNumbers(patient, today)[0];
  if (number === undefined) return { ok: false, path: `${path}.identifier`, reason: `no record number of 1 to ${PATIENT.mrn.maxLength} characters` };
  const read = demographics(patient, number.value, today);
  const system = number.system === '' ? NO_SYSTEM : number.system;
  return { ok: true, patient: { sourceSystem: system, sourceId: number.value, value: read.value }, notes: [read.note] };
};
