import { remembered } from './remembered.js';

/** Text with its keys in order, so that the same parameters read the same wherever they were stored. */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`)
    .join(',')}}`;
};

const hash32 = (text: string, seed: number): number => {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};

/** Two 32-bit FNV-1a sums with different starts, 16 characters; tells texts apart, it protects nothing. */
export const sumOf = (text: string): string => [0x811c9dc5, 0x9e3779b9].map((seed) => hash32(text, seed).toString(16).padStart(8, '0')).join('');

/** The same, remembered for texts that are asked for again and again. */
export const digest = remembered(sumOf);

/**
 * What a signature is bound to: the rule, its parameters, the courses with their modalities, and what else takes
 * part. It does not change with wording, order or the calendar.
 */
export const fingerprintOf = (ruleId: string, ...parts: readonly string[]): string => `${ruleId}.${digest(parts.join('\n'))}`;
