import { definition, type Element } from './resource.js';

/** What an own extension can hold; `''` and `null` are both "not there". */
export type Own = string | number | boolean | null | readonly Own[] | { readonly [name: string]: Own };

const NOTHING = 'null';

/** A list says how long it is, so that an empty one is not the same as none. */
const listed = (items: readonly Own[]): Element => ({
  extension: [{ url: 'count', valueInteger: items.length }, ...items.map((item) => ({ url: 'item', ...(valueOf(item) ?? { valueCode: NOTHING }) }))],
});

/** By name: the order in which a database keeps the names of an object says nothing. */
const named = (value: { readonly [name: string]: Own }): readonly Element[] =>
  Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([url, inner]) => {
      const held = valueOf(inner);
      return held === null ? [] : [{ url, ...held }];
    });

const valueOf = (value: Own): Element | null => {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return { valueString: value };
  if (typeof value === 'number') return { valueDecimal: value };
  if (typeof value === 'boolean') return { valueBoolean: value };
  if (Array.isArray(value)) return listed(value as readonly Own[]);
  const inner = named(value as { readonly [name: string]: Own });
  return inner.length === 0 ? null : { extension: inner };
};

/** Fields without a home in FHIR, as one extension with a part for each; nothing where all are empty. */
export const ownExtension = (name: string, fields: Element): readonly Element[] => {
  const held = valueOf(fields as { readonly [name: string]: Own });
  return held === null ? [] : [{ url: definition(name), ...held }];
};

const elementsOf = (value: unknown): readonly Element[] =>
  Array.isArray(value) ? (value as unknown[]).filter((one): one is Element => typeof one === 'object' && one !== null && !Array.isArray(one)) : [];

const readValue = (held: Element): unknown => {
  const parts = elementsOf(held['extension']);
  if (parts.length > 0) return parts.some(({ url }) => url === 'count') ? parts.filter(({ url }) => url === 'item').map(readValue) : readNamed(parts);
  if (held['valueCode'] === NOTHING) return null;
  return held['valueString'] ?? held['valueDecimal'] ?? held['valueBoolean'] ?? null;
};

const readNamed = (parts: readonly Element[]): Element =>
  Object.fromEntries(parts.filter(({ url }) => typeof url === 'string' && url !== '__proto__').map((part) => [part['url'] as string, readValue(part)]));

/** The fields that `ownExtension` wrote; none where it is not there. Whoever uses them checks them: a file comes from outside. */
export const readOwnExtension = (name: string, element: Element): Element => {
  const found = elementsOf(element['extension']).find(({ url }) => url === definition(name));
  const value = found === undefined ? null : readValue(found);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Element) : {};
};
