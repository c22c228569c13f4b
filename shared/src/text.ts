/** A sentence that a patient may read, or that a rule says: English and Spanish side by side. */
export interface LocalText {
  readonly en: string;
  readonly es: string;
}
export const say = (en: string, es: string): LocalText => ({ en, es });

/** A full stop, a question or an exclamation that another sentence follows; "e.g. this" and "5.5" go on. */
const SENTENCE_END = /(?<=[.!?])\s+(?=[\p{Lu}¿¡])/u;

/** The first sentence of a text, in each language. */
export const firstSentence = ({ en, es }: LocalText): LocalText => ({ en: en.split(SENTENCE_END)[0] ?? en, es: es.split(SENTENCE_END)[0] ?? es });

/** "1 session", "3 sessions". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** Every value a fact may have when it was, or was not, asked. "None" and "not asked" are different. */
export type YesNoUnknown = 'yes' | 'no' | 'unknown';
