import { field, text, type Element } from './element.js';

/** When a resource was last changed where it comes from; `null` = not told, or no moment. */
const changedAt = (resource: Element): number | null => {
  const at = Date.parse(text(field(resource, 'meta', 'lastUpdated')));
  return Number.isNaN(at) ? null : at;
};

const versionOf = (resource: Element): number | null => {
  const written = text(field(resource, 'meta', 'versionId'));
  return /^\d{1,15}$/u.test(written) ? Number(written) : null;
};

const later = (a: number | null, b: number | null): number => (a === null || b === null ? 0 : a - b);

/** Above zero where `a` is a newer version of one resource than `b`, below where it is older, zero where neither tells: by the moment of its last change, else by its number. */
export const newerBy = (a: Element, b: Element): number => later(changedAt(a), changedAt(b)) || later(versionOf(a), versionOf(b));
