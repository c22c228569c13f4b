import type { FieldTree, TreeValidationResult, ValidationError } from '@angular/forms/signals';
import { problemOf } from './api-problem';

type Errors = ValidationError.WithOptionalFieldTree[];

/**
 * A refused save as errors of a signal form: field problems land on their fields (path `givenName` or `steps.0.text`),
 * anything else on the form itself. Return it from the submit action.
 */
export const fieldProblems = (field: FieldTree<unknown>, error: unknown): TreeValidationResult => {
  const problem = problemOf(error);
  const placed: Errors = (problem.errors ?? []).map(({ path, message }) => ({
    kind: 'server',
    message,
    fieldTree: descend(field, path),
  }));
  return placed.length > 0 ? placed : { kind: problem.code, message: problem.detail };
};

const descend = (field: FieldTree<unknown>, path: string): FieldTree<unknown> =>
  path.split(/[./]/).reduce<FieldTree<unknown>>((at, key) => (at as unknown as Record<string, FieldTree<unknown> | undefined>)[key] ?? at, field);

/** After a refused submit the first field that is wrong gets the focus, so nobody has to look for it. */
export const focusFirstError = (field: FieldTree<unknown>): void => {
  const first = field().errorSummary()[0];
  first?.fieldTree().focusBoundControl();
};
