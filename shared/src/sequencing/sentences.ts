import { dayInWords } from '../dates.js';
import type { LocalText } from '../text.js';
import type { DatedName } from './said.js';
import { remembered } from './remembered.js';
import { calendarDay } from './situation.js';

/** A day of the rules' calendar as it is said: "March 3, 2027", "3 de marzo de 2027". */
export const said = remembered((day: number): LocalText => dayInWords(calendarDay(day)));

const JOINS = { and: { en: 'and', es: 'y' }, or: { en: 'or', es: 'o' } } as const;

const listIn = (words: readonly string[], join: string): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${join} ${words.at(-1)}`;

/** "A, B and C" (or "or") in both languages. */
export const listed = (words: readonly LocalText[], join: keyof typeof JOINS = 'and'): LocalText => ({
  en: listIn(
    words.map(({ en }) => en),
    JOINS[join].en,
  ),
  es: listIn(
    words.map(({ es }) => es),
    JOINS[join].es,
  ),
});

/** The same word in both languages, as a chart holds it. */
export const asCharted = (word: string): LocalText => ({ en: word, es: word });

/** `1 day`, `3 days`. */
export const days = (count: number): LocalText => ({ en: count === 1 ? '1 day' : `${count} days`, es: count === 1 ? '1 día' : `${count} días` });

/** "Massage on March 1". */
export const onDay = ({ name, day }: DatedName): LocalText => {
  const at = said(day);
  return { en: `${name.en} on ${at.en}`, es: `${name.es} el ${at.es}` };
};

/** "Massage from March 1". */
export const fromDay = ({ name, day }: DatedName): LocalText => {
  const at = said(day);
  return { en: `${name.en} from ${at.en}`, es: `${name.es} desde el ${at.es}` };
};
