import { pathText } from '@stagewell/shared/json-path';
import type { CaseFile } from '@stagewell/shared/sequencing/case-file';
import { caseProblems, type CaseProblem } from '@stagewell/shared/sequencing/case-problems';
import type { Shipped } from '@stagewell/shared/sequencing/case-words';
import { parseJson, placesIn } from '../json-position.js';
import { shapeProblems } from './shape-problems.js';

/** One thing that is wrong with a file: where (1-based), on which path, and why. */
export interface PlacedProblem {
  readonly line: number;
  readonly column: number;
  /** `$.plan.courses[0].modality`; `$` for the file as a whole. */
  readonly path: string;
  readonly reason: string;
}
export type ReadCase = { readonly ok: true; readonly file: CaseFile } | { readonly ok: false; readonly problems: readonly PlacedProblem[] };

/** What a command asks of a case beyond that it is sound. */
export type Demand = (file: unknown) => readonly CaseProblem[];

/** A case file from its text, or everything that is wrong with it at once. A file that is no JSON has one problem: where it breaks. */
export const readCase = (text: string, shipped: Shipped, demand: Demand = () => []): ReadCase => {
  const parsed = parseJson(text);
  if (!parsed.ok) return { ok: false, problems: [{ ...parsed.fault, path: '$' }] };
  const shape = shapeProblems(parsed.value);
  const told = new Set(shape.map(({ path }) => pathText(path)));
  const all = [...shape, ...[...caseProblems(parsed.value, shipped), ...demand(parsed.value)].filter(({ path }) => !told.has(pathText(path)))];
  if (all.length === 0) return { ok: true, file: parsed.value as CaseFile };
  const placeOf = placesIn(text);
  const placed = all.map(({ path, reason }) => ({ ...placeOf(path), path: pathText(path), reason }));
  return { ok: false, problems: placed.toSorted((a, b) => a.line - b.line || a.column - b.column) };
};
