import { leavesOf } from '../catalogue/condition-leaves.js';
import { allergyWordsOf, INGREDIENTS } from '../catalogue/ingredients.js';
import { GRADES, type Modality } from '../catalogue/modality.js';
import { TAGS } from '../catalogue/tags.js';
import { traitsOf } from '../catalogue/traits.js';
import { isObject, membersOf, objectsAt, textsAt, type Part } from '../json-path.js';
import { CONDITION_FLAGS } from '../patients/condition-flags.js';
import { FACT_CODES } from '../patients/facts.js';
import type { Rule } from './rules.js';
import { wordsOf } from './situation.js';

/** What a case file may refer to without saying what it is. */
export interface Shipped {
  readonly catalogue: ReadonlyMap<string, Modality>;
  readonly rules: readonly Rule[];
  /** Of the rule set. */
  readonly version: number;
}

type Known = ReadonlySet<string>;

/** Every list of words that a case file may refer to. */
export interface Words {
  readonly modality: Known;
  readonly ingredient: Known;
  /** What a selector may name: words of treatments and of medicines. */
  readonly selector: Known;
  readonly allergy: Known;
  readonly flag: Known;
  readonly fact: Known;
  readonly grade: Known;
  /** What an own treatment may be tagged with: a word that some rule could ask for. */
  readonly tag: Known;
}

/** Which list the words under a name come from, in parameters of rules and in cautions. */
const UNDER: Readonly<Record<string, Exclude<keyof Words, 'modality' | 'tag'>>> = {
  any: 'selector',
  all: 'selector',
  none: 'selector',
  partnerTags: 'selector',
  medicine: 'selector',
  condition: 'flag',
  allergy: 'allergy',
  fact: 'fact',
  grades: 'grade',
  better: 'grade',
  weights: 'ingredient',
};

/** A word that is used in parameters or cautions, and the list that it should be on. */
export interface Used extends Part<string> {
  readonly list: keyof Words;
}

/** The words of a part: itself, the members of a list, the names in an object. */
const wordsIn = (part: Part): readonly Part<string>[] => {
  if (isObject(part.value)) return Object.keys(part.value).map((name) => ({ path: [...part.path, name], value: name }));
  return [part, ...membersOf(part)].flatMap(({ path, value }) => (typeof value === 'string' ? [{ path, value }] : []));
};

/** Every word that a value of any shape uses, at whatever depth. */
export const wordsUsed = (part: Part): readonly Used[] => {
  if (!isObject(part.value)) return membersOf(part).flatMap(wordsUsed);
  return Object.entries(part.value).flatMap(([name, value]) => {
    const inside: Part = { path: [...part.path, name], value };
    const list = Object.hasOwn(UNDER, name) ? UNDER[name] : undefined;
    return [...(list === undefined ? [] : wordsIn(inside).map((word) => ({ ...word, list }))), ...wordsUsed(inside)];
  });
};

const values = (parts: readonly Part<string>[]): readonly string[] => parts.map(({ value }) => value);

const INGREDIENT_IDS = Object.keys(INGREDIENTS);
const MEDICINE_WORDS = Object.entries(INGREDIENTS).flatMap(([id, { classes, tags }]) => [id, ...classes, ...tags]);

const allergiesIn = (shipped: Shipped): readonly string[] =>
  [...shipped.catalogue.values()]
    .flatMap(({ cautions }) => cautions.flatMap(({ when }) => leavesOf(when)))
    .flatMap((leaf) => ('allergy' in leaf ? [leaf.allergy] : []));

/** Creatinine clearance is worked out of other facts. */
const WORKED_OUT = ['crcl'];

/** The words that this file may use: the shipped ones and those that it brings itself. */
export const wordsFor = (file: unknown, shipped: Shipped): Words => {
  const own = values(textsAt(file, 'catalogue[].id', 'catalogue[].class', 'catalogue[].tags[]'));
  const treatments = [...shipped.catalogue.values()].flatMap((modality) => [...wordsOf(traitsOf(modality))]);
  const asked = objectsAt(file, 'rules.add[].parameters', 'rules.change[].parameters').flatMap(wordsUsed);
  return {
    modality: new Set([...shipped.catalogue.keys(), ...values(textsAt(file, 'catalogue[].id'))]),
    ingredient: new Set(INGREDIENT_IDS),
    selector: new Set([...treatments, ...MEDICINE_WORDS, ...TAGS, ...own]),
    allergy: new Set([...(allergyWordsOf(INGREDIENT_IDS) ?? []), ...allergiesIn(shipped)]),
    flag: new Set(CONDITION_FLAGS),
    fact: new Set([...FACT_CODES, ...WORKED_OUT]),
    grade: new Set(GRADES),
    tag: new Set([...treatments, ...MEDICINE_WORDS, ...TAGS, ...asked.map(({ value }) => value)]),
  };
};
