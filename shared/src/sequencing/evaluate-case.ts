import type { CalendarDate } from '../dates.js';
import { catalogueOfCase, documentOfCase } from './case-document.js';
import type { CaseFile } from './case-file.js';
import { rulesOfCase } from './case-rules.js';
import type { Shipped } from './case-words.js';
import type { SequencingDocument } from './document.js';
import { ENGINE_VERSION } from './engine-version.js';
import { evaluate } from './evaluate.js';
import type { NameById } from './explain-fix.js';
import type { Evaluation } from './finding.js';
import { asCharted } from './sentences.js';
import { nameOf } from './situation.js';

/** By what a case was judged: the shipped rule set and what the case changed in it. */
export interface UsedRules {
  readonly version: number;
  /** Ids of rows. */
  readonly changed: readonly string[];
  readonly added: readonly string[];
}

/** What was asked, and by what it was judged. */
export interface JudgedBy {
  readonly title: string;
  readonly today: CalendarDate;
  readonly engineVersion: string;
  readonly ruleSet: UsedRules;
}

/** What the rules say of a case. */
export interface CaseEvaluation extends JudgedBy, Evaluation {}

const idsOf = (rows: readonly { readonly id: string }[] = []): readonly string[] => rows.map(({ id }) => id);

/** By what a case is judged. */
export const judgedBy = ({ rules = {}, title = '', today }: CaseFile, { version }: Shipped): JudgedBy => ({
  title,
  today,
  engineVersion: ENGINE_VERSION,
  ruleSet: { version, changed: idsOf(rules.change), added: idsOf(rules.add) },
});

/** Judges a case that has no problems. Pure: the same file gives the same answer, whatever the clock says. */
export const evaluateCase = (file: CaseFile, shipped: Shipped): CaseEvaluation => ({
  ...judgedBy(file, shipped),
  ...evaluate(documentOfCase(file, catalogueOfCase(file, shipped.catalogue)), rulesOfCase(file.rules ?? {}, shipped.rules)),
});

const namesIn = ({ plan, patient }: SequencingDocument): ReadonlyMap<string, ReturnType<NameById>> =>
  new Map([
    ...plan.courses.map(({ id, modality }) => [id, nameOf(modality)] as const),
    ...patient.medicines.map(({ id, label }) => [id, asCharted(label)] as const),
  ]);

/** What the courses, medicines and treatments of a case are called, for sentences. */
export const namesOfCase = (file: CaseFile, shipped: Shipped): NameById => {
  const catalogue = catalogueOfCase(file, shipped.catalogue);
  const names = namesIn(documentOfCase(file, catalogue));
  return (id) => names.get(id) ?? catalogue.get(id)?.name ?? asCharted(id);
};
