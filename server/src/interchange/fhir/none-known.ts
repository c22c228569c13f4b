import { codesOf, codings, lookUp, plainCodes, text, element, elements } from './element.js';

const DRUGS = 'no drug allergy is known';
const FOOD = 'no food allergy is known';
const SURROUNDINGS = 'no environmental allergy is known';
const ALLERGIES = 'no allergy is known';
const PROBLEMS = 'no problem is known';

/** SNOMED CT and the "absent or unknown" codes of the International Patient Summary. */
const STATED: Readonly<Record<string, string>> = {
  '716186003': ALLERGIES,
  'no-known-allergies': ALLERGIES,
  '409137002': DRUGS,
  'no-known-medication-allergies': DRUGS,
  '429625007': FOOD,
  'no-known-food-allergies': FOOD,
  '428607008': SURROUNDINGS,
  'no-known-environmental-allergies': SURROUNDINGS,
  '160245001': PROBLEMS,
  'no-known-problems': PROBLEMS,
  'no-allergy-info': 'nothing is known about allergies',
  'no-problem-info': 'nothing is known about problems',
  'no-medication-info': 'nothing is known about medicines',
  'no-known-medications': 'no medicine is known',
  'no-procedure-info': 'nothing is known about procedures',
  'no-known-procedures': 'no procedure is known',
  'no-device-info': 'nothing is known about devices',
  'no-known-devices': 'no device is known',
  'no-immunization-info': 'nothing is known about immunizations',
  'no-known-immunizations': 'no immunization is known',
};

/** A whole text of such words alone: "no known allergies except penicillin" names penicillin. */
const WORDS = [
  /^nk(?:a|da|fa|ma)$/u,
  /^(?:none|nil|nothing)(?: known| reported| recorded)?$/u,
  /^(?:no|nil|denies)(?: (?:known|reported|history|of|any|current|active|drug|medication|medicine|food|environmental|latex|seasonal|insect|contrast|other|and|or))* (?:allerg(?:y|ies|ens?)|intolerances?|sensitivit(?:y|ies)|adverse reactions?)(?: (?:and|or) (?:intolerances?|sensitivit(?:y|ies)|adverse reactions?))?(?: nkd?a)?$/u,
  /^no(?: (?:known|reported|current|active|significant|past|chronic|medical|health|and|or))* (?:problems?|conditions?|diseases?|disorders?|diagnos[ei]s|history|illness(?:es)?)(?: (?:and|or) disabilit(?:y|ies))?$/u,
];
const plain = (written: string): string =>
  written
    .toLowerCase()
    .replace(/ \((?:situation|finding|disorder)\)$/u, '')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();

/** Codes that name one thing for sure; words beside them do not take it back. */
const isNamed = (concept: unknown): boolean => {
  const all = codings(concept);
  return codesOf(all, 'rxnorm').length > 0 || codesOf(all, 'icd-10-cm').length > 0;
};

/** What a code says where others name an allergy or a condition: that there is none, or that nobody knows. `''` = it names something. */
export const noneStated = (concept: unknown): string => {
  const byCode = plainCodes(concept)
    .map((code) => lookUp(STATED, code))
    .find((words) => words !== undefined);
  if (byCode !== undefined) return byCode;
  const written = [text(element(concept)?.['text']), ...elements(element(concept)?.['coding']).map((coding) => text(coding['display']))];
  const found = isNamed(concept) ? undefined : written.find((one) => WORDS.some((words) => words.test(plain(one))));
  return found === undefined ? '' : `"${found}"`;
};

/** Nobody here asked it, and a rule that waits for an answer must go on waiting. */
export const notKept = (stated: string, what: string): string => `the source states: ${stated}; that is no ${what} and is not kept: ask, and enter it here`;
