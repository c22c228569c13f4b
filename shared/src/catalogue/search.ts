import type { Grade, Modality, ModalityCategory } from './modality.js';
import { TAG_SYNONYMS } from './tag-synonyms.js';
import { isTag } from './tags.js';

/** What the catalogue screen asks; an absent filter lets everything through. `not-known` finds entries without a grade. */
export interface CatalogueSearch {
  readonly text?: string;
  readonly category?: ModalityCategory;
  readonly grade?: Grade | 'not-known';
  readonly tag?: string;
}

/** Lower case without accents, so that "taichi" finds "Taichí"; anything but letters, digits and + parts words. */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}+]+/gu, ' ')
    .trim();

/** Space at the front, so that a word is found by its beginning: "back" finds "back pain", not "biofeedback". */
const searchable = (...texts: readonly string[]): string => ` ${folded(texts.join(' '))}`;

interface SearchText {
  readonly names: string;
  readonly everything: string;
}
const textOf = (modality: Modality): SearchText => {
  const { id, name, tags, ingredients } = modality;
  const { involves, expect, wont } = modality.plain;
  const facts = [modality.mechanism.value, modality.delivery.value, modality.benefit.value].map((fact) => fact ?? '');
  const plain = [involves, expect, wont].flatMap(({ en, es }) => [en, es]);
  const synonyms = tags.flatMap((tag) => (isTag(tag) ? [TAG_SYNONYMS[tag] ?? ''] : []));
  return {
    names: searchable(id, name.en, name.es),
    everything: searchable(id, name.en, name.es, modality.class, ...tags, ...ingredients, ...synonyms, ...facts, ...plain),
  };
};

/** Folding 80 entries takes milliseconds and a search runs on every key press: each entry is folded once. */
const searchTexts = new WeakMap<Modality, SearchText>();
const searchTextOf = (modality: Modality): SearchText => {
  const known = searchTexts.get(modality) ?? textOf(modality);
  searchTexts.set(modality, known);
  return known;
};

const passes = (modality: Modality, { category, grade, tag }: CatalogueSearch): boolean =>
  (category === undefined || modality.category === category) &&
  (grade === undefined || (modality.grade.value ?? 'not-known') === grade) &&
  (tag === undefined || modality.tags.includes(tag));

/** 0 = every word is in the name, 1 = every word is somewhere, `null` = not found. */
const rankOf = (modality: Modality, words: readonly string[]): 0 | 1 | null => {
  const { names, everything } = searchTextOf(modality);
  if (words.every((word) => names.includes(` ${word}`))) return 0;
  return words.every((word) => everything.includes(` ${word}`)) ? 1 : null;
};

/**
 * Entries that pass every filter and have, for every word of `text`, a word that begins with it, in English or
 * Spanish, accents ignored. Hits in the name come first; otherwise the given order stays.
 */
export function searchCatalogue<Entry extends Modality>(entries: readonly Entry[], search: CatalogueSearch): readonly Entry[] {
  const words = folded(search.text ?? '')
    .split(' ')
    .filter((word) => word !== '');
  const ranked = entries.filter((entry) => passes(entry, search)).map((entry) => ({ entry, rank: rankOf(entry, words) }));
  return [...ranked.filter(({ rank }) => rank === 0), ...ranked.filter(({ rank }) => rank === 1)].map(({ entry }) => entry);
}
