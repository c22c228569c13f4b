import { element, elements, text, type Element } from './element.js';
import { newerBy } from './versions.js';

/** Finds the resource that a Reference points at: within the same resource (`#id`), by full URL, or by `Type/id`. */
export interface References {
  readonly find: (reference: unknown, from: Element) => Element | null;
  /** The `Type/id` that a reference names, also when the resource is not in the bundle. */
  readonly keyOf: (reference: unknown, from: Element) => string;
}

export const resourceKey = (resource: Element): string => {
  const id = text(resource['id']);
  return id === '' ? '' : `${text(resource['resourceType'])}/${id}`;
};

const TYPE_AND_ID = /([A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64})(\/_history\/[^/]+)?$/u;

/** `entries` are the bundle's entries; of two with one name the newer version wins, else the first, so the answer does not depend on chance. */
export const referencesOf = (entries: readonly Element[]): References => {
  const byName = new Map<string, Element>();
  const keep = (name: string, resource: Element): void => {
    const known = byName.get(name);
    if (name !== '' && (known === undefined || newerBy(resource, known) > 0)) byName.set(name, resource);
  };
  for (const entry of entries) {
    const resource = element(entry['resource']);
    if (resource === null) continue;
    keep(text(entry['fullUrl']), resource);
    keep(resourceKey(resource), resource);
  }
  const named = (reference: unknown): string => text(element(reference)?.['reference']);
  const find = (reference: unknown, from: Element): Element | null => {
    const name = named(reference);
    if (name.startsWith('#')) return elements(from['contained']).find((inner) => text(inner['id']) === name.slice(1)) ?? null;
    return byName.get(name) ?? byName.get(TYPE_AND_ID.exec(name)?.[1] ?? '') ?? null;
  };
  const keyOf = (reference: unknown, from: Element): string => {
    const found = find(reference, from);
    const key = found === null ? '' : resourceKey(found);
    return key === '' ? (TYPE_AND_ID.exec(named(reference))?.[1] ?? named(reference)) : key;
  };
  return { find, keyOf };
};
