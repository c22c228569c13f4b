import { INGREDIENTS } from '@stagewell/shared/catalogue/ingredients';
import { ingredientOfName, ingredientsOfRxcui } from '@stagewell/shared/catalogue/medicine-codes';
import { flagsOfCodings } from '@stagewell/shared/patients/condition-codes';
import { CONDITION_FLAGS, type ConditionFlag } from '@stagewell/shared/patients/condition-flags';
import type { AllergyView, ConditionView, MedicineView } from '@stagewell/shared/patients/patient';

const plain = (id: string): string => id.replaceAll('-', ' ');

/** One thing that a row may be mapped to. `words` are what the search looks in. */
export interface Target {
  readonly id: string;
  readonly label: string;
  readonly words: string;
}

const INGREDIENT_TARGETS: readonly Target[] = Object.entries(INGREDIENTS)
  .map(([id, { name, names }]) => ({ id, label: name, words: `${id} ${name} ${names.join(' ')}`.toLowerCase() }))
  .sort((a, b) => a.label.localeCompare(b.label));

const CLASS_TARGETS: readonly Target[] = [...new Set(Object.values(INGREDIENTS).flatMap(({ classes, allergyWords }) => [...classes, ...allergyWords]))]
  .filter((id) => !Object.hasOwn(INGREDIENTS, id))
  .sort()
  .map((id) => ({ id, label: `${plain(id)} (class)`, words: plain(id).toLowerCase() }));

const FLAG_TARGETS: readonly Target[] = CONDITION_FLAGS.map((id) => ({ id, label: plain(id), words: plain(id) }));

/** What a mapping dialog offers for one row. A suggestion is never a mapping: the clinician confirms each. */
export interface MappingOffer {
  readonly label: string;
  readonly explanation: string;
  readonly targets: readonly Target[];
  readonly suggested: readonly string[];
  readonly chosen: readonly string[];
  readonly single: boolean;
  /** What an empty choice says; absent = something must be chosen. */
  readonly noneMeans?: string;
}

export const conditionOffer = ({ label, codings, flags }: ConditionView): MappingOffer => ({
  label,
  explanation: 'Mark every flag that this condition answers with yes. Unmarked ones are answered with no. Rules read the flags, never the name.',
  targets: FLAG_TARGETS,
  suggested: flagsOfCodings(codings) ?? [],
  chosen: flags ?? [],
  single: false,
  noneMeans: 'Nothing marked: the condition concerns no rule.',
});

export const medicineOffer = ({ label, codings, ingredients }: MedicineView): MappingOffer => ({
  label,
  explanation: 'Name every active ingredient. Suggestions come from the name or the code and count only once you confirm them.',
  targets: INGREDIENT_TARGETS,
  suggested: [
    ...new Set([
      ...codings.filter(({ system }) => system === 'rxnorm').flatMap(({ code }) => ingredientsOfRxcui(code) ?? []),
      ...(ingredientOfName(label)?.ingredients ?? []),
    ]),
  ],
  chosen: ingredients ?? [],
  single: false,
});

export const allergyOffer = ({ label, substance }: AllergyView): MappingOffer => ({
  label,
  explanation: 'Name the ingredient or the class that the patient does not tolerate.',
  targets: [...INGREDIENT_TARGETS, ...CLASS_TARGETS],
  suggested:
    ingredientOfName(label)?.ingredients ??
    CLASS_TARGETS.filter(({ words }) => words.split(' ').some((word) => word.length > 3 && label.toLowerCase().includes(word))).map(({ id }) => id),
  chosen: substance === null ? [] : [substance],
  single: true,
});

/** Flags in the order of the list, so that the same choice is stored the same way. */
export const flagsOf = (ids: readonly string[]): readonly ConditionFlag[] => CONDITION_FLAGS.filter((flag) => ids.includes(flag));
