/** A sentence that a patient may read, or that a rule says: English and Spanish side by side. */
export interface LocalText {
  readonly en: string;
  readonly es: string;
}

/** "1 session", "3 sessions". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** Every value a fact may have when it was, or was not, asked. "None" and "not asked" are different. */
export type YesNoUnknown = 'yes' | 'no' | 'unknown';
