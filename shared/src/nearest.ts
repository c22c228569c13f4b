/** The costs of making each beginning of `word` out of one letter more than `before` was for. */
const nextRow = (before: readonly number[], letter: string, word: string): readonly number[] =>
  [...word].reduce<readonly number[]>(
    (row, one, at) => {
      const [left = 0, above = 0, across = 0] = [row[at], before[at + 1], before[at]];
      return [...row, Math.min(left + 1, above + 1, across + (one === letter ? 0 : 1))];
    },
    [(before[0] ?? 0) + 1],
  );

/** How many letters must be put in, left out or exchanged to make one word of the other (Levenshtein); case does not count. */
export const editsBetween = (from: string, to: string): number => {
  const [a, b] = [from.toLowerCase(), to.toLowerCase()];
  const first = Array.from({ length: b.length + 1 }, (_, at) => at);
  return [...a].reduce<readonly number[]>((row, letter) => nextRow(row, letter, b), first).at(-1) ?? 0;
};

const MOST = 3;

/**
 * The known words, nearest first and at most three, that somebody may have meant: near in spelling, or beginning with
 * the whole of what was written (or the other way round).
 */
export const nearest = (word: string, known: Iterable<string>): readonly string[] => {
  const allowed = Math.ceil(word.length / 3);
  const written = word.toLowerCase();
  const begins = (one: string): boolean =>
    written.length >= 3 && one.length >= 3 && (one.toLowerCase().startsWith(written) || written.startsWith(one.toLowerCase()));
  const near = [...new Set(known)]
    .map((one) => ({ one, far: editsBetween(word, one) }))
    .filter(({ one, far }) => far <= allowed || begins(one))
    .sort((a, b) => a.far - b.far || (a.one < b.one ? -1 : 1));
  // Only the case differs: nothing else was meant.
  const same = near.filter(({ far }) => far === 0);
  return (same.length > 0 ? same : near).slice(0, MOST).map(({ one }) => one);
};

/** `; did you mean "a" or "b"?`, or nothing when nothing is near. */
export const didYouMean = (word: string, known: Iterable<string>): string => {
  const words = nearest(word, known).map((one) => `"${one}"`);
  return words.length === 0 ? '' : `; did you mean ${words.join(' or ')}?`;
};
