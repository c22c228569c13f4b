import { pathText } from '@stagewell/shared/json-path';
import type { CaseFile } from '@stagewell/shared/sequencing/case-file';
import { caseProblems, type CaseProblem } from '@stagewell/shared/sequencing/case-problems';
import type { Shipped } from '@stagewell/shared/sequencing/case-words';
import { parseJson, placesIn } from '../json-position.js';
import { shapeProblems, type Document } from './shape-problems.js';

/** One thing that is wrong with a file: where (1-based), on which path, and why. */
export interface PlacedProblem {
  readonly line: number;
  readonly column: number;
  /** `$.plan.courses[0].modality`; `$` for the file as a whole. */
  readonly path: string;
  readonly reason: string;
}
export type Read<T> = { readonly ok: true; readonly file: T } | { readonly ok: false; readonly problems: readonly PlacedProblem[] };

/** What is wrong with the meaning of a document of any shape. */
export type Demand = (file: unknown) => readonly CaseProblem[];

/** A document from its text, or everything that is wrong with it at once. What is no JSON has one problem: where it breaks. */
export const readDocument = <T>(text: string, document: Document, demand: Demand): Read<T> => {
  const parsed = parseJson(text);
  if (!parsed.ok) return { ok: false, problems: [{ ...parsed.fault, path: '$' }] };
  const shape = shapeProblems(document, parsed.value);
  const told = new Set(shape.map(({ path }) => pathText(path)));
  const all = [...shape, ...demand(parsed.value).filter(({ path }) => !told.has(pathText(path)))];
  if (all.length === 0) return { ok: true, file: parsed.value as T };
  const placeOf = placesIn(text);
  const placed = all.map(({ path, reason }) => ({ ...placeOf(path), path: pathText(path), reason }));
  return { ok: false, problems: placed.toSorted((a, b) => a.line - b.line || a.column - b.column) };
};

/** A case file from its text; `demand` = what a command asks of a case beyond that it is sound. */
export const readCase = (text: string, shipped: Shipped, demand: Demand = () => []): Read<CaseFile> =>
  readDocument(text, 'case-file', (file) => [...caseProblems(file, shipped), ...demand(file)]);
