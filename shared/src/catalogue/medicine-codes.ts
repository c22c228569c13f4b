import { INGREDIENTS } from './ingredients.js';

const byRxcui: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(INGREDIENTS).flatMap(([id, one]) =>
    [one.rxcui, ...one.otherRxcuis].flatMap((code): readonly [string, readonly string[]][] => (code === null ? [] : [[code, [id]]])),
  ),
);

/**
 * The ingredient ids behind an RxNorm code. Only ingredient-level codes are known; a product, pack or brand
 * code answers `null` = not mapped, and a clinician maps it: nothing is read out of its display name.
 */
export function ingredientsOfRxcui(code: string): readonly string[] | null {
  return byRxcui.get(code.trim()) ?? null;
}

/** A guess from a name, for a clinician to confirm or change. It is never a mapping by itself. */
export interface NameSuggestion {
  readonly kind: 'suggestion';
  /** Ingredient ids in the order in which they stand in the text. */
  readonly ingredients: readonly string[];
  /** Parts of a combination ("a / b") in which no ingredient was recognised: the suggestion is incomplete. */
  readonly notRecognised: readonly string[];
}

interface Name {
  readonly id: string;
  readonly words: string;
}

/** Lower case, only letters, digits and `+` kept, single spaces, a space at each end, so that whole words match. */
const normal = (text: string): string =>
  ` ${text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9+]+/g, ' ')
    .trim()} `;

const NAMES: readonly Name[] = Object.entries(INGREDIENTS)
  .flatMap(([id, one]) => [id, one.name, ...one.names].map((name) => ({ id, words: normal(name) })))
  .sort((a, b) => b.words.length - a.words.length);

interface Hit {
  readonly id: string;
  readonly at: number;
  readonly end: number;
}

const inside = (hit: Hit, longer: Hit): boolean => hit.at >= longer.at && hit.end <= longer.end && hit.end - hit.at < longer.end - longer.at;

/** Names found in one part; a name inside a longer one ("diclofenac" in "diclofenac gel") does not count. */
function hitsIn(part: string): readonly Hit[] {
  const hits = NAMES.flatMap(({ id, words }) => {
    const at = part.indexOf(words);
    return at < 0 ? [] : [{ id, at, end: at + words.length }];
  });
  return hits.filter((hit) => !hits.some((longer) => inside(hit, longer))).sort((a, b) => a.at - b.at);
}

/**
 * Suggests ingredients for a free name such as "Lasix 40 mg" or "Acetaminophen 325 MG / Oxycodone 5 MG".
 * `null` when nothing is recognised. The answer must be confirmed by a clinician before any rule may use it.
 */
export function ingredientOfName(name: string): NameSuggestion | null {
  const parts = name.split(/\s\/\s|\s\+\s|;/).map((part) => ({ part: part.trim(), hits: hitsIn(normal(part)) }));
  const ingredients = [...new Set(parts.flatMap(({ hits }) => hits.map((hit) => hit.id)))];
  if (ingredients.length === 0) return null;
  return { kind: 'suggestion', ingredients, notRecognised: parts.filter(({ hits }) => hits.length === 0).map(({ part }) => part) };
}
