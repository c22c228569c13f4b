import { ingredientsOfRxcui } from '@stagewell/shared/catalogue/medicine-codes';
import type { Coding } from '@stagewell/shared/catalogue/modality';
import { boundKey, placeholderCodes, sameThing, withoutPlaceholders } from './coded.js';
import { codesOf, codings, conceptText, element, elements, fitting, text, when, type Element } from './element.js';
import type { References } from './references.js';

/** What a request or statement names. `key` is the same for what is the same medicine. */
export interface MedicineNamed {
  readonly label: string;
  readonly key: string;
  readonly codings: readonly Coding[];
  readonly ingredients: readonly string[] | null;
  /** An amount of it is not an amount of any one ingredient. */
  readonly mixture: boolean;
  /** Why it is no medicine, though it has a name; `''` = it is one. */
  readonly none: string;
}

/** Codes of the patient summary, and of SNOMED CT, by which a file says that no medicine is taken, or that it does not know. */
const NONE_TAKEN = ['no-known-medications', '787481004', '1234391000168107'];
const NO_NEWS = ['no-medication-info', '1287211007'];
const SAYS_NONE = [
  /^(none|nil)( (known|taken|reported|recorded))?\.?$/iu,
  /^(the )?(patient )?((is )?(not )?(on|taking|takes) )?(no|any) ((known|current|active|regular|home) )*(medications?|medicines?|meds|drugs?)( (known|taken|reported|recorded))?\.?$/iu,
];

const statedNone = (concept: unknown, label: string): string => {
  const codes = [...placeholderCodes(concept), ...codesOf(codings(concept), 'snomed')];
  if (codes.some((code) => NO_NEWS.includes(code))) return 'the file has no information about medicines: ask which are taken';
  const none = codes.some((code) => NONE_TAKEN.includes(code)) || SAYS_NONE.some((words) => words.test(label));
  return when(none, 'the file states that no medicines are taken: this has to be asked');
};

const ingredientsOf = (all: readonly Coding[]): readonly string[] | null => {
  const known = codesOf(all, 'rxnorm').map(ingredientsOfRxcui);
  const found = [...new Set(known.flatMap((ids) => ids ?? []))];
  return found.length === 0 ? null : found;
};

const byConcept = (raw: Element | null): MedicineNamed => {
  const concept = withoutPlaceholders(raw);
  const all = codings(concept);
  const ingredients = ingredientsOf(all);
  // A known ingredient is taken, whatever the words beside it say.
  const none = ingredients === null ? statedNone(raw, conceptText(raw)) : '';
  const label = conceptText(none === '' ? concept : raw);
  return { label, key: sameThing(concept, label), codings: all, ingredients, mixture: (ingredients ?? []).length > 1, none };
};

/** An ingredient is named by a concept, or by a Substance or Medication that has one. */
const itemOf = (ingredient: Element, medication: Element, { references, body }: Named): MedicineNamed => {
  const reference = element(ingredient['itemReference']);
  const found = references.find(reference, medication) ?? references.find(reference, body);
  return byConcept(element(ingredient['itemCodeableConcept']) ?? element(found?.['code']) ?? { text: text(reference?.['display']) });
};

/** All ingredients together: they are known only when each of them is, and a mixture is never the same as one of its parts. */
const byIngredients = (medication: Element, named: Named): MedicineNamed => {
  const active = elements(medication['ingredient']).filter((ingredient) => ingredient['isActive'] !== false);
  const parts = active.map((ingredient) => itemOf(ingredient, medication, named)).filter(({ label }) => label !== '');
  const whole = parts.length > 0 && parts.length === active.length;
  const known = parts.flatMap(({ ingredients }) => ingredients ?? []);
  return {
    label: parts.map(({ label }) => label).join(' / '),
    key: boundKey([...new Set(parts.map(({ key }) => key))].toSorted().join('+')),
    codings: fitting(parts.flatMap((part) => part.codings)),
    ingredients: whole && parts.every(({ ingredients }) => ingredients !== null) ? [...new Set(known)] : null,
    mixture: active.length > 1 || parts.some(({ mixture }) => mixture),
    none: '',
  };
};

/** Where a medicine is looked up: the request, and what it may refer to. */
interface Named {
  readonly body: Element;
  readonly references: References;
}

/** The medicine of a request or statement: its own concept, else that of the Medication it refers to, else that one's ingredients, else the words of the reference. */
export const medicineNamed = (body: Element, references: References): MedicineNamed => {
  const own = element(body['medicationCodeableConcept']);
  if (own !== null) return byConcept(own);
  const reference = element(body['medicationReference']);
  const medication = references.find(reference, body) ?? {};
  const words = byConcept({ text: text(reference?.['display']) });
  const ways = [byConcept(element(medication['code'])), byIngredients(medication, { body, references })];
  return ways.find(({ label }) => label !== '') ?? words;
};
