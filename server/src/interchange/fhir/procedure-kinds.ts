/**
 * Procedures that look or write down but do not treat, by their code: they are reported, not put into the history of what was
 * tried. Identifiers only; the terms of SNOMED CT are not shipped. A code that is not here counts as a possible treatment.
 */
export type NotTreatment = 'diagnostic' | 'administrative';

const SNOMED: ReadonlyMap<string, NotTreatment> = new Map([
  ['428191000124101', 'administrative'],
  ['430193006', 'administrative'],
  ['311791003', 'administrative'],
  ['415300000', 'administrative'],
  ['162676008', 'diagnostic'],
  ['399208008', 'diagnostic'],
  ['127783003', 'diagnostic'],
  ['23426006', 'diagnostic'],
  ['117015009', 'diagnostic'],
  ['14768001', 'diagnostic'],
  ['433236007', 'diagnostic'],
  ['73761001', 'diagnostic'],
]);

/** Categories of FHIR's own value set for Procedure.category. */
const CATEGORIES: ReadonlyMap<string, NotTreatment> = new Map([
  ['103693007', 'diagnostic'],
  ['410606002', 'administrative'],
]);

/** `null` = it may be a treatment. A LOINC code names an observation, so a procedure coded only in LOINC is diagnostic. */
export const notTreatment = (snomed: readonly string[], categories: readonly string[], onlyLoinc: boolean): NotTreatment | null => {
  const byCode = snomed.map((code) => SNOMED.get(code)).find((kind) => kind !== undefined);
  const byCategory = categories.map((code) => CATEGORIES.get(code)).find((kind) => kind !== undefined);
  return byCode ?? byCategory ?? (onlyLoinc ? 'diagnostic' : null);
};
