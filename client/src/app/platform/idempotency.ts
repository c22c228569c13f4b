/**
 * A key for one intent of the user: make it when a form opens, keep it across retries, make a new one after success.
 * The server answers a repeated key with the first answer, so a retry never creates twice.
 */
export const newKey = (): string => {
  // `randomUUID` exists only on https and loopback; a clinic's test server may be neither.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, i) => marked(byte, i).toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

/** Version and variant bits of a random UUID (RFC 9562 §5.4). */
const marked = (byte: number, i: number): number => {
  if (i === 6) return (byte & 0x0f) | 0x40;
  if (i === 8) return (byte & 0x3f) | 0x80;
  return byte;
};

/** Headers of a creating POST. */
export const creating = (key: string): Record<string, string> => ({ 'idempotency-key': key });

/** Headers of a change to a versioned thing; the server refuses when someone else changed it first (412). */
export const changing = (version: number): Record<string, string> => ({ 'if-match': `"${version}"` });
