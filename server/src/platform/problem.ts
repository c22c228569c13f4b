import type { FieldProblem } from '@stagewell/shared/problem';

/** A refusal with its status, stable code and a sentence: what happened, what was kept, what to do. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly extra: { readonly errors?: readonly FieldProblem[]; readonly context?: Readonly<Record<string, unknown>>; readonly retryAfter?: number } = {},
  ) {
    super(code);
  }
}

/** Absent and another clinic's are the same answer. */
export const notFound = (): Refusal =>
  new Refusal(404, 'not-found', 'There is nothing here by that name. It may have been removed, or it may belong elsewhere. Nothing was changed.');

/** The chart went into chart `into`. */
export const chartMerged = (into: string): Refusal =>
  new Refusal(410, 'chart-merged', 'This chart was merged into another one. Nothing was stored here; open the chart that was kept.', { context: { into } });

export const versionClash = (): Refusal =>
  new Refusal(
    412,
    'version-clash',
    'Someone else saved this in the meantime. Your edit was not stored; it is still on your screen. Load the new version and compare.',
  );

export const forbidden = (detail: string, code = 'forbidden'): Refusal => new Refusal(403, code, detail);
export const unprocessable = (code: string, detail: string, context?: Readonly<Record<string, unknown>>): Refusal =>
  new Refusal(422, code, detail, context ? { context } : {});
export const badRequest = (code: string, detail: string, errors?: readonly FieldProblem[]): Refusal => new Refusal(400, code, detail, errors ? { errors } : {});
