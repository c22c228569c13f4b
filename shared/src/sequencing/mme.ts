import { INGREDIENTS } from '../catalogue/ingredients.js';
import { MME_FACTORS } from './data/mme-factors.data.js';
import { exposuresOf, statementOf, type Exposure, type Situation } from './situation.js';

const isOpioid = (ingredient: string): boolean => Object.hasOwn(INGREDIENTS, ingredient) && (INGREDIENTS[ingredient]?.classes.includes('opioid') ?? false);

const equivalent = (exposure: Exposure): number | null => {
  const [only, ...more] = exposure.ingredients.filter(isOpioid);
  const factor = only !== undefined && more.length === 0 && Object.hasOwn(MME_FACTORS, only) ? (MME_FACTORS[only] ?? null) : null;
  return factor === null || exposure.dailyMg === null ? null : factor * exposure.dailyMg;
};

/** Medicines that nobody has mapped or asked for may be opioids. */
const hidden = (situation: Situation, day: number): readonly string[] => [
  ...(statementOf(situation, 'medicines') === 'not-asked' ? ['statement:medicines'] : []),
  ...situation.unmapped.filter(({ from, until }) => from <= day && day <= until).map(({ id }) => `medicine:${id}`),
];

/**
 * Sum over every opioid that runs on the day, mg/day. `missing` lists the opioids whose dose or factor is not
 * known, and the medicines that may be opioids: the sum is then incomplete, never zero.
 */
export const morphineEquivalents = (situation: Situation, day: number): { readonly value: number; readonly missing: readonly string[] } => {
  const opioids = exposuresOf(situation, { any: ['opioid'], none: ['partial-agonist-opioid'] }).filter(({ from, until }) => from <= day && day <= until);
  const counted = opioids.map((exposure) => ({ id: exposure.id, mme: equivalent(exposure) }));
  return {
    value: counted.reduce((sum, { mme }) => sum + (mme ?? 0), 0),
    missing: [...counted.filter(({ mme }) => mme === null).map(({ id }) => `dose:${id}`), ...hidden(situation, day)],
  };
};
