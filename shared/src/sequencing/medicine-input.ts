import { classesAndTagsOf } from '../catalogue/ingredients.js';
import type { MedicineInput } from './document.js';

/** A medicine as the rules see it. An ingredient that they do not know leaves it unmapped. */
export const medicineInput = (medicine: Omit<MedicineInput, 'classes'>): MedicineInput => {
  const classes = medicine.ingredients === null ? null : classesAndTagsOf(medicine.ingredients);
  return { ...medicine, ingredients: classes === null ? null : medicine.ingredients, classes: classes ?? [] };
};
