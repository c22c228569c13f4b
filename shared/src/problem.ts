/** The one shape of an error answer (RFC 9457, `application/problem+json`). */
export interface Problem {
  /** `about:blank` or a stable path below `/problems/`. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What happened, what was kept and what to do; never a driver's text. */
  readonly detail: string;
  /** Stable word for programs: `version-clash`, `plan-refused`, `not-found`, … */
  readonly code: string;
  readonly requestId: string;
  /** Field problems, each with the path inside the request body. */
  readonly errors?: readonly FieldProblem[];
  /** Extra members of some codes, e.g. the findings of `plan-refused`. */
  readonly context?: Readonly<Record<string, unknown>>;
}

export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}
