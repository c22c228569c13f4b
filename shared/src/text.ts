/** A sentence that a patient may read, or that a rule says: English and Spanish side by side. */
export interface LocalText {
  readonly en: string;
  readonly es: string;
}

/** Every value a fact may have when it was, or was not, asked. "None" and "not asked" are different. */
export type YesNoUnknown = 'yes' | 'no' | 'unknown';
