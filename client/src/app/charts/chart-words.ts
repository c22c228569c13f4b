/** Numbers and words that every chart says in the same way. */

/** One decimal, with a real minus sign. */
export const number = (value: number): string =>
  value
    .toFixed(1)
    .replace(/^-0\.0$/, '0.0')
    .replace('-', '−');

/** The same with a plus where there is one: a change. */
export const signed = (value: number): string => (value > 0 && number(value) !== '0.0' ? `+${number(value)}` : number(value));

/** "63 %" of a share 0–1. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** "1 reading", "3 readings". */
export const counted = (n: number, singular: string, plural = `${singular}s`): string => (n === 1 ? `1 ${singular}` : `${n} ${plural}`);

/** Lines of at most `most` characters, broken between words; a longer word keeps a line of its own. */
export const wrapped = (text: string, most: number): readonly string[] =>
  text
    .split(/\s+/)
    .filter((word) => word !== '')
    .reduce<readonly string[]>((lines, word) => {
      const last = lines.at(-1);
      if (last === undefined || last.length + 1 + word.length > most) return [...lines, word];
      return [...lines.slice(0, -1), `${last} ${word}`];
    }, []);

/** "A", "A and B", "A, B and C". */
export const nameList = (names: readonly string[]): string => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`);
