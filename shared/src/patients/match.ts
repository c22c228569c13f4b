import type { CalendarDate } from '../dates.js';
import { editsBetween } from '../nearest.js';
import type { Sex } from './patient.js';

/** What two charts are compared by. Empty texts, `null` and `unknown` = not known, which speaks neither for nor against. */
export interface Identity {
  readonly familyName: string;
  readonly givenName: string;
  readonly birthDate: CalendarDate | null;
  readonly sex: Sex;
  readonly phone: string;
  readonly email: string;
}

/** The grades of FHIR's `Patient/$match`: `probable` = the same person unless somebody knows better; `possible` = worth a look. Neither is ever acted on by itself. */
export const MATCH_GRADES = ['probable', 'possible'] as const;
export type MatchGrade = (typeof MATCH_GRADES)[number];

/** One thing compared, in words for the person who decides. */
export interface MatchReason {
  readonly about: 'name' | 'birth-date' | 'sex' | 'contact';
  readonly says: string;
  readonly speaks: 'for' | 'against';
}
export interface PersonMatch {
  readonly grade: MatchGrade;
  readonly reasons: readonly MatchReason[];
}

/**
 * How much each agreement or difference counts, about one point for each doubling of the odds (the record linkage of
 * Fellegi and Sunter, 1969). The figures are Stagewell's own: a birth date shared by chance is one in some 25,000,
 * a family name one in some hundreds; people marry, so another family name counts little against; twins share all but
 * the given name, so that counts much. They were set on the named cases of the spec, on no clinic's data.
 */
const POINTS = {
  birthDate: { same: 10, placeholder: 6, turned: 6, slip: 4, differs: -12 },
  family: { same: 9, contains: 6, near: 5, differs: -2 },
  given: { same: 7, contains: 2, near: 1, differs: -8 },
  namesSwapped: 14,
  sex: { same: 1, differs: -8 },
  contact: 3,
} as const;
const PROBABLE = 22;
const POSSIBLE = 16;

/** `doubtful` = however much else agrees, it stays possible: twins differ in the given name alone. */
type Point = MatchReason & { readonly points: number; readonly doubtful: boolean };
const found = (about: MatchReason['about'], says: string, points: number, doubtful = false): Point => ({
  ...{ about, says, points, doubtful },
  speaks: points > 0 ? 'for' : 'against',
});

/** Letters only, without accents and case: "García-López" and "garcia lopez" are one name. */
export const foldName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

type Closeness = 'same' | 'contains' | 'near' | 'differs';
/** Shorter names differ by one letter too easily: "Ana" and "Eva" are two people. */
const NEAR_FROM = 4;

const startsAs = (short: string, long: string): boolean => short.length === 1 && long.startsWith(short);
const wordsWithin = (few: readonly string[], many: readonly string[]): boolean => few.every((word) => many.some((other) => word === other));
const contains = (a: string, b: string): boolean => {
  const [one, other] = [a.split(' '), b.split(' ')];
  return wordsWithin(one, other) || wordsWithin(other, one) || startsAs(a, b) || startsAs(b, a);
};

/** Long names bear two slips. */
const near = (a: string, b: string): boolean => Math.min(a.length, b.length) >= NEAR_FROM && editsBetween(a, b) <= (Math.max(a.length, b.length) > 8 ? 2 : 1);

/** Names already folded; an empty one is not known. */
const closeness = (a: string, b: string): Closeness | null => {
  if (a === '' || b === '') return null;
  if (a.replaceAll(' ', '') === b.replaceAll(' ', '')) return 'same';
  if (contains(a, b)) return 'contains';
  return near(a, b) ? 'near' : 'differs';
};

const NAME_WORDS: Readonly<Record<Closeness, string>> = {
  same: 'is the same',
  contains: 'is part of the other',
  near: 'differs by a letter or two',
  differs: 'differs',
};

const names = (a: Identity, b: Identity): readonly Point[] => {
  const [family, given] = [foldName(a.familyName), foldName(a.givenName)];
  const [otherFamily, otherGiven] = [foldName(b.familyName), foldName(b.givenName)];
  if (family !== given && family !== '' && given !== '' && family === otherGiven && given === otherFamily)
    return [found('name', 'family and given name are the same, the other way round', POINTS.namesSwapped)];
  const families = closeness(family, otherFamily);
  const givens = closeness(given, otherGiven);
  return [
    ...(families === null ? [] : [found('name', `the family name ${NAME_WORDS[families]}`, POINTS.family[families])]),
    ...(givens === null ? [] : [found('name', `the given name ${NAME_WORDS[givens]}`, POINTS.given[givens], givens !== 'same')]),
  ];
};

const DATE_WORDS = {
  same: 'the birth date is the same',
  placeholder: 'the birth date is the same, a first of January',
  turned: 'day and month of the birth date are the other way round',
  slip: 'the birth date differs by one digit',
  differs: 'the birth date differs',
} as const;
/** Somebody that much older is a parent, not a slip. */
const GENERATION_YEARS = 15;

const swappedOnce = (a: string, b: string): boolean =>
  Array.from(a).some((_, at) => `${a.slice(0, at)}${a.charAt(at + 1)}${a.charAt(at)}${a.slice(at + 2)}` === b);
const digitsApart = (a: string, b: string): number => Array.from(a).filter((digit, at) => digit !== b.charAt(at)).length;
/** One digit other, or two beside each other the other way round. */
const isSlip = (a: CalendarDate, b: CalendarDate): boolean => {
  if (Math.abs(Number(a.slice(0, 4)) - Number(b.slice(0, 4))) >= GENERATION_YEARS) return false;
  return digitsApart(a, b) === 1 || swappedOnce(a, b);
};

const datesAlike = (a: CalendarDate, b: CalendarDate): keyof typeof DATE_WORDS => {
  // Registries put 1 January where only the year is known: many share it.
  if (a === b) return a.endsWith('-01-01') ? 'placeholder' : 'same';
  const [[year, month, day], [otherYear, otherMonth, otherDay]] = [a.split('-'), b.split('-')];
  if (year === otherYear && month === otherDay && day === otherMonth) return 'turned';
  return isSlip(a, b) ? 'slip' : 'differs';
};

const birthDates = (a: Identity, b: Identity): readonly Point[] => {
  if (a.birthDate === null || b.birthDate === null) return [];
  const alike = datesAlike(a.birthDate, b.birthDate);
  return [found('birth-date', DATE_WORDS[alike], POINTS.birthDate[alike])];
};

const sexes = (a: Identity, b: Identity): readonly Point[] => {
  if (a.sex === 'unknown' || b.sex === 'unknown') return [];
  return [a.sex === b.sex ? found('sex', 'the sex is the same', POINTS.sex.same) : found('sex', 'the sex differs', POINTS.sex.differs)];
};

/** The last ten digits: with or without the country's prefix. */
const digits = (phone: string): string => phone.replace(/\D/gu, '').slice(-10);
const SHORTEST_PHONE = 7;

const samePhone = (a: Identity, b: Identity): boolean => digits(a.phone).length >= SHORTEST_PHONE && digits(a.phone) === digits(b.phone);
const mailOf = ({ email }: Identity): string => email.trim().toLowerCase();
const sameMail = (a: Identity, b: Identity): boolean => mailOf(a) !== '' && mailOf(a) === mailOf(b);

/** A household shares a telephone: it speaks for, once, and another one speaks for nothing. */
const contacts = (a: Identity, b: Identity): readonly Point[] => {
  const shared = [...(samePhone(a, b) ? ['the phone'] : []), ...(sameMail(a, b) ? ['the e-mail'] : [])];
  return shared.length === 0 ? [] : [found('contact', `${shared.join(' and ')} ${shared.length === 1 ? 'agrees' : 'agree'}`, POINTS.contact)];
};

/** How likely two charts are of one person, with the reasons for and against; `null` = not worth a look. Symmetric. */
export const matchOf = (a: Identity, b: Identity): PersonMatch | null => {
  const points = [...names(a, b), ...birthDates(a, b), ...sexes(a, b), ...contacts(a, b)];
  const sum = points.reduce((total, one) => total + one.points, 0);
  if (sum < POSSIBLE) return null;
  const grade = sum >= PROBABLE && !points.some(({ doubtful }) => doubtful) ? 'probable' : 'possible';
  return { grade, reasons: points.map(({ about, says, speaks }) => ({ about, says, speaks })) };
};

/** The same for the same reasons, whichever way round: somebody's "two people" holds until this changes. */
export const matchMark = ({ grade, reasons }: PersonMatch): string => [grade, ...reasons.map(({ says }) => says)].join('; ');
