import { createHash } from 'node:crypto';
import type { QueryConfig } from 'pg';

/** More texts than the code has; one beyond it goes unprepared instead of filling every connection's memory. */
const MOST = 500;
const names = new Map<string, string>();

const nameOf = (text: string): string | undefined => {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  names.set(text, name);
  return name;
};

/**
 * A statement under a name made from its text: PostgreSQL parses and plans it once per connection, not once per request.
 * Texts are constants of the code; whatever differs between requests is a value.
 */
export const prepared = (text: string, values: readonly unknown[]): QueryConfig => {
  const name = nameOf(text);
  return name === undefined ? { text, values: [...values] } : { name, text, values: [...values] };
};
